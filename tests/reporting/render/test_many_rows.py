"""Do rows that are put into a package say what xlsxwriter's own cells would say?"""

import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from reporting.render.spreadsheet import spreadsheet

TOLD = (
    "提案 & <案>",
    " 前后有空 ",
    '"引号"',
    "_x0041_",
    "铃\x07声",
    "两\r\n行",
    "=1+1",
    "<r>不是格式</r>",
    17,
    Decimal("1.50"),
    date(2024, 2, 29),
)
MANY = 3


def by_cells(workbook):
    sheet, day = workbook.add_worksheet("表"), workbook.add_format({"num_format": "yyyy-mm-dd"})
    for row, cells in enumerate([TOLD] * MANY):
        for column, cell in enumerate(cells):
            match cell:
                case str():
                    sheet.write_string(row, column, cell)
                case date():
                    sheet.write_datetime(row, column, cell, day)
                case _:
                    sheet.write_number(row, column, cell)


def by_rows(workbook, rows=(TOLD,) * MANY):
    sheet, plain = workbook.add_worksheet("表"), workbook.add_format({"bold": False, "indent": 1})
    other = workbook.add_worksheet("另表")
    other.write_string(0, 0, "另")
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    for column in range(len(TOLD)):
        sheet.write_blank(0, column, None, day if column == len(TOLD) - 1 else plain)
    return {1: rows}


def values(written):
    return [
        list(row) for row in load_workbook(io.BytesIO(written))["表"].iter_rows(values_only=True)
    ]


def test_rows_say_the_same_as_cells():
    cells, rows = (values(spreadsheet(fill)) for fill in (by_cells, by_rows))
    at = TOLD.index("<r>不是格式</r>")  # xlsxwriter takes this text for its own XML
    assert [row[:at] + row[at + 1 :] for row in rows] == [row[:at] + row[at + 1 :] for row in cells]
    assert {row[at] for row in rows} == {"<r>不是格式</r>"}


def test_other_texts_keep_their_place_in_the_table_of_texts():
    book = load_workbook(io.BytesIO(spreadsheet(by_rows)))
    assert book["另表"]["A1"].value == "另"
    assert book["表"].dimensions == f"A1:K{MANY}"


def test_rows_have_the_looks_of_the_row_in_whose_place_they_stand():
    sheet = load_workbook(io.BytesIO(spreadsheet(by_rows)))["表"]
    assert [sheet.cell(MANY, column).number_format for column in (1, 11)] == [
        "General",
        "yyyy-mm-dd",
    ]
    assert sheet.cell(MANY, 1).alignment.indent == 1


def test_nothing_in_a_cell_is_no_cell_and_no_rows_are_none():
    bare = (None, "", *(None,) * (len(TOLD) - 2))
    written = spreadsheet(lambda workbook: by_rows(workbook, [bare, TOLD]))
    assert values(written)[0] == [None] * len(TOLD)
    assert values(spreadsheet(lambda workbook: by_rows(workbook, []))) == []


def test_a_text_that_no_cell_holds_is_cut():
    long = ("长" * 40_000, *(None,) * (len(TOLD) - 1))
    (row,) = values(spreadsheet(lambda workbook: by_rows(workbook, [long])))
    assert len(row[0]) == 32_767


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        spreadsheet(lambda workbook: by_rows(workbook, [("短",)]))
