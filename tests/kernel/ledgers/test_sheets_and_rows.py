"""Which sheet is meant, where is its heading, and which rows count?"""

from collections.abc import Callable
from datetime import date

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kernel.ledgers import (
    Column,
    Further,
    LedgerRefused,
    Period,
    Shape,
    day,
    line,
    open_ledger,
)

Make = Callable[..., bytes]
pytestmark = pytest.mark.usefixtures("parsed_here")
HEAD = ["案号", "案由", "第一提案人", "立案日期"]
ROW = ["1", "甲", "张三", "2025-3-1"]


def numbers(data: bytes, shape: Shape) -> list[int]:
    return [row.number for row in open_ledger(data, shape).rows]


def test_covers_and_notes_are_passed_over(proposals: Shape, xlsx: Make) -> None:
    data = xlsx(
        {
            "封面": [["案由汇编"]],
            "说明": [["案由", "必填"], ["第一提案人", "必填"]],
            "表": [HEAD, ROW],
        }
    )
    assert open_ledger(data, proposals).sheet == "表"


def test_several_sheets_that_fit_are_named_and_one_can_be_chosen(
    proposals: Shape, xlsx: Make
) -> None:
    data = xlsx({"一": [HEAD, ROW], "二": [HEAD, ROW, ROW]})
    with pytest.raises(LedgerRefused, match="一、二") as refused:
        open_ledger(data, proposals)
    assert refused.value.code == "several_sheets"
    assert len(open_ledger(data, proposals, sheet="二").rows) == 2
    with pytest.raises(LedgerRefused) as refused:
        open_ledger(data, proposals, sheet="三")
    assert refused.value.code == "no_such_sheet"


def test_a_sheet_a_kind_is_told_apart(proposals: Shape, roster: Shape, xlsx: Make) -> None:
    data = xlsx({"名册": [["姓名", "手机"], ["张三", "13800138000"]], "提案": [HEAD, ROW]})
    assert open_ledger(data, proposals).sheet == "提案"
    assert open_ledger(data, roster).sheet == "名册"


def test_hidden_sheets_and_rows_count(proposals: Shape, xlsx: Make) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.auto_filter.ref = "A1:D4"

    assert numbers(xlsx([HEAD, ROW, ROW, ROW], hide), proposals) == [2, 3, 4]


def test_row_numbers_are_excel_s_own(proposals: Shape, xlsx: Make) -> None:
    rows = [[], ["", "某市政协提案台账"], [], ["", *HEAD], ["", *ROW], [], ["", *ROW]]
    assert numbers(xlsx(rows), proposals) == [5, 7]


def test_title_note_blank_total_and_repeated_heading_are_not_rows(
    proposals: Shape, xlsx: Make
) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:D1")
        sheet.merge_cells("A4:D4")

    rows = [
        ["2025年提案台账"],
        ["填报单位：提案委员会"],
        HEAD,
        ["经济类"],
        ROW,
        ["", "小计", "1件"],
        ["一、社会类"],
        HEAD,
        ROW,
        ["　", "\u00a0"],
        ["合　计", "2件"],
        ["注：本表由提案委员会填报。"],
        ["共2件，其中联名1件"],
    ]
    ledger = open_ledger(xlsx(rows, merge), proposals)
    assert [row.number for row in ledger.rows] == [5, 9]
    assert ledger.notes == (4, 6, 7, 8, 11, 12, 13)
    assert ledger.warnings == ()


def test_a_lone_name_is_a_row_that_comes_back_not_a_note(roster: Shape, xlsx: Make) -> None:
    ledger = open_ledger(xlsx([["姓名", "手机"], ["张三", "13800138000"], ["李四"]]), roster)
    readings = ledger.read(lambda row: (row.text("name"), row.text("phone")))
    assert [(bad.row, bad.column) for bad in readings.bad] == [(3, "手机")]


def test_rows_that_only_carry_their_counter_are_blank(proposals: Shape, xlsx: Make) -> None:
    rows = [["序号", *HEAD], [1, *ROW], [2], [3]]
    assert numbers(xlsx(rows), proposals) == [2]


def test_cells_merged_down_hold_for_every_row(proposals: Shape, xlsx: Make) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("C2:C4")
        sheet.merge_cells("A5:A6")
        sheet.merge_cells("B5:B6")

    rows = [HEAD, ROW, ["2", "乙"], ["3", "丙"], ["4", "丁", "李四"], ["", "", ""]]
    ledger = open_ledger(xlsx(rows, merge), proposals)
    assert [row.text("sponsor") for row in ledger.rows] == ["张三", "张三", "张三", "李四"]


def test_a_heading_is_known_with_space_breaks_width_and_notes(proposals: Shape, xlsx: Make) -> None:
    head = ["案 号", "案\n由（必填）", "*第一提案人：", "立案日期(年月日)", "联名人１", "联名人2"]
    ledger = open_ledger(xlsx([head, [*ROW, "李四", "王五"]]), proposals)
    assert ledger.headings["case_no"] == "案 号"
    assert ledger.headings["title"] == "案由(必填)"
    assert [one.name for one in ledger.rows[0].names("co_sponsors")] == ["李四", "王五"]


def test_the_plain_heading_goes_before_one_with_a_note(proposals: Shape, xlsx: Make) -> None:
    head = ["案由", "提案人（联名）", "提案人"]
    row = open_ledger(xlsx([head, ["甲", "李四", "张三"]]), proposals).rows[0]
    assert row.text("sponsor") == "张三"


def test_the_preferred_of_two_aliases_is_taken(proposals: Shape, xlsx: Make) -> None:
    head = ["提案序号", "提案编号", "案由", "提案人"]
    assert (
        open_ledger(xlsx([head, [1, 2, "甲", "张三"]]), proposals).headings["case_no"] == "提案编号"
    )


def test_a_heading_in_two_tiers_is_read_from_its_lower_one(proposals: Shape, xlsx: Make) -> None:
    def merge(sheet: Worksheet) -> None:
        for places in ("A1:A2", "B1:B2", "C1:C2", "D1:E1"):
            sheet.merge_cells(places)

    rows = [["案号", "案由", "第一提案人", "办理"], ["", "", "", "立案日期", "人数"], [*ROW, 3]]
    ledger = open_ledger(xlsx(rows, merge), proposals)
    assert [row.number for row in ledger.rows] == [3]
    assert ledger.rows[0].count("people") == 3


def test_title_before_sheet_before_caller_says_the_period(proposals: Shape, xlsx: Make) -> None:
    row = ["1", "甲", "张三", "4月12日"]
    given = Period(date(2023, 1, 1), date(2023, 12, 31), 14, 2)
    for sheets, year in (
        ({"2024年": [["2025年台账"], HEAD, row]}, 2025),
        ({"2024年": [["台账"], HEAD, row]}, 2024),
        ({"台账": [["台账"], HEAD, row]}, 2023),
    ):
        ledger = open_ledger(xlsx(sheets), proposals, period=given)
        assert ledger.rows[0].date("filed_on") == date(year, 4, 12)
        assert (ledger.period.term, ledger.period.session) == (14, 2)


MATRIX = Shape(
    "matrix",
    "活动出席表",
    (Column("name", "姓名", required=True), Column("sector", "界别")),
    further=Further.NEEDED,
)
LIST = Shape(
    "list",
    "活动台账",
    (Column("topic", "活动主题", required=True), Column("name", "姓名", required=True)),
)


def test_a_matrix_carries_values_under_further_headings(xlsx: Make) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")

    rows = [
        ["姓名", "学习会", "", "视察"],
        ["", "3月1日", date(2025, 4, 2), "5月3日"],
        ["张三", "√", "", "请假"],
    ]
    ledger = open_ledger(xlsx({"2025年": rows}, merge), [LIST, MATRIX])
    assert ledger.shape is MATRIX
    assert [(h.above, day(h.cell, ledger.hints)) for h in ledger.further] == [
        ("学习会", date(2025, 3, 1)),
        ("学习会", date(2025, 4, 2)),
        ("视察", date(2025, 5, 3)),
    ]
    marks = ledger.rows[0].further(line)
    assert [(heading.text, mark) for heading, mark in marks] == [
        ("3月1日", "√"),
        ("5月3日", "请假"),
    ]


def test_a_person_twice_in_a_matrix_is_a_duplicate_heading(xlsx: Make) -> None:
    shape = Shape(
        "m", "签到表", (Column("topic", "活动主题", required=True),), further=Further.NEEDED
    )
    with pytest.raises(LedgerRefused) as refused:
        open_ledger(xlsx([["活动主题", "张三", "李四", "张　三"], ["学习", "√"]]), shape)
    assert refused.value.code == "duplicate_heading"


def test_the_list_is_told_from_the_matrix(xlsx: Make) -> None:
    data = xlsx([["活动主题", "姓名"], ["学习会", "张三"]])
    assert open_ledger(data, [LIST, MATRIX]).shape is LIST


def test_totals_are_compared_and_a_difference_names_both_numbers(
    proposals: Shape, xlsx: Make
) -> None:
    head = [*HEAD, "人数"]
    rows = [
        ["提案台账（共4件）"],
        head,
        [*ROW, 3],
        [*ROW, "4人"],
        ["小计", "", "2件", "", 8],
        [*ROW, 1],
        ["小计：1件"],
        ["合计", "4件", "", "", 8],
    ]
    ledger = open_ledger(xlsx(rows), proposals)
    assert [(t.row, t.column, t.declared, t.counted) for t in ledger.totals] == [
        (1, "", 4, 3),
        (5, "第一提案人", 2, 2),
        (5, "人数", 8, 7),
        (7, "", 1, 1),
        (8, "案由", 4, 3),
        (8, "人数", 8, 8),
    ]
    said = [zh for zh, _ in ledger.warnings]
    assert said[1] == "第5行“人数”列“小计”写的是8，实际为7"
    assert len(said) == 3


def test_a_total_of_other_things_is_not_compared_with_the_rows(
    proposals: Shape, xlsx: Make
) -> None:
    data = xlsx([["提案台账（共1860人）"], HEAD, ROW])
    assert open_ledger(data, proposals).warnings == ()
