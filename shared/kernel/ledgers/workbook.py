"""What is in an .xlsx, .xlsm, .xls or .et file? calamine reads, our own look adds what it hides."""

import io
from collections.abc import Mapping
from xml.etree.ElementTree import ParseError

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
)

from kernel.ledgers.cell import Cell, Flaw, from_calamine, is_blank
from kernel.ledgers.compound import Biff, Compound, NotCompound, read_records
from kernel.ledgers.grid import NONE_FILLED, Grid, GridRow, Merge, Workbook
from kernel.ledgers.limits import Limits
from kernel.ledgers.ooxml import Package, damaged, encrypted
from kernel.ledgers.problems import LedgerRefused

Flaws = Mapping[tuple[int, int], Flaw]


def read_ooxml(data: bytes, limits: Limits) -> Workbook:
    """The workbook in a zip."""
    package = Package(data, limits)
    try:
        flaws, date_1904 = package.flaws(), package.date_1904()
    except (ParseError, KeyError):
        raise damaged() from None
    book = _open(data)
    grids = (_grid(book, name, flaws.get(name, {})) for name in _sheet_names(book))
    return Workbook(tuple(grids), date_1904)


def read_biff(data: bytes) -> Workbook:
    """The workbook in an OLE file."""
    biff = _biff(data)
    if biff.encrypted:
        raise encrypted()
    book = _open(data)
    flaws = dict(zip(book.sheet_names, biff.flaws, strict=False))
    grids = (_grid(book, name, flaws.get(name, {})) for name in _sheet_names(book))
    return Workbook(tuple(grids), biff.date_1904)


def _biff(data: bytes) -> Biff:
    try:
        compound = Compound(data)
        if compound.has("EncryptedPackage"):
            raise encrypted()
        for name in ("Workbook", "Book"):
            if compound.has(name):
                return read_records(compound.stream(name))
    except NotCompound:
        raise damaged() from None
    raise LedgerRefused(
        "not_a_spreadsheet",
        "不是电子表格文件，请另存为 .xlsx 后再导入",
        "This is not a spreadsheet; save it as .xlsx.",
    )


def _open(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise encrypted() from None
    except (CalamineError, OSError, ValueError):
        raise damaged() from None


def _sheet_names(book: CalamineWorkbook) -> list[str]:
    names = [meta.name for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    if not names:
        raise LedgerRefused("no_sheet", "文件里没有工作表", "The file has no worksheet.")
    return names


def _grid(book: CalamineWorkbook, name: str, flaws: Flaws) -> Grid:
    try:
        sheet = book.get_sheet_by_name(name)
        rows = _rows(sheet)
    except (CalamineError, OSError, ValueError):
        raise damaged() from None
    for (row, column), flaw in flaws.items():
        _place(rows, row, column, flaw)
    merges = tuple(Merge(*top_left, *end) for top_left, end in sheet.merged_cell_ranges or ())
    filled = _fill_down(rows, merges)
    return Grid(
        name,
        tuple(
            GridRow(number + 1, tuple(rows[number]), frozenset(filled.get(number, NONE_FILLED)))
            for number in sorted(rows)
            if not all(is_blank(cell) for cell in rows[number])
        ),
        merges,
    )


def _rows(sheet: CalamineSheet) -> dict[int, list[Cell]]:
    """By row number from 0: the cells from column A on. iter_rows pads rows, not columns."""
    if sheet.start is None:
        return {}
    left: list[Cell] = [None] * sheet.start[1]
    rows: dict[int, list[Cell]] = {}
    for number, values in enumerate(sheet.iter_rows()):
        cells = [from_calamine(value) for value in values]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            rows[number] = left + cells
    return rows


def _place(rows: dict[int, list[Cell]], row: int, column: int, cell: Cell) -> None:
    cells = rows.setdefault(row, [])
    cells += [None] * (column + 1 - len(cells))
    cells[column] = cell


def _fill_down(rows: dict[int, list[Cell]], merges: tuple[Merge, ...]) -> dict[int, set[int]]:
    """Cells merged down hold for every row that has something of its own."""
    filled: dict[int, set[int]] = {}
    for merge in merges:
        value = _value(rows, merge.top, merge.left)
        if merge.bottom == merge.top or is_blank(value):
            continue
        for row in range(merge.top + 1, min(merge.bottom, max(rows)) + 1):
            if row in rows and _value(rows, row, merge.left) is None:
                _place(rows, row, merge.left, value)
                filled.setdefault(row, set()).add(merge.left)
    return filled


def _value(rows: dict[int, list[Cell]], row: int, column: int) -> Cell:
    cells = rows.get(row, [])
    return cells[column] if column < len(cells) else None
