import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from reporting.documents.evidence import (
    CaseEntry,
    EventEntry,
    EvidenceBook,
    FigureEntry,
    Identity,
    share_check,
    sum_check,
)
from reporting.render import evidence_rows
from reporting.render.evidence_rows import first_rows, spelled
from reporting.render.workbook import evidence_workbook

SUBMITTED = EventEntry(
    "e-1", "提案提交", date(2024, 3, 4), "提案台账.xlsx", "大会提案", 17, "proposal-1", "a.b", 40
)
FILED = EventEntry("e-2", "立案", date(2024, 3, 5))
BOOK = EvidenceBook(
    title="提案审查情况报告 依据",
    cut="2024-03-05T20:00+08:00",
    figures=(
        FigureEntry(
            "proposals.received",
            "收到提案",
            "2件",
            "窗口内提交的提案",
            2,
            window="2024年",
            mark=1,
            rests_on=("proposals.received",),
        ),
        FigureEntry(
            "proposals.filing_rate",
            "立案率",
            "50.0%",
            "立案占收到",
            1,
            1,
            2,
            "收到的提案",
            window="2024年",
            mark=2,
            rests_on=("proposals.received", "proposals.filing_rate"),
        ),
    ),
    evidence=(
        CaseEntry("proposals.received", "p-1", "关于公交的提案", (1,)),
        CaseEntry("proposals.received", "p-2", "=1+1", ()),
        CaseEntry("proposals.filing_rate", "p-1", "关于公交的提案", (1, 2)),
    ),
    events=(SUBMITTED, FILED),
    checks=(
        sum_check("收到", ("收到", 5898), (("立案", 5006), ("并案", 160), ("转办", 732))),
        Identity("出席", "出席 = 签到", 10, 9),
        Identity("人均", "件/人", Decimal("1.5"), Decimal("1.50")),
    ),
    blanks=("不足",),
)


NAMED = ("指标编号", "指标名称", "文中数字")


def opened(book):
    return load_workbook(io.BytesIO(evidence_workbook(book)))


def rows(sheet):
    return [list(row) for row in sheet.iter_rows(min_row=4, values_only=True)]


def test_the_contents_say_of_each_figure_what_it_is():
    assert rows(opened(BOOK)["目录"]) == [
        [*NAMED, "定义", "分子", "分母", "基数说明", "个案数", "统计时间", "核对标记"],
        [
            "proposals.received",
            "收到提案",
            "2件",
            "窗口内提交的提案",
            *(None,) * 3,
            2,
            "2024年",
            "[1]",
        ],
        [
            "proposals.filing_rate",
            "立案率",
            "50.0%",
            "立案占收到",
            1,
            2,
            "收到的提案",
            1,
            "2024年",
            "[2]",
        ],
    ]


def test_each_figure_leads_to_its_cases_and_each_case_to_its_events():
    assert rows(opened(BOOK)["依据"]) == [
        ["指标编号", "个案编号", "个案", "事件序号", "核对标记"],
        ["proposals.received", "p-1", "关于公交的提案", "1", "[1][2]"],
        ["proposals.received", "p-2", "=1+1", None, "[1][2]"],
        ["proposals.filing_rate", "p-1", "关于公交的提案", "1-2", "[2]"],
    ]


def test_each_event_stands_once_with_its_place_in_the_log_and_its_ledger_row():
    heading, first, second = rows(opened(BOOK)["事件"])
    assert heading[:5] == ["序号", "事件", "发生日期", "事件编号", "所属记录"]
    assert heading[5:] == ["来源文件", "工作表", "行号", "日志", "位置"]
    assert first[:2] == [1, "提案提交"]
    assert first[2].date() == date(2024, 3, 4)
    assert first[3:] == ["e-1", "proposal-1", "提案台账.xlsx", "大会提案", 17, "a.b", 40]
    assert second[:2] == [2, "立案"]
    assert second[4:] == [None] * 6


def test_each_sheet_says_how_a_clerk_gets_from_a_figure_to_its_events():
    book = opened(BOOK)
    assert "事件序号" in book["依据"]["B3"].value
    assert "所属记录" in book["事件"]["B3"].value


def test_every_column_of_a_sheet_of_many_rows_has_its_look():
    sheet = opened(BOOK)["事件"]
    assert {cell.font.name for cell in sheet[5]} == {"宋体"}
    assert sheet["C5"].number_format == "yyyy-mm-dd"
    assert sheet.auto_filter.ref == "A4:J6"


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((), [""]),
        ((7,), ["7"]),
        ((1, 2), ["1-2"]),
        ((1, 3, 4, 5, 9), ["1、3-5", "9"]),
        ((2, 4, 6, 8, 10), ["2、4", "6、8", "10"]),
    ],
)
def test_numbers_are_said_as_runs_and_no_cell_holds_too_many(monkeypatch, numbers, said):
    monkeypatch.setattr(evidence_rows, "RUNS_A_CELL", 2)
    assert spelled(numbers) == said
    case = CaseEntry("f", "c", "案", numbers)
    assert first_rows([case, replace(case, figure="g")])["g"] == len(said)


def test_a_number_of_cases_leads_to_the_first_of_them():
    contents = opened(BOOK)["目录"]
    assert contents["H5"].hyperlink.location == "'依据'!A5"
    assert contents["H6"].hyperlink.location == "'依据'!A7"
    assert contents["H6"].value == 1


def test_checks_say_whether_both_sides_agree():
    sheet = rows(opened(BOOK)["核对"])
    assert sheet[1] == ["收到", "收到 5898 = 立案 5006 + 并案 160 + 转办 732", 5898, 5898, "相符"]
    assert sheet[2][2:] == [10, 9, "不符"]
    assert sheet[3][4] == "相符"


def test_only_a_check_that_fails_is_red():
    checks = opened(BOOK)["核对"]
    red = [checks.cell(row, 5).font.color for row in (5, 6, 7)]
    assert [colour is not None and colour.rgb == "FFC00000" for colour in red] == [
        False,
        True,
        False,
    ]


def test_a_title_that_looks_like_a_formula_stays_text():
    cell = opened(BOOK)["依据"]["C6"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_what_is_to_be_filled_is_listed_and_only_then():
    assert rows(opened(BOOK)["待填"])[1] == [1, "不足"]
    assert opened(replace(BOOK, blanks=())).sheetnames == ["目录", "依据", "事件", "核对"]


def test_headings_stay_in_sight_and_are_printed_on_each_page():
    for sheet in opened(BOOK).worksheets:
        assert sheet.freeze_panes == "B5"
        assert sheet.print_title_rows == "$4:$4"
        assert sheet["A2"].value == "截至：2024-03-05T20:00+08:00"


def test_only_a_partial_book_says_so():
    assert opened(replace(BOOK, partial=True))["核对"]["A3"].value == "〔数据不全〕"
    assert opened(BOOK)["核对"]["A3"].value is None


def test_more_than_a_sheet_holds_goes_on_in_the_next(monkeypatch):
    monkeypatch.setattr(evidence_rows, "ROWS_A_SHEET", 2)
    book = opened(replace(BOOK, events=(SUBMITTED, FILED, FILED)))
    assert book.sheetnames == ["目录", "依据", "依据2", "事件", "事件2", "核对", "待填"]
    assert [len(rows(book[name])) - 1 for name in ("依据", "依据2", "事件", "事件2")] == [
        2,
        1,
        2,
        1,
    ]
    assert rows(book["事件2"])[1][0] == 3
    assert book["目录"]["H6"].hyperlink.location == "'依据2'!A5"


def test_an_empty_book_can_be_opened():
    empty = opened(EvidenceBook("题", "cut", (), (), (), ()))
    assert empty.sheetnames == ["目录", "依据", "事件", "核对"]
    assert rows(empty["事件"])[1:] == []


@pytest.mark.parametrize(
    ("part", "whole", "digits", "printed", "holds"),
    [
        (5006, 5898, 1, "84.9%", True),
        (4502, 5005, 1, "90.0%", True),  # 89.950...
        (4502, 5005, 1, "89.9%", False),
        (15, 205, 1, "6.7%", False),  # the wrong base of a published report
        (68, 92, 2, "73.91%", True),
    ],
)
def test_a_printed_share_is_checked_against_its_parts(part, whole, digits, printed, holds):
    check = share_check("占比", ("立案", part), ("收到", whole), printed, digits)
    assert check.holds is holds
    assert check.formula == f"立案 {part} ÷ 收到 {whole}"
