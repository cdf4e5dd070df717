"""Does a roster that goes out, is edited and comes back ask for exactly its edits?"""

import io

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kernel.tables import events

CODE = "999900"
pytestmark = pytest.mark.usefixtures("parsed_here")
PEOPLE = (
    {"name": "岑知远", "member_no": "0001", "gender": "女", "party": "中共党员", "degree": "博士",
     "roles": ["常务委员"], "bodies": [
         {"kind": "sector", "name": "教育", "duty": "界别召集人"},
         {"kind": "special_committee", "name": "提案委员会"},
         {"kind": "special_committee", "name": "经济委员会", "duty": "副主任"}]},
    {"name": "黎云舟", "member_no": "0002", "gender": "男", "in_system": False,
     "since": "2022-01-12", "honours": "省劳动模范、市先进工作者",
     "bodies": [{"kind": "sector", "name": "经济"}]},
    {"name": "黎云舟", "nth": 2, "member_no": "0003", "employer": "云岭市第二中学"},
)  # fmt: skip


@pytest.fixture
async def enrolled(tell):
    for one in PEOPLE:
        await tell("members", {"term": 5} | one)


@pytest.fixture
def sheet(http):
    """`await sheet()`: the exported roster, open to be edited."""

    async def read():
        told = await http.get(f"/committees/{CODE}/exports/roster", params={"everyone": True})
        assert told.status_code == 200, told.text
        return Sheet(openpyxl.load_workbook(io.BytesIO(told.content)))

    return read


class Sheet:
    """A roster as a clerk has it open in Excel."""

    def __init__(self, book):
        self.book, self.page = book, book.worksheets[0]
        self.headings = [cell.value for cell in self.page[1]]

    def row(self, number):
        return next(
            row for row in self.page.iter_rows(min_row=2)
            if row[self.headings.index("委员编号")].value == number
        )  # fmt: skip

    def cell(self, number, heading):
        return self.row(number)[self.headings.index(heading)]

    def put(self, number, heading, value):
        self.cell(number, heading).value = value

    def data(self):
        target = io.BytesIO()
        self.book.save(target)
        return target.getvalue()


@pytest.fixture
def since_then(members):
    """`await since_then()`: the events recorded since it was asked last, as (type, data)."""
    seen = []

    async def new():
        async with members.engine.connect() as connection:
            wanted = select(events.c.type, events.c.data, events.c.position)
            wanted = wanted.where(events.c.stream.startswith("member-"))
            rows = (await connection.execute(wanted.order_by(events.c.position))).all()
        fresh = [(row.type.removeprefix("members.member."), row.data) for row in rows[len(seen) :]]
        seen.extend(fresh)
        return fresh

    return new


async def types(since_then):
    return [name for name, _ in await since_then()]


async def test_left_alone_it_asks_for_nothing(enrolled, sheet, roster, since_then):
    await since_then()
    told = await roster((await sheet()).data())
    assert (told["outcome"]["good"], told["outcome"]["unchanged"]) == (3, 3)
    assert (told["outcome"]["bad"], await since_then()) == ([], [])


@pytest.mark.parametrize(
    ("number", "heading", "value", "recorded", "field", "after"),
    [
        ("0001", "学位", None, ["particulars_corrected"], "degree", None),
        ("0001", "学位", "硕士", ["particulars_corrected"], "degree", "硕士"),
        ("0001", "姓名", "岑致远", ["particulars_corrected"], "name", "岑致远"),
        ("0001", "出生年份", 1975, ["particulars_corrected"], "birth_year", 1975),
        ("0002", "体制内外", "体制内", ["particulars_corrected"], "in_system", True),
        ("0002", "体制内外", None, ["particulars_corrected"], "in_system", None),
        ("0002", "荣誉称号", "省劳动模范", ["particulars_corrected"], "honours", "省劳动模范"),
        ("0002", "界别", "农业", ["membership_ended", "membership_began"], "sector", "农业"),
        ("0002", "界别", None, ["membership_ended"], "sector", None),
        ("0001", "界别职务", None, ["membership_began"], "sector", "教育"),
        ("0001", "所属专委会2", None, ["membership_ended"], "special_committees", ["经济委员会"]),
        ("0001", "专委会职务", "主任", ["membership_began"], "special_committees", None),
        ("0003", "街道活动组", "红云街道", ["membership_began"], "groups", ["红云街道"]),
        ("0001", "政协职务", None, ["role_laid_down"], "roles", []),
        ("0002", "政协职务", "副主席", ["role_assumed"], "roles", ["副主席"]),
        ("0002", "任职日期", "2022-02-12", ["admitted"], "since", "2022-02-12"),
        ("0003", "届次", "6届", ["reappointed"], "term", 6),
        ("0001", "学位", "  博　士 ", [], "degree", "博士"),
        ("0001", "籍贯", "无", [], "native_place", None),
    ],
)
async def test_an_edited_cell_is_that_edit_alone(
    enrolled, sheet, roster, seen, since_then, number, heading, value, recorded, field, after
):
    await since_then()
    page = await sheet()
    page.put(number, heading, value)
    told = await roster(page.data())
    assert told["outcome"]["bad"] == []
    assert await types(since_then) == recorded
    assert told["outcome"]["changed"] == (1 if recorded else 0)
    everyone = await seen("members", everyone=True)
    one = next(one for one in everyone if one["member_no"] == number)
    found = one[field]
    if isinstance(found, dict):
        found = found["name"]
    elif found and isinstance(found[0] if isinstance(found, list) else None, dict):
        found = [body["name"] for body in found]
    assert after is None or found == after
    told = await roster(page.data())
    assert (told["outcome"]["changed"], await since_then()) == (0, [])


async def test_an_emptied_duty_leaves_the_membership(enrolled, sheet, roster, seen):
    page = await sheet()
    page.put("0001", "界别职务", None)
    await roster(page.data())
    one = next(one for one in await seen("members") if one["member_no"] == "0001")
    assert (one["sector"]["name"], one["sector"]["duty"]) == ("教育", None)


async def test_who_left_left_on_the_day_written(enrolled, sheet, roster, seen):
    page = await sheet()
    page.put("0002", "状态", "辞去")
    page.put("0002", "离任日期", "2025-06-30")
    await roster(page.data())
    (one,) = await seen("members", how="resigned")
    assert (one["member_no"], one["until"]) == ("0002", "2025-06-30")


async def test_a_day_of_change_is_that_of_the_sector(enrolled, sheet, roster, seen):
    page = await sheet()
    page.put("0002", "界别", "农业")
    page.put("0002", "变动日期", "2025-03-01")
    await roster(page.data())
    for day, sector in (("2025-02-28", "经济"), ("2025-03-01", "农业")):
        assert [one["member_no"] for one in await seen("members", on=day, sector=sector)] == [
            "0002"
        ]


@pytest.mark.parametrize(
    ("heading", "value", "column"),
    [
        ("姓名", None, "姓名"),
        ("任职日期", None, "任职日期"),
        ("届次", "4届", "届次"),
        ("状态", "辞去", "离任日期"),
        ("出生年份", 2190, "出生年份"),
        ("体制内外", "半体制", "体制内外"),
        ("核对码", "00", "核对码"),
    ],
)
async def test_an_edit_that_cannot_be_taken_brings_the_row_back(
    enrolled, sheet, roster, since_then, heading, value, column
):
    await since_then()
    page = await sheet()
    page.put("0002", heading, value)
    page.put("0001", "学位", "硕士")
    told = await roster(page.data())
    (bad,) = told["outcome"]["bad"]
    assert bad["column"] == column
    assert await types(since_then) == ["particulars_corrected"]


async def test_what_was_changed_here_meanwhile_is_not_overwritten(
    enrolled, sheet, roster, seen, tell
):
    page = await sheet()
    one = next(one for one in await seen("members") if one["member_no"] == "0001")
    about = f"members/{one['member']}/particulars"
    await tell(about, {"degree": "硕士", "profession": "教师"})
    page.put("0001", "学位", "学士")
    told = await roster(page.data())
    (bad,) = told["outcome"]["bad"]
    assert (bad["column"], "已被修改" in bad["reason"]) == ("学位", True)
    page.put("0001", "学位", "博士")
    page.put("0001", "籍贯", "云岭")
    assert (await roster(page.data()))["outcome"]["bad"] == []
    one = next(one for one in await seen("members") if one["member_no"] == "0001")
    assert (one["degree"], one["profession"], one["native_place"]) == ("硕士", "教师", "云岭")


async def test_an_edit_made_undone_and_made_again_is_made_each_time(
    enrolled, sheet, roster, since_then
):
    await since_then()
    for degree in ("硕士", "博士", "硕士", "博士"):
        page = await sheet()
        page.put("0001", "学位", degree)
        told = await roster(page.data())
        assert told["outcome"]["changed"] == 1
        assert await types(since_then) == ["particulars_corrected"]


async def test_sorted_with_columns_left_out_and_rows_added_and_deleted(
    enrolled, sheet, roster, seen, since_then
):
    await since_then()
    page = await sheet()
    page.page.append(["0009", "柏清禾"])
    page.page.delete_rows(page.row("0002")[0].row)
    page.page.delete_cols(page.headings.index("政协职务") + 1)
    told = await roster(page.data(), retract_missing="不在名册")
    assert (told["outcome"]["bad"], told["retracted"]) == ([], 0)
    assert await types(since_then) == ["admitted"]
    assert {one["member_no"] for one in await seen("members")} == {"0001", "0002", "0003", "0009"}


async def test_a_row_copied_with_its_stamp_comes_back(enrolled, sheet, roster):
    page = await sheet()
    page.page.append([cell.value for cell in page.row("0001")])
    told = await roster(page.data())
    (bad,) = told["outcome"]["bad"]
    assert (bad["column"], bad["row"]) == ("核对码", 5)


async def test_a_preview_tells_the_cells_and_writes_nothing(enrolled, sheet, roster, since_then):
    await since_then()
    page = await sheet()
    page.put("0001", "学位", "硕士")
    told = await roster(page.data(), preview=True)
    (cell,) = told["differences"]
    assert (cell["column"], cell["before"], cell["after"]) == ("学位", "博士", "硕士")
    assert await since_then() == []


async def test_the_clerks_own_file_still_says_what_it_said(enrolled, sheet, roster, seen, xlsx):
    own = xlsx(("委员编号", "姓名", "界别", "学位"), ("0007", "翟思齐", "教育", "博士"))
    await roster(own)
    page = await sheet()
    page.put("0007", "学位", "硕士")
    await roster(page.data())
    told = await roster(own)
    assert (told["outcome"]["unchanged"], told["outcome"]["bad"]) == (1, [])
    one = next(one for one in await seen("members") if one["member_no"] == "0007")
    assert one["degree"] == "硕士"


TEXTS = {
    "籍贯": "native_place", "学位": "degree", "职业": "profession", "职称": "professional_title",
    "单位名称": "employer", "单位性质": "employer_kind", "社会职务": "social_posts",
    "荣誉称号": "honours", "港澳台委员": "beyond_the_mainland", "文化程度": "education",
}  # fmt: skip
EDITS = st.dictionaries(
    st.tuples(st.sampled_from(["0001", "0002", "0003"]), st.sampled_from(sorted(TEXTS))),
    st.sampled_from([None, "甲", "乙丙", "丁戊己", "无", " 甲 "]),
    max_size=8,
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=EDITS)
async def test_any_cells_edited_are_those_edits_and_no_other(
    enrolled, sheet, roster, seen, since_then, edits
):
    await since_then()
    before = {one["member_no"]: one for one in await seen("members")}
    wanted = {number: dict(one) for number, one in before.items()}
    page = await sheet()
    for (number, heading), value in edits.items():
        page.put(number, heading, value)
        wanted[number][TEXTS[heading]] = None if value in (None, "无") else value.strip()
    told = await roster(page.data())
    assert told["outcome"]["bad"] == []
    assert {one["member_no"]: one for one in await seen("members")} == wanted
    changed = [number for number in before if before[number] != wanted[number]]
    assert await types(since_then) == ["particulars_corrected"] * len(changed)
