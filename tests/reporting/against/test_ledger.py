"""What is read of a clerk's table, and what comes back with its row?"""

import io

import openpyxl
import pytest

from kernel.ledgers import LedgerRefused
from reporting.against.comparing import compared
from reporting.against.consistency import inconsistencies
from reporting.against.ledger import read_sheet
from reporting.figures.catalogue import FIGURES
from reporting.figures.value import Lapse
from rules.shares import Share


def workbook(*rows, heads=("指标", "数值", "占比")):
    """The bytes of an .xlsx with a title above its heading."""
    book = openpyxl.Workbook()
    book.active.append(["2026年提案工作数字表"])
    for row in (heads, *rows):
        book.active.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def numbers(read):
    return [(one.row, one.name, one.count, one.share) for one in read.lines]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig"])
def test_a_csv_is_read_in_either_encoding(table, encoding):
    read = read_sheet(table(["收到提案|5,898件|", "立案|５００６|84.9％"], encoding=encoding))
    assert numbers(read) == [
        (2, "收到提案", 5898, None),
        (3, "立案", 5006, Share(849, 1)),
    ]


def test_a_workbook_keeps_percentages_as_fractions_without_their_last_zero():
    read = read_sheet(
        workbook(("收到提案", 5865, None), ("经济建设", 2103, 0.42), ("政治建设", 453, 0.091))
    )
    assert numbers(read)[1:] == [
        (4, "经济建设", 2103, Share(420, 1)),
        (5, "政治建设", 453, Share(91, 1)),
    ]


def test_a_share_that_a_formula_computed_is_held_against_itself():
    read = read_sheet(workbook(("立案", 5005, None), ("委员提案", 4502, 4502 / 5005)))
    assert inconsistencies(read) == ()
    off = read_sheet(workbook(("立案", 5005, None), ("委员提案", 4502, 4502 / 5006)))
    assert [one.rows[0] for one in inconsistencies(off)] == [4]


def test_two_columns_are_enough_and_a_cell_may_hold_both():
    heads = ("项目", "数量")
    read = read_sheet(
        workbook(("立案率", 0.703), ("委员提案", "221件（占67.2%）"), ("集体", 3), heads=heads)
    )
    assert numbers(read) == [
        (3, "立案率", None, Share(703, 1)),
        (4, "委员提案", 221, Share(672, 1)),
        (5, "集体", 3, None),
    ]


@pytest.mark.parametrize("written", [
    "1.收到提案", "（一）收到提案", "一、收到提案总数", "收到提案（件）", "  收到提案数：",
    "全年收到提案",
])  # fmt: skip
def test_names_are_known_whatever_stands_around_them(sheet, written):
    (line,) = sheet([f"{written}|12"]).lines
    assert line.term.figure == "proposals.received"


@pytest.mark.parametrize(("written", "figure", "part"), [
    ("其中：委员提案", "proposals.filed_member", None),
    ("经济建设方面", "proposals.by_category", "经济建设"),
    ("A类提案", "proposals.grades", "A"),
    ("办复率", "proposals.reply_rate", None),
    ("承办单位", "proposals.units_involved", None),
    ("提交提案委员", "proposals.sponsors", None),
    ("转为意见和建议", "proposals.converted", None),
])  # fmt: skip
def test_figures_aliases_and_parts_are_known(sheet, written, figure, part):
    (line,) = sheet([f"{written}|12"]).lines
    assert (line.term.figure, line.term.part) == (figure, part)


@pytest.mark.parametrize("written", ["上年立案", "其他", "主席会议"])
def test_other_names_are_nobodys(sheet, written):
    (line,) = sheet([f"{written}|12"]).lines
    assert line.term is None


def test_what_cannot_be_checked_is_named_with_its_row_and_reason(sheet):
    read = sheet(["收到提案|约100件", "立案|80", "|12", "办复|八十", "满意|1.2万", "办复率|高"])
    assert [(one.row, one.column) for one in read.unread] == [
        (2, "数值"),
        (4, "指标"),
        (5, "数值"),
        (6, "数值"),
        (7, "数值"),
    ]
    assert "约100件" in read.unread[0].zh
    assert [one.row for one in read.lines] == [3]


def test_blank_rows_and_heading_rows_are_told():
    read = read_sheet(
        workbook(
            ("立案", 80, None), (None, None, None), ("办理结果", None, None), ("A类", 50, None)
        )
    )
    assert read.blank == (4,)
    assert read.headings == ((5, "办理结果"),)


def test_a_formula_that_shows_an_error_brings_its_row_back():
    book = openpyxl.load_workbook(io.BytesIO(workbook(("立案", 80, None), ("办复", 1, None))))
    book.active["B4"] = "=1/0"
    target = io.BytesIO()
    book.save(target)
    (back,) = read_sheet(target.getvalue()).unread
    assert back.row == 4


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0", "姓名,电话\n甲,1\n".encode()])
def test_a_file_that_holds_no_such_table_is_refused(data):
    with pytest.raises(LedgerRefused):
        read_sheet(data)


def test_the_same_number_in_two_sheets_is_asked_after():
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("另一张")):
        sheet.append(["指标", "数值"])
        sheet.append(["立案", 80])
    target = io.BytesIO()
    book.save(target)
    with pytest.raises(LedgerRefused) as refused:
        read_sheet(target.getvalue())
    assert refused.value.code == "several_sheets"
    assert len(read_sheet(target.getvalue(), sheet="另一张").lines) == 1


@pytest.mark.parametrize(("ours", "told"), [
    (40.0, [("40天", "40天", True)]),
    (41.0, [("40天", "41天", False)]),
    (40.5, []),
    (None, []),
])  # fmt: skip
def test_whole_days_are_held_against_whole_days(sheet, ours, told):
    figure = FIGURES["proposals.days_to_reply"]
    found = compared(sheet([f"{figure.zh}|40天"]), {figure.id: Lapse(figure, ours, 3)})
    assert [(one.theirs, one.ours, one.equal) for one in found] == told
