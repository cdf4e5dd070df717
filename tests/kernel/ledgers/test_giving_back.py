"""What does the clerk get back: rejected rows, templates, exports, the outcome?"""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import ValidationError

from kernel.ledgers import (
    Bad,
    BadRow,
    ImportOutcome,
    LedgerRefused,
    Limits,
    Row,
    Shape,
    Table,
    open_ledger,
    outcome_of,
    write_rejected,
    write_table,
    write_template,
)
from kernel.ledgers.parse import parse

Make = Callable[..., bytes]
pytestmark = pytest.mark.usefixtures("parsed_here")
HEAD = ["序号", "案 号", "案由", "第一提案人", "立案日期"]


def mapping(row: Row) -> tuple[object, ...]:
    return row.text("title"), row.text("sponsor"), row.date("filed_on")


def cells(data: bytes, sheet: int = 0) -> list[tuple[object, ...]]:
    return list(
        openpyxl.load_workbook(io.BytesIO(data)).worksheets[sheet].iter_rows(values_only=True)
    )


@pytest.fixture
def mixed(xlsx: Make) -> bytes:
    """A workbook with a title, merged cells, two good rows and two bad ones."""

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:E1")
        sheet.merge_cells("D4:D6")

    rows = [
        ["2025年提案台账（共4件）"],
        HEAD,
        [1, "001", "甲", "张三", date(2025, 3, 1)],
        [2, "002", "乙", "李四", "4月31日"],
        [3, "003", "丙", "", "4月12日"],
        [4, "004", "", "", datetime(2025, 3, 1, 19, 30)],
        ["合计", "", "4件"],
    ]
    return xlsx({"台账": rows}, merge)


def test_rejected_rows_come_back_as_they_were_with_their_reasons(
    mixed: bytes, proposals: Shape
) -> None:
    ledger = open_ledger(mixed, proposals)
    data = write_rejected(ledger, ledger.read(mapping).bad)
    title, heading, first, second = cells(data)
    assert title[0] == "2025年提案台账（共4件）"
    assert heading == (*HEAD, "退回原因")
    assert first[:5] == (2, "002", "乙", "李四", "4月31日")
    assert str(first[5]).startswith('第4行"立案日期"列：')
    assert second[:5] == (4, "004", None, "李四", datetime(2025, 3, 1, 19, 30))


def test_the_corrected_file_is_imported_as_it_is(mixed: bytes, proposals: Shape) -> None:
    ledger = open_ledger(mixed, proposals)
    book = openpyxl.load_workbook(io.BytesIO(write_rejected(ledger, ledger.read(mapping).bad)))
    sheet = book.worksheets[0]
    sheet["E3"], sheet["C4"] = "4月30日", "丁"
    target = io.BytesIO()
    book.save(target)
    again = open_ledger(target.getvalue(), proposals)
    readings = again.read(mapping)
    assert [value for _, value in readings.good] == [
        ("乙", "李四", date(2025, 4, 30)),
        ("丁", "李四", date(2025, 3, 1)),
    ]
    assert (readings.bad, again.warnings) == ((), ())


def test_rejected_twice_has_one_column_of_reasons(mixed: bytes, proposals: Shape) -> None:
    ledger = open_ledger(mixed, proposals)
    once = open_ledger(write_rejected(ledger, ledger.read(mapping).bad), proposals)
    twice = cells(write_rejected(once, once.read(mapping).bad))
    assert twice[1] == (*HEAD, "退回原因")
    assert str(twice[2][5]).startswith("第3行")


def test_rejected_rows_of_an_old_epoch_keep_their_days(proposals: Shape, xls: Make) -> None:
    ledger = open_ledger(
        xls([["案由", "第一提案人", "立案日期"], ["甲", "张三", 44255]], date_1904=True), proposals
    )
    data = write_rejected(ledger, [BadRow(2, "", "整行有误", "wrong")])
    assert open_ledger(data, proposals).rows[0].date("filed_on") == date(2025, 3, 1)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufffe\uffff")))
def test_whatever_stood_in_a_cell_reads_back_as_it_was(text: str) -> None:
    book = parse(write_table([Table("表", ["列"], [[text, "末"]])]), Limits())
    assert book.sheets[0].rows[1].cells == (text or None, "末")


def test_half_a_character_is_written_as_unreadable() -> None:
    assert cells(write_table([Table("表", ["列"], [["修\ud83d桥"]])]))[1] == ("修\ufffd桥",)


def test_a_rejected_cell_beyond_excel_s_length_is_cut_and_says_so(proposals: Shape) -> None:
    ledger = open_ledger(f"案由,第一提案人\n{'桥' * 40_000},张三\n".encode(), proposals)
    row = cells(write_rejected(ledger, [BadRow(2, "", "整行有误", "wrong")]))[1]
    assert len(str(row[0])) == 32_767
    assert "已截短" in str(row[2])


def test_text_stays_text_and_nothing_becomes_a_formula() -> None:
    values = ["=1+1", "+86", "-5", "@x", "00123", "110101197805170010", "http://x.test/"]
    data = write_table(
        [Table("表", ["甲"] * 7, [values, [110101197805170010, 5, 0.5, True, None]])]
    )
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert [cell.value for cell in book.worksheets[0][2]] == values
    assert {cell.data_type for cell in book.worksheets[0][2]} == {"s"}
    assert [c.value for c in book.worksheets[0][3]][:5] == [
        "110101197805170010",
        5,
        0.5,
        True,
        None,
    ]


def test_sheets_get_names_that_excel_allows() -> None:
    tables = [Table("2025/一:[提案]", [], []), Table("长" * 40, [], []), Table("长" * 40, [], [])]
    names = openpyxl.load_workbook(io.BytesIO(write_table(tables))).sheetnames
    assert names == ["2025_一__提案_", "长" * 31, "长" * 27 + "(2)"]


def test_equal_tables_give_equal_bytes() -> None:
    table = Table("表", ["甲"], [["乙"], [date(2025, 3, 1)]], title=["题"], widths=[20])
    first = write_table([table])
    assert write_table([table]) == first
    package = zipfile.ZipFile(io.BytesIO(first))
    assert {info.date_time[0] for info in package.infolist()} == {1980}
    assert b"2000-01-01T00:00:00Z" in package.read("docProps/core.xml")


def test_a_template_is_empty_and_explains_its_columns(proposals: Shape) -> None:
    data = write_template(proposals, [{"title": "关于修桥的提案", "sponsor": "张三"}])
    assert cells(data)[0] == ("案号", "案由", "第一提案人", "联名人", "立案日期", "人数")
    assert ("案由", "必填", None, "提案标题", "关于修桥的提案") in cells(data, 1)
    with pytest.raises(LedgerRefused) as refused:
        open_ledger(data, proposals)
    assert refused.value.code == "no_rows"


def test_a_filled_template_is_a_ledger(proposals: Shape) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_template(proposals)))
    book.worksheets[0].append(["023", "甲", "张三", None, "2025-3-1"])
    target = io.BytesIO()
    book.save(target)
    row = open_ledger(target.getvalue(), proposals).rows[0]
    number = row.number_of("case_no")
    assert number is not None
    assert (number.printed, row.number) == ("023", 2)


def test_the_outcome_adds_up_and_prints_as_promised(mixed: bytes, proposals: Shape) -> None:
    ledger = open_ledger(mixed, proposals)
    readings = ledger.read(mapping)
    refused = [BadRow(5, "", "提案已撤", "withdrawn"), BadRow(5, "案由", "重复", "twice")]
    outcome = outcome_of(ledger, readings, refused, not_on_roster=["王五"])
    assert outcome.model_dump(mode="json") == {
        "rows": 4,
        "good": 1,
        "bad": [
            {
                "row": 4,
                "column": "立案日期",
                "reason": "“4月31日”没有年份，标题和工作表名也不能确定是哪一年，或没有这一天",
            },
            {"row": 5, "column": "", "reason": "提案已撤"},
            {"row": 5, "column": "案由", "reason": "重复"},
            {"row": 6, "column": "案由", "reason": "不能为空"},
        ],
        "unchanged": 0,
        "changed": 0,
        "not_on_roster": ["王五"],
        "warnings": [],
    }
    assert (outcome.exit_code(), outcome.new) == (3, 1)


def test_an_outcome_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(ValidationError):
        ImportOutcome(rows=3, good=3, bad=(Bad(row=2, column="", reason="x"),))
    with pytest.raises(ValidationError):
        ImportOutcome(rows=3, good=3, unchanged=2, changed=2)
    assert ImportOutcome(rows=3, good=3, unchanged=1).exit_code() == 0
