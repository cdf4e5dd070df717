"""Is each sheet of a year's workbook known by its headings, and each row of a mixed one sent on?"""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from jianyan.ledger_kinds import Kind
from jianyan.year.books import as_workbook, returned
from jianyan.year.sorting import WRONG_TYPE, Unknown, sort_sheets
from jianyan.year.template import SHEETS, year_template
from kernel.ledgers import open_ledger
from kernel.ledgers.limits import USUAL
from kernel.ledgers.parse import parse
from kernel.ledgers.shape import pack_shape, unpack_shape
from members.member.ledger.shape import SHAPE as ROSTER
from proposals.proposal.ledger.shape import PROPOSALS
from proposals.situation_report.ledger.shape import SITUATION_REPORTS
from sectors.activity.ledger.shapes import SHAPES as ACTIVITIES

SHAPES = {
    Kind.ROSTER: [ROSTER],
    Kind.ACTIVITIES: list(ACTIVITIES),
    Kind.PROPOSALS: [PROPOSALS],
    Kind.SITUATION_REPORTS: [SITUATION_REPORTS],
}
HEADING = tuple(heading for heading, _, _ in SHEETS[2][1])
BUS = (
    "提案",
    "关于校车安全的提案",
    "岑知远",
    "柏清禾",
    "教育",
    "2025-01-06",
    7,
    "社会建设",
    "立案",
    None,
)
CARE = (
    "社情民意信息",
    "关于托管机构的信息",
    "黎云舟",
    None,
    "教育",
    "2025-03-01",
    None,
    None,
    None,
    "本级采用",
)
BLANK = (None, "关于停车的提案", "岑知远")


def book_of(**sheets):
    """`book_of(委员=[row, row, ...])`: a workbook parsed as an upload is."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return parse(target.getvalue(), USUAL)


def filled(name):
    """The template's headings of a sheet over one row of what its notes allow."""
    columns = dict(SHEETS)[name]
    row = {"姓名": "岑知远", "界别": "教育", "活动时间": "2025-03-05", "实施时间": "2025-03-05"}
    return [[heading for heading, _, _ in columns], [row.get(one[0], "某") for one in columns]]


def test_the_templates_sheets_are_known_and_go_in_the_order_in_which_they_are_needed():
    rows = {name: filled(name) for name in ("提案与信息", "实事", "活动", "委员")}
    rows["提案与信息"] = [HEADING, BUS, CARE]
    found = sort_sheets(book_of(**rows, 填写说明=[["姓名", "界别"], ["岑知远", "教育"]]), SHAPES)
    assert [(sheet.name, sheet.kind) for sheet in found.sheets] == [
        ("委员", Kind.ROSTER),
        ("实事", Kind.ACTIVITIES),
        ("活动", Kind.ACTIVITIES),
        ("提案与信息", Kind.PROPOSALS),
        ("提案与信息", Kind.SITUATION_REPORTS),
    ]
    assert not any(sheet.missing for sheet in found.sheets)
    assert (found.unknown, found.strays) == ([], [])


@pytest.mark.parametrize(("name", "kinds"), [
    ("委员", (Kind.ROSTER,)),
    ("活动", (Kind.ACTIVITIES,)),
    ("实事", (Kind.ACTIVITIES,)),
    ("提案与信息", (Kind.PROPOSALS, Kind.SITUATION_REPORTS)),
])  # fmt: skip
def test_every_heading_of_the_template_is_taken_by_somebody(name, kinds):
    columns = [column for kind in kinds for column in SHAPES[kind][0].columns]
    taken = [
        heading
        for heading, _, _ in dict(SHEETS)[name]
        if heading == "类型" or any(column.rank(heading) is not None for column in columns)
    ]
    assert taken == [heading for heading, _, _ in dict(SHEETS)[name]]


def test_the_empty_template_has_four_sheets_and_nothing_to_import():
    book = parse(year_template(), USUAL)
    assert [grid.name for grid in book.sheets] == ["委员", "活动", "提案与信息", "实事", "填写说明"]
    assert sort_sheets(book, SHAPES).sheets == []


def test_a_mixed_sheet_gives_each_kind_its_rows_under_the_numbers_that_they_had(monkeypatch):
    monkeypatch.setattr("kernel.ledgers.opening.parse_apart", parse)
    found = sort_sheets(book_of(某=[["云岭市五届四次"], HEADING, CARE, BUS]), SHAPES)
    proposals, reports = found.sheets
    opened = open_ledger(as_workbook(proposals.grid, date_1904=False), PROPOSALS)
    assert [(row.number, row.text("title")) for row in opened.rows] == [(4, BUS[1])]
    assert opened.rows[0].text("first_sponsor") == "岑知远"
    opened = open_ledger(as_workbook(reports.grid, date_1904=False), SITUATION_REPORTS)
    (row,) = opened.rows
    assert (row.number, row.text("title"), row.optional("used")) == (3, CARE[1], "本级采用")


def test_a_row_that_does_not_say_what_it_is_comes_back_with_the_reason():
    found = sort_sheets(book_of(某=[HEADING, BUS, BLANK, ("提案或信息", "甲", "乙")]), SHAPES)
    (stray,) = found.strays
    assert stray.rows == (3, 4)
    (grid,) = parse(returned([], found.strays), USUAL).sheets
    assert [row.cells[-1] for row in grid.rows] == ["退回原因", WRONG_TYPE, WRONG_TYPE]
    assert grid.rows[1].cells[1] == BLANK[1]


def test_a_total_below_a_mixed_sheet_is_no_row():
    found = sort_sheets(book_of(某=[HEADING, BUS, ("合计", "1件")]), SHAPES)
    assert (len(found.sheets), found.strays) == (1, [])


def test_a_mixed_sheet_says_what_either_kind_lacks():
    bare = [["类型", "标题", "姓名"], ["提案", "甲", "岑知远"], ["信息", "乙", "黎云舟"]]
    found = sort_sheets(book_of(某=bare), SHAPES)
    assert [sheet.missing for sheet in found.sheets] == [("审查意见",), ("来稿时间",)]


def test_what_a_sheet_lacks_and_what_nobody_knows_is_told():
    rows = {"活动": [["活动主题", "活动类别", "参加委员"], ["学习", "学习", "岑知远"]]}
    found = sort_sheets(book_of(**rows, 通讯录=[["科室", "电话"], ["办公室", "1"]]), SHAPES)
    assert found.sheets == []
    assert found.unknown == [
        Unknown("活动", Kind.ACTIVITIES, ("活动时间",)),
        Unknown("通讯录"),
    ]


@pytest.mark.parametrize("shape", [one for shapes in SHAPES.values() for one in shapes])
def test_a_shape_is_the_same_after_its_way_over_http(shape):
    assert unpack_shape(pack_shape(shape)) == shape


def test_a_matrix_of_persons_and_activities_is_no_roster():
    above = [["活动主题", None, "集中学习", "视察"], ["活动时间", None, "2025-03-05", "2025-04-12"]]
    matrix = [*above, ["姓名", "界别"], ["岑知远", "教育", "√", "请假"]]
    wide = [["姓名", "界别", "3月学习", "4月视察", "5月调研"], ["岑知远", "教育", "√", "√", "√"]]
    roster = [["姓名", "界别", "备忘"], ["岑知远", "教育", "住校"]]
    found = sort_sheets(book_of(甲=matrix, 乙=wide, 丙=roster), SHAPES)
    assert {sheet.name: sheet.kind for sheet in found.sheets} == {
        "甲": Kind.ACTIVITIES, "乙": Kind.ACTIVITIES, "丙": Kind.ROSTER,
    }  # fmt: skip


EXAMPLES = Path(__file__).parents[2] / "examples" / "ledgers"
LISTED = json.loads((EXAMPLES / "manifest.json").read_text(encoding="utf-8"))["ledgers"]


@pytest.mark.parametrize("name", sorted({one["file"] for one in LISTED}))
def test_every_sheet_of_the_demo_is_known_for_what_it_is(name):
    found = sort_sheets(parse((EXAMPLES / name).read_bytes(), USUAL), SHAPES)
    told = {(sheet.name, sheet.kind.value) for sheet in found.sheets}
    listed = {(one["sheet"], one["kind"]) for one in LISTED if one["file"] == name}
    assert {kind for _, kind in told} == {kind for _, kind in listed}
    if not name.endswith(".csv"):
        assert told == listed
    assert (found.strays, found.unknown) == ([], [])
