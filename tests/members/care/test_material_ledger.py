"""Does a ledger of material become material, and come back with exactly what was changed in it?"""

import io

import openpyxl
import pytest
from sqlalchemy import func, select

from kernel.ids import committee_id
from kernel.tables import events
from rules.names import derived_id

pytestmark = pytest.mark.usefixtures("parsed_here")
HERE = committee_id("999900")
CEN, LI, QIU = (derived_id(HERE, "person", name) for name in ("岑知远", "黎云舟", "裘若谷"))
CLERKS = ("材料名称", "发放日期", "发放范围", "签收")
ROWS = (
    ("学习材料第三期", "2025-03-02", "教育界", "岑知远"),
    ("情况通报", "2025.3.5", "全体委员", "全部"),
    ("会议文件", "2025-04-01", "黎云舟、裘若谷", None),
)


@pytest.fixture
async def people(tell):
    for name, sector in (("岑知远", "教育"), ("黎云舟", "教育"), ("裘若谷", "经济")):
        bodies = [{"kind": "sector", "name": sector}]
        await tell("members", {"name": name, "term": 5, "since": "2022-01-12", "bodies": bodies})


@pytest.fixture
def types(members):
    """`await types(since)`: what happened after the log held so many events."""

    async def told(since=0):
        wanted = select(events.c.type).order_by(events.c.position).offset(since)
        async with members.engine.connect() as connection:
            return (await connection.execute(wanted)).scalars().all()

    return told


@pytest.fixture
def length(members):
    async def read():
        async with members.engine.connect() as connection:
            return (await connection.execute(select(func.count()).select_from(events))).scalar()

    return read


@pytest.fixture
def imported(http):
    async def take(data):
        answer = await http.post(
            "/committees/999900/imports/materials",
            params={"plenary": "5/3"},
            files={"file": ("材料台账.xlsx", data)},
        )
        assert answer.status_code == 200, answer.text
        told = answer.json()
        if told.get("position"):
            http.headers["at-least"] = told["position"]
        return told["outcome"]

    return take


@pytest.fixture
def book(http):
    async def read():
        answer = await http.get("/committees/999900/exports/materials")
        assert answer.status_code == 200, answer.text
        return openpyxl.load_workbook(io.BytesIO(answer.content))

    return read


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def cell(book, row, heading):
    """The cell of the n-th row under a heading."""
    page = book.worksheets[0]
    headings = [one.value for one in page[2]]
    return page.cell(2 + row, 1 + headings.index(heading))


async def test_a_clerks_ledger_comes_in_once(people, imported, seen, xlsx, length):
    data = xlsx(("云岭市政协材料发放台账",), CLERKS, *ROWS)
    told = await imported(data)
    assert (told["good"], told["bad"]) == (3, [])
    found = {one["title"]: one for one in await seen("materials")}
    school = found["学习材料第三期"]
    assert (school["scope"], school["recipients"]) == ("教育", sorted(map(str, (CEN, LI))))
    assert [one["member"] for one in school["readings"]] == [str(CEN)]
    assert len(found["情况通报"]["readings"]) == 3
    assert found["会议文件"]["readings"] == []
    before = await length()
    assert (await imported(data))["unchanged"] == 3
    assert await length() == before


async def test_an_export_comes_back_without_an_event(people, imported, xlsx, book, length):
    await imported(xlsx(CLERKS, *ROWS))
    before = await length()
    told = await imported(saved(await book()))
    assert (told["good"], told["bad"]) == (3, [])
    assert await length() == before


async def test_edits_of_an_export_give_exactly_the_edits(
    people, imported, seen, xlsx, book, length, types
):
    await imported(xlsx(CLERKS, *ROWS))
    sheet = await book()
    assert cell(sheet, 1, "签收").value == "岑知远"
    cell(sheet, 1, "签收").value = "黎云舟"
    cell(sheet, 2, "材料名称").value = "情况通报（第一期）"
    cell(sheet, 3, "发放范围").value = "黎云舟、裘若谷、岑知远"
    before = await length()
    assert (await imported(saved(sheet)))["bad"] == []
    assert await types(before) == [
        "members.material.read",
        "members.material.reading_struck",
        "members.material.corrected",
        "members.material.sent_further",
    ]
    before = await length()
    await imported(saved(sheet))
    assert await length() == before


async def test_what_was_changed_here_meanwhile_is_not_overwritten(
    people, imported, seen, xlsx, book, length, tell
):
    await imported(xlsx(CLERKS, *ROWS))
    sheet = await book()
    one = next(one for one in await seen("materials") if one["title"] == "会议文件")
    await tell(f"materials/{one['material']}/readings", {"member": str(LI)})
    before = await length()
    assert (await imported(saved(sheet)))["bad"] == []
    assert await length() == before
    cell(sheet, 3, "签收").value = "裘若谷"
    (bad,) = (await imported(saved(sheet)))["bad"]
    assert (bad["row"], "已被修改" in bad["reason"]) == (5, True)


async def test_what_cannot_be_understood_comes_back_with_its_reason(
    people, imported, xlsx, book, tell
):
    told = await imported(
        xlsx(
            (*CLERKS, "类别"),
            ("材料一", "2025-03-02", "柳上惠", None, None),
            ("材料二", "2025-03-02", "岑知远", "裘若谷", None),
            ("材料三", "2025-03-02", "岑知远", None, "闲书"),
            ("材料四", "2020-03-02", "教育界", None, None),
            ("材料五", "2025-03-02", "岑知远", None, "文件"),
        )
    )
    reasons = [one["reason"] for one in told["bad"]]
    assert len(reasons) == 4
    words = ("没有“柳上惠”", "不在发放范围", "闲书", "当日没有委员")
    for reason, expected in zip(reasons, words, strict=True):
        assert expected in reason
    sheet = await book()
    cell(sheet, 1, "发放范围").value = "黎云舟"
    (bad,) = (await imported(saved(sheet)))["bad"]
    assert "不能从发放范围中去掉" in bad["reason"]
