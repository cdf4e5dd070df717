"""Are documents issued, kept, printed again to the byte, and refused while figures are partial?"""

import base64
import io
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import asyncpg
import openpyxl
import pytest
from city_years import City
from told_events import numbered

from contracts.members.committee import CommitteeRenamed
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING

PATH = "/committees/999900/documents/proposal-review"
PLENARY = {"plenary": "5/4"}
TOWN = City("999900", "云岭市政协", "city", members=20, proposals=24, a_month=1)


async def filled(reporting) -> Feed:
    feed = Feed()
    await receive(reporting, feed.all(TOWN.here, list(TOWN.events())))
    return feed


def text_of(file: dict) -> str:
    package = ZipFile(io.BytesIO(base64.b64decode(file["content"])))
    return package.read("word/document.xml").decode()


async def test_a_document_is_issued_with_its_evidence_and_printed_again_to_the_byte(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await filled(reporting)
        told = await http.post(PATH, params=PLENARY)
        assert told.status_code == 201, told.text
        paper = told.json()
        assert [one["name"] for one in paper["files"]] == ["提案审查情况报告.docx", "指标依据.xlsx"]
        assert paper["partial"] is None
        assert paper["warnings"] == []
        assert "报告人" not in paper["blanks"]
        assert "24件" in text_of(paper["files"][0])
        again = await http.get(f"/documents/{paper['document']}")
        assert again.json()["files"] == paper["files"]
        assert again.json()["blanks"] == paper["blanks"]
        (listed,) = (await http.get("/documents", params={"committee": "999900"})).json()
        assert (listed["document"], listed["file"]) == (paper["document"], "提案审查情况报告.docx")
        assert (await http.get("/documents", params={"committee": str(TOWN.here)})).json()


async def test_a_retry_under_the_same_key_gives_the_same_document(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await filled(reporting)
        key = {"idempotency-key": "print-1"}
        first = await http.post(PATH, params=PLENARY, headers=key)
        second = await http.post(PATH, params=PLENARY, headers=key)
        assert (first.status_code, second.status_code) == (201, 200)
        assert second.json()["files"] == first.json()["files"]
        assert len((await http.get("/documents")).json()) == 1


async def test_documents_are_listed_by_pages_the_latest_first_and_once_while_none_is_new(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await filled(reporting)
        for _ in range(3):
            assert (await http.post(PATH, params=PLENARY)).status_code == 201
        whole = await http.get("/documents")
        tag = {"If-None-Match": whole.headers["etag"]}
        assert (await http.get("/documents", headers=tag)).status_code == 304
        seen, link = [], "/documents?limit=2"
        while link:
            page = await http.get(link)
            seen += page.json()
            link = page.links.get("next", {}).get("url")
            link = link and f"/documents{link}"
        assert seen == whole.json()
        assert seen == sorted(seen, key=lambda one: one["as_of"], reverse=True)
        assert len(seen) == 3
        assert (await http.post(PATH, params=PLENARY)).status_code == 201
        assert len((await http.get("/documents", headers=tag)).json()) == 4


async def test_partial_figures_are_not_issued_but_can_be_drafted(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        feed = await filled(reporting)
        (known, day), *_ = TOWN.events()
        strange = replace(feed.next(TOWN.here, known, day), type="members.member.unheard_of")
        await receive(reporting, [replace(strange, stream="member-x")])
        refused = await http.post(PATH, params=PLENARY)
        assert refused.status_code == 409
        assert refused.json()["type"] == "urn:jianyan:problem:Partial"
        draft = await http.post(PATH, params={**PLENARY, "draft": "true"})
        assert draft.status_code == 200
        assert draft.json()["document"] is None
        assert draft.json()["partial"]
        package = ZipFile(io.BytesIO(base64.b64decode(draft.json()["files"][0]["content"])))
        assert "〔数据不全〕" in package.read("word/header1.xml").decode()
        assert (await http.get("/documents")).json() == []


async def test_a_draft_of_complete_figures_says_that_it_is_a_draft_and_nothing_else(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await filled(reporting)
        draft = (await http.post(PATH, params={**PLENARY, "draft": "true"})).json()
        assert (draft["document"], draft["partial"]) == (None, None)
        package = ZipFile(io.BytesIO(base64.b64decode(draft["files"][0]["content"])))
        header = package.read("word/header1.xml").decode()
        assert "〔草稿〕" in header
        assert "数据不全" not in header


async def test_damaged_bytes_are_never_printed_as_the_document(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await filled(reporting)
        paper = (await http.post(PATH, params=PLENARY)).json()
        allow = "alter table kept_documents disable trigger kept_documents_append_only; "
        await _as_owner(database, allow + "update kept_documents set content = 'x'::bytea")
        damaged = await http.get(f"/documents/{paper['document']}")
        assert damaged.status_code == 500
        assert damaged.json()["type"] == "urn:jianyan:problem:KeptBytesDamaged"


async def _as_owner(database, statement: str) -> None:
    connection = await asyncpg.connect(database.owner)
    await connection.execute(statement)
    await connection.close()


async def test_verifying_names_a_figure_that_no_longer_follows(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await filled(reporting)
        paper = (await http.post(PATH, params=PLENARY)).json()
        same = (await http.get(f"/documents/{paper['document']}/verify")).json()
        assert same["same_figures"]
        assert same["same_bytes"]
        assert same["differences"] == []
        await _as_owner(
            database, "update case_proposal set category = '文化建设' where category = '政治建设'"
        )
        other = (await http.get(f"/documents/{paper['document']}/verify")).json()
        assert not other["same_figures"]
        assert not other["same_bytes"]
        named = {one["figure"] for one in other["differences"]}
        assert "proposals.by_category/文化建设" in named
        assert "proposals.received" not in named


async def test_an_unknown_document_is_not_found(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        unknown = "00000000-0000-0000-0000-000000000000"
        assert (await http.get(f"/documents/{unknown}")).status_code == 404


@pytest.mark.parametrize(
    ("kind", "file"),
    [("annual-summary", "年度工作总结.docx"), ("annual-plan", "下一年度工作计划.docx")],
)
async def test_the_years_papers_are_issued_and_verified(database, kind, file):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await filled(reporting)
        path = PATH.replace("proposal-review", kind)
        told = await http.post(path, params={**PLENARY, "form": "report"})
        assert told.status_code == 201, told.text
        paper = told.json()
        assert [one["name"] for one in paper["files"]] == [file, "指标依据.xlsx"]
        assert paper["warnings"] == []
        verified = (await http.get(f"/documents/{paper['document']}/verify")).json()
        assert verified["same_bytes"]


async def test_every_printed_figure_leads_to_cases_with_events(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await filled(reporting)
        paper = (
            await http.post(PATH.replace("proposal-review", "annual-summary"), params=PLENARY)
        ).json()
        content = base64.b64decode(paper["files"][1]["content"])
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        listed = [row for row in book["目录"].iter_rows(min_row=5, values_only=True) if row[0]]
        evidence = list(book["依据"].iter_rows(min_row=5, values_only=True))
        proven = {row[0] for row in evidence}
        assert all(row[3] for row in evidence if row[0])
        events = list(book["事件"].iter_rows(min_row=5, values_only=True))
        assert [row[0] for row in events] == list(range(1, len(events) + 1))
        assert len({row[3] for row in events}) == len(events)
        assert set().union(*(numbered(row[3]) for row in evidence)) == {row[0] for row in events}
        plain = [row for row in listed if ":" not in row[0] and not row[4] and row[7]]
        assert len(plain) > 20
        assert {row[0] for row in plain} <= proven
        for row in plain:
            cases = {each[1] for each in evidence if each[0] == row[0]}
            assert len(cases) == row[7], row
        assert all(row[4] == "相符" for row in book["核对"].iter_rows(min_row=5, values_only=True))


async def test_a_document_bears_the_name_that_the_committee_had_on_its_windows_last_day(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        feed = await filled(reporting)
        renamed = [
            (CommitteeRenamed(committee=TOWN.here, name=name, effective_on=on, basis="批复"), on)
            for name, on in (
                ("云东市政协", date(2025, 9, 1)),
                ("东云市政协", date(2025, 10, 1)),
                ("云中市政协", date(2025, 10, 1)),
            )
        ]
        await receive(reporting, feed.all(TOWN.here, renamed))
        printed = {}
        for window in ("2025-08", "2025-09", "2025-10"):
            told = await http.post(PATH, params=PLENARY | {"window": window})
            assert told.status_code == 201, told.text
            text = text_of(told.json()["files"][0])
            names = ("云岭市", "云东市", "东云市", "云中市")
            printed[window] = [name for name in names if f"政协{name}委员会" in text]
        assert printed == {"2025-08": ["云岭市"], "2025-09": ["云东市"], "2025-10": ["云中市"]}
