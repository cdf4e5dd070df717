"""How is a sheet sent on as a workbook, and what comes back kept in one?"""

import base64
import io
from collections.abc import Sequence

from jianyan.year.sorting import WRONG_TYPE, Stray
from kernel.ledgers import Value
from kernel.ledgers.apart import parse_apart
from kernel.ledgers.cell import Cell, Flaw
from kernel.ledgers.grid import Grid, GridRow
from kernel.ledgers.heading import REASON
from kernel.ledgers.writing import Book, Sheet, writing

REASON_WIDTH = 60


def as_workbook(grid: Grid, *, date_1904: bool) -> bytes:
    """One sheet, every row under the number that it has, so that reasons name the right one."""
    target = io.BytesIO()
    with writing(target, date_1904=date_1904) as book:
        sheet = book.sheet(grid.name)
        for row in grid.rows:
            _put(sheet, row.number - 1, row)
    return target.getvalue()


def returned(rejected: Sequence[tuple[str, str]], strays: Sequence[Stray]) -> bytes:
    """All rows that came back, a sheet for each that had some; corrected, it is imported as it is.

    Args:
        rejected: a sheet's name, and what its service gave back (.xlsx, base64).
    """
    target = io.BytesIO()
    with writing(target) as book:
        for name, content in rejected:
            for grid in parse_apart(base64.b64decode(content)).sheets:
                _given_back(book, name, grid)
        for stray in strays:
            _of_no_kind(book, stray)
    return target.getvalue()


def _given_back(book: Book, name: str, grid: Grid) -> None:
    sheet = book.sheet(name)
    for number, row in enumerate(grid.rows):
        _put(sheet, number, row)
        reason = next((at for at, cell in enumerate(row.cells) if cell == REASON), None)
        if reason is not None:
            sheet.raw.set_column(reason, reason, REASON_WIDTH)


def _of_no_kind(book: Book, stray: Stray) -> None:
    """The heading, and the rows whose 类型 nobody can read, with the reason."""
    sheet = book.sheet(stray.name)
    rows = [row for row in stray.grid.rows if row.number in stray.rows]
    heading = stray.grid.rows[stray.heading]
    at = max(len(row.cells) for row in (heading, *rows))
    _put(sheet, 0, heading)
    sheet.put(0, at, REASON, book.needed)
    sheet.raw.set_column(at, at, REASON_WIDTH)
    for number, row in enumerate(rows, start=1):
        _put(sheet, number, row)
        sheet.put(number, at, WRONG_TYPE)


def _put(sheet: Sheet, number: int, row: GridRow) -> None:
    for at, cell in enumerate(row.cells):
        sheet.put(number, at, _value(cell))


def _value(cell: Cell) -> Value:
    return cell.printed or None if isinstance(cell, Flaw) else cell
