"""Is a file told apart: genuine, saved again, changed, unknown; and what has moved since?"""

import base64
import io
from datetime import date
from zipfile import ZipFile

import openpyxl
import pytest
from city_years import City
from lxml import html as reader
from told_events import numbered

from contracts.proposals.proposal import ProposalSubmitted, ProposalWithdrawn
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.issue.word_text import word_text

PATH = "/committees/999900/documents/proposal-review"
PLENARY = {"plenary": "5/4"}
TOWN = City("999900", "云岭市政协", "city", members=20, proposals=24, a_month=1)


@pytest.fixture
async def http(database):
    """The service's client, its feed and the service itself, a town's two years received."""
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        http.feed, http.reporting, http.events = Feed(), reporting, list(TOWN.events())
        await receive(reporting, http.feed.all(TOWN.here, http.events))
        yield http


async def issue(http, **also) -> dict:
    told = await http.post(PATH, params=PLENARY | also)
    assert told.status_code == 201, told.text
    return told.json()


def content(told: dict, name: str) -> bytes:
    (found,) = [one["content"] for one in told["files"] if one["name"] == name]
    return base64.b64decode(found)


async def verify(http, data: bytes) -> dict:
    told = await http.post("/documents/verify", files={"file": ("a.docx", data)})
    assert told.status_code == 200, told.text
    return told.json()


def with_part(data: bytes, part: str, change) -> bytes:
    """The same package, packed anew, one part changed."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text) if name == part else text)
    return target.getvalue()


async def test_the_issued_files_are_genuine_and_say_which_document_when_and_by_whom(http):
    paper = await issue(http)
    for name in ("提案审查情况报告.docx", "指标依据.xlsx"):
        told = await verify(http, content(paper, name))
        assert (told["state"], told["file"]) == ("genuine", name)
        assert (told["document"], told["title"]) == (paper["document"], paper["title"])
        assert told["issued"]["by"] == "office:operator"
        assert date.fromisoformat(told["issued"]["on"])
        assert told["same_bytes"]
        assert (told["edits"], told["differences"], told["since"]) == ([], [], [])
    body = await http.post("/documents/verify", content=content(paper, "提案审查情况报告.docx"))
    assert body.json()["state"] == "genuine"


async def test_another_packing_is_not_genuine_but_says_the_same(http):
    paper = await issue(http)
    again = with_part(content(paper, "提案审查情况报告.docx"), "word/styles.xml", lambda text: text)
    told = await verify(http, again + b"\0")
    assert (told["state"], told["edits"], told["document"]) == ("resaved", [], paper["document"])


async def test_what_a_person_changed_is_named(http):
    paper = await issue(http)
    original = content(paper, "提案审查情况报告.docx")
    assert "24件" in "".join(unit.text for unit in word_text(original).units)

    def more(text: bytes) -> bytes:
        return text.replace("24件".encode(), "42件".encode(), 1)

    told = await verify(http, with_part(original, "word/document.xml", more))
    assert (told["state"], told["edited"], told["document"]) == ("changed", 1, paper["document"])
    (edit,) = told["edits"]
    assert edit["was"].replace("24件", "42件", 1) == edit["now"]
    assert edit["place_zh"].startswith("第")


async def test_a_file_that_lost_its_id_is_found_by_its_cut(http):
    paper = await issue(http)

    def nameless(text: bytes) -> bytes:
        return text.replace(b'name="document"', b'name="other"')

    old = with_part(content(paper, "提案审查情况报告.docx"), "docProps/custom.xml", nameless)
    told = await verify(http, old)
    assert (told["state"], told["document"]) == ("resaved", paper["document"])


async def test_what_was_issued_nowhere_here_is_unknown_or_refused(http):
    draft = await http.post(PATH, params=PLENARY | {"draft": True})
    told = await verify(http, content(draft.json(), "提案审查情况报告.docx"))
    assert (told["state"], told["document"]) == ("unknown", None)
    refused = await http.post("/documents/verify", content=b"%PDF-1.7")
    assert refused.status_code == 422
    assert "PDF" in refused.json()["title_zh"]
    empty = await http.post("/documents/verify", content=b"")
    assert empty.status_code == 400


async def test_a_withdrawal_that_came_later_is_named_at_each_figure_it_moved(http):
    paper = await issue(http)
    told = (event for event, _ in http.events if isinstance(event, ProposalSubmitted))
    *_, first = (event for event in told if event.serial_no == 1)
    gone = ProposalWithdrawn(proposal=first.proposal, reason="另行提出")
    await receive(http.reporting, http.feed.all(TOWN.here, [(gone, date(2026, 3, 2))]))
    told = await verify(http, content(paper, "提案审查情况报告.docx"))
    assert (told["state"], told["same_bytes"], told["differences"]) == ("genuine", True, [])
    moved = {one["figure"]: one for one in told["since"]}
    filed = moved["proposals.filed"]
    assert int(filed["now"][:-1]) == int(filed["printed"][:-1]) - 1
    assert (filed["count"], filed["why"]) == (1, None)
    (event,) = filed["events"]
    assert event["type"] == "proposals.proposal.withdrawn"
    assert (event["case"], event["occurred_on"]) == (first.title, "2026-03-02")
    assert "proposals.received" not in moved
    assert all(one["count"] for one in told["since"])
    by_id = (await http.get(f"/documents/{paper['document']}/verify")).json()
    assert by_id["since"] == told["since"]


async def test_a_document_is_handed_out_as_a_page_and_as_a_check_copy_of_the_day_of_issue(http):
    paper = await issue(http, html=True, check_copy=True)
    names = [one["name"] for one in paper["files"]]
    assert names == [
        "提案审查情况报告.docx",
        "指标依据.xlsx",
        "提案审查情况报告.html",
        "核对稿.docx",
    ]
    at = f"/documents/{paper['document']}"
    page = await http.get(f"{at}/html")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert page.content == content(paper, "提案审查情况报告.html")
    copy = await http.get(f"{at}/check-copy")
    assert copy.content == content(paper, "核对稿.docx")
    again = (await http.get(at, params={"html": True, "check_copy": True})).json()
    assert again["files"] == paper["files"]
    told = await verify(http, copy.content)
    assert (told["state"], told["check_copy"], told["edits"]) == ("check-copy", True, [])
    printed = {one.get("value") for one in reader.fromstring(page.text).xpath("//data")}
    book = openpyxl.load_workbook(io.BytesIO(content(paper, "指标依据.xlsx")), read_only=True)
    rows = list(book["目录"].iter_rows(min_row=5, values_only=True))
    assert {row[0] for row in rows if row[9]} == printed


async def test_the_marks_of_the_copy_lead_to_the_rows_of_the_workbook_that_bear_them(http):
    paper = await issue(http, check_copy=True)
    book = openpyxl.load_workbook(io.BytesIO(content(paper, "指标依据.xlsx")))
    cells = {
        unit.at: unit.text
        for unit in word_text(content(paper, "核对稿.docx")).units
        if unit.sort == "cell"
    }
    last = max(at[0] for at in cells)
    listed = [
        [cells.get((last, row, n), "") for n in range(1, 8)]
        for row in range(2, 400)
        if (last, row, 1) in cells
    ]
    assert len(listed) > 20
    for mark, name, _, _, window, events, place in listed:
        first, _, other = place.partition("；")
        row = int(first.removeprefix("目录第").removesuffix("行"))
        entry = [cell.value for cell in book["目录"][row]]
        assert (entry[0], entry[9]) == (name.split("\n")[1], mark)
        assert entry[8] == window
        proofs = [
            each
            for each in book["依据"].iter_rows(min_row=5, values_only=True)
            if mark in (each[4] or "")
        ]
        assert len(set[int]().union(*(numbered(each[3]) for each in proofs))) == int(events)
        if other:
            at = int(
                other.split("、")[0].removeprefix("依据第").removesuffix("等").removesuffix("行起")
            )
            assert mark in book["依据"].cell(at, 5).value
