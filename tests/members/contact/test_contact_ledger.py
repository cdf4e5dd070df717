"""Does a ledger of contacts become contacts, and come back with exactly what was changed in it?"""

import io
from datetime import date

import openpyxl
import pytest
from sqlalchemy import func, select

from kernel.clock import today
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.tables import events, vault
from kernel.testing.running import client
from rules.names import derived_id

pytestmark = pytest.mark.usefixtures("parsed_here")
HERE = committee_id("999900")
CEN, LI = (derived_id(HERE, "person", name) for name in ("岑知远", "黎云舟"))
CLERKS = ("委员姓名", "走访日期", "走访人", "方式", "内容", "反映问题", "办理情况")
SAID = "了解履职情况，家中老人需照料。"
ROWS = (
    ("岑知远", "2025-03-02", "柳依依", "上门走访", SAID, "照料不便", "已联系社区"),
    ("黎云舟、岑知远", "2025.3.5", "裘若谷", "座谈", "听取意见", None, None),
    ("黎云舟", date(2025, 4, 1), "柳依依", "微信", None, None, None),
)


@pytest.fixture
async def people(tell):
    for name, sector in (("岑知远", "教育"), ("黎云舟", "教育"), ("裘若谷", "经济")):
        bodies = [{"kind": "sector", "name": sector}]
        await tell("members", {"name": name, "term": 5, "since": "2022-01-12", "bodies": bodies})


@pytest.fixture
def log(members):
    async def length():
        async with members.engine.connect() as connection:
            return (await connection.execute(select(func.count()).select_from(events))).scalar()

    return length


@pytest.fixture
def types(members):
    """`await types(since)`: what happened after the log held so many events."""

    async def told(since):
        wanted = select(events.c.type).order_by(events.c.position).offset(since)
        async with members.engine.connect() as connection:
            return (await connection.execute(wanted)).scalars().all()

    return told


@pytest.fixture
def imported(http):
    async def take(data, status=200, **params):
        answer = await http.post(
            "/committees/999900/imports/contacts",
            params={"plenary": "5/3"} | params,
            files={"file": ("走访台账.xlsx", data)},
        )
        assert answer.status_code == status, answer.text
        told = answer.json()
        if told.get("position"):
            http.headers["at-least"] = told["position"]
        return told

    return take


@pytest.fixture
def book(http):
    """`await book("contacts-with-text")`: the export, to be changed."""

    async def read(which="contacts-with-text"):
        path = f"/committees/999900/exports/{which}"
        if which == "contacts":
            answer = await http.get(path)
        else:
            answer = await http.post(path, json={"reason": "年度归档"})
            assert answer.headers["cache-control"] == "no-store"
        assert answer.status_code == 200, answer.text
        return openpyxl.load_workbook(io.BytesIO(answer.content))

    return read


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def cell(book, row, heading):
    """The cell of the n-th contact under a heading."""
    page = book.worksheets[0]
    headings = [one.value for one in page[2]]
    return page.cell(2 + row, 1 + headings.index(heading))


async def test_a_clerks_ledger_comes_in_once_and_its_words_lie_in_the_vault(
    people, imported, seen, xlsx, log, members
):
    data = xlsx(("云岭市政协走访委员台账",), CLERKS, *ROWS)
    told = await imported(data)
    assert (told["outcome"]["rows"], told["outcome"]["good"]) == (3, 3), told
    found = await seen("contacts")
    assert [(one["made_on"], one["way"], one["by"]["name"]) for one in found] == [
        ("2025-04-01", "微信", "柳依依"),
        ("2025-03-05", "座谈", "裘若谷"),
        ("2025-03-02", "走访", "柳依依"),
    ]
    assert found[1]["reached"] == [str(LI), str(CEN)]
    assert (found[1]["by"]["kind"], found[2]["by"]["kind"]) == ("member", "person")
    assert (found[2]["asked_on"], found[2]["done_on"]) == ("2025-03-02", "2025-03-02")
    assert (await seen(f"contacts/{found[2]['contact']}/text"))["said"] == SAID
    before = await log()
    told = await imported(data)
    assert (told["outcome"]["good"], told["outcome"]["unchanged"]) == (3, 3)
    assert await log() == before
    async with members.engine.connect() as connection:
        logged = select(events.c.data).where(events.c.data.contains("老人"))
        assert (await connection.execute(logged)).all() == []
        kept = select(func.count()).select_from(vault).where(vault.c.kind == "contact.said")
        assert (await connection.execute(kept)).scalar() == 2


async def test_a_row_without_a_kind_counts_for_the_only_pair_it_can_have_been_of(
    people, tell, imported, seen, xlsx
):
    pair = {"kind": "联络员联系委员", "contacting": {"person": "柳依依"}, "since": "2025-01-01"}
    await tell("contact-pairs", pair | {"contacted": {"member": str(CEN)}})
    await imported(xlsx(CLERKS, *ROWS))
    kinds = {one["made_on"]: one["kind"] for one in await seen("contacts")}
    assert kinds == {"2025-03-02": "联络员联系委员", "2025-03-05": None, "2025-04-01": None}


async def test_what_cannot_be_understood_comes_back_with_its_reason(people, imported, xlsx, tell):
    await tell("members", {"name": "岑知远", "nth": 2, "term": 5, "since": "2022-01-12"})
    told = await imported(
        xlsx(
            (*CLERKS, "联系类别"),
            ("柳上惠", "2025-03-02", "柳依依", "走访", None, None, None, None),
            ("岑知远", "2025-03-02", "柳依依", "走访", None, None, None, None),
            ("黎云舟", "2025-03-02", "柳依依", "飞鸽", None, None, None, None),
            ("黎云舟", f"{today().year + 1}-03-02", "柳依依", "走访", None, None, None, None),
            ("黎云舟", "2025-03-02", "柳依依", "走访", None, None, None, "联络员联系委员"),
            ("岑知远（教育）", "2025-03-02", "柳依依", "走访", None, None, None, None),
        )
    )
    reasons = [one["reason"] for one in told["outcome"]["bad"]]
    assert [one["row"] for one in told["outcome"]["bad"]] == [2, 3, 4, 5, 6]
    expected = ("没有“柳上惠”", "有多位委员名为", "飞鸽", "晚于今天", "没有“柳依依”")
    for reason, words in zip(reasons, expected, strict=True):
        assert words in reason
    assert told["outcome"]["good"] == 1


@pytest.mark.parametrize("which", ["contacts", "contacts-with-text"])
async def test_an_export_comes_back_without_an_event(
    people, tell, imported, xlsx, log, book, which
):
    pair = {"kind": "主席会议成员联系界别", "since": "2025-01-01"}
    sector = {"body": {"kind": "sector", "name": "教育"}}
    qiu = {"member": str(derived_id(HERE, "person", "裘若谷"))}
    formed = await tell("contact-pairs", pair | {"contacting": qiu, "contacted": sector})
    which_pair = formed["stream"].partition("-")[2]
    await tell("contacts", {"made_on": "2025-05-06", "way": "座谈", "pair": which_pair})
    body = {"kind": "special_committee", "name": "提案委员会"}
    await tell(f"members/{LI}/bodies", body)
    by = {"body": body}
    await tell(
        "contacts", {"made_on": "2025-05-07", "way": "走访", "by": by, "reached": [str(CEN)]}
    )
    await imported(xlsx(CLERKS, *ROWS))
    exported = saved(await book(which))
    before = await log()
    told = await imported(exported)
    assert (told["outcome"]["good"], told["outcome"]["bad"]) == (5, []), told["outcome"]
    assert await log() == before


async def test_edits_of_an_export_give_exactly_the_edits(
    people, imported, seen, xlsx, log, book, types, http, tell
):
    await imported(xlsx(CLERKS, *ROWS))
    first = (await seen("contacts"))[2]["contact"]
    await tell(f"contacts/{first}/follow-up/done", {"done_on": "2025-03-20"})
    sheet = await book()
    cell(sheet, 1, "办理情况").value = "社区已安排照料"
    cell(sheet, 2, "方式").value = "电话"
    cell(sheet, 3, "委员姓名").value = "黎云舟、岑知远"
    before = await log()
    told = await imported(saved(sheet))
    assert told["outcome"]["bad"] == []
    assert await types(before) == [
        "members.contact.noted",
        "members.contact.corrected",
        "members.contact.corrected",
    ]
    found = await seen("contacts")
    assert [one["way"] for one in found] == ["微信", "电话", "走访"]
    assert found[0]["reached"] == [str(LI), str(CEN)]
    words = await seen(f"contacts/{first}/text")
    assert (words["said"], words["outcome"]) == (SAID, "社区已安排照料")
    before = await log()
    await imported(saved(sheet))
    assert await log() == before


async def test_a_row_that_was_changed_here_meanwhile_is_not_overwritten(
    people, imported, seen, xlsx, log, book, tell, http
):
    await imported(xlsx(CLERKS, *ROWS))
    sheet = await book()
    one = (await seen("contacts"))[0]
    by = {"person": "柳依依"}
    body = {"made_on": "2025-04-01", "way": "电话", "by": by, "reached": one["reached"]}
    answer = await http.put(f"/committees/999900/contacts/{one['contact']}", json=body)
    http.headers["at-least"] = answer.json()["position"]
    before = await log()
    told = await imported(saved(sheet))
    assert (told["outcome"]["bad"], await log()) == ([], before)
    cell(sheet, 3, "方式").value = "谈心"
    told = await imported(saved(sheet))
    assert [one["row"] for one in told["outcome"]["bad"]] == [5]
    assert "已被修改" in told["outcome"]["bad"][0]["reason"]
    assert (await seen("contacts"))[0]["way"] == "电话"


async def test_words_go_out_only_by_a_permission_of_their_own(people, imported, xlsx, book, http):
    await imported(xlsx(CLERKS, *ROWS))
    assert cell(await book(), 1, "内容").value == SAID
    plain = await book("contacts")
    assert [cell(plain, 1, name).value for name in ("内容", "反映问题", "办理情况")] == [None] * 3


async def test_who_took_the_words_out_is_told_to_the_members_concerned(
    people, imported, xlsx, book, seen, http
):
    await imported(xlsx(CLERKS, *ROWS))
    answer = await http.post("/committees/999900/exports/contacts-with-text", json={})
    assert answer.status_code == 422
    await book("contacts")
    assert await seen(f"members/{CEN}/disclosures") == []
    await book()
    (found,) = await seen(f"members/{CEN}/disclosures")
    assert (found["purpose"], found["kinds"]) == ("contacts", ["contact_words"])
    assert found["reason"] == "年度归档"


async def test_neither_a_leader_nor_a_member_takes_the_ledger_out(members, people):
    for role, who in ((Role.LEADER, "leader:1"), (Role.MEMBER, f"member:{CEN}")):
        async with client(members, Principal(who, (Grant(role, HERE),))) as asked:
            exports = "/committees/999900/exports"
            assert (await asked.get(f"{exports}/contacts")).status_code == 403
            words = {"reason": "年度归档"}
            answer = await asked.post(f"{exports}/contacts-with-text", json=words)
            assert answer.status_code == 403


async def test_a_row_that_the_next_file_leaves_out_is_taken_back_only_when_asked(
    people, imported, seen, xlsx
):
    await imported(xlsx(CLERKS, *ROWS))
    await imported(xlsx(CLERKS, *ROWS[:2]))
    assert len(await seen("contacts")) == 3
    told = await imported(xlsx(CLERKS, *ROWS[:2]), retract_missing="误录")
    assert told["retracted"] == 1
    assert len(await seen("contacts")) == 2
