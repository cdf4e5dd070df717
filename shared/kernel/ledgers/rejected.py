"""Which file does the clerk get back, with the rows to correct and the reasons?"""

import io
from collections import defaultdict
from collections.abc import Iterable

from kernel.ledgers.cell import Cell, Flaw
from kernel.ledgers.grid import GridRow
from kernel.ledgers.heading import REASON, heading_text
from kernel.ledgers.ledger import BadRow, Ledger
from kernel.ledgers.writing import LONGEST_TEXT, Book, Sheet, Value, writing

REASON_WIDTH = 60


def write_rejected(ledger: Ledger, bad: Iterable[BadRow]) -> bytes:
    """The rejected rows as .xlsx: all that stood above them, their cells, and 退回原因.

    Title, heading and cells are as they were, so the corrected file can be imported as it is;
    cells merged down are written out in every row.
    """
    reasons: dict[int, list[str]] = defaultdict(list)
    for one in bad:
        reasons[one.row].append(one.sentence())
    target = io.BytesIO()
    with writing(target, date_1904=ledger.date_1904) as book:
        _write(book, ledger, reasons)
    return target.getvalue()


def _write(book: Book, ledger: Ledger, reasons: dict[int, list[str]]) -> None:
    sheet = book.sheet(ledger.sheet or ledger.shape.title_zh)
    heading = ledger.heading_row
    rows = [row.grid_row for row in ledger.rows if row.number in reasons]
    at = _reason_column(heading, rows)
    for number, row in enumerate(ledger.head):
        _copy(sheet, number, row)
    top = len(ledger.head)
    for column, cell in enumerate(heading.cells):
        sheet.put(top, column, _value(cell), book.head)
    sheet.put(top, at, REASON, book.needed)
    sheet.raw.set_column(at, at, REASON_WIDTH)
    sheet.raw.freeze_panes(top + 1, 0)
    for number, row in enumerate(rows, start=top + 1):
        _copy(sheet, number, row, but=at)
        sheet.put(number, at, "\n".join(_reasons(row, reasons)), book.wrapped)


def _reason_column(heading: GridRow, rows: list[GridRow]) -> int:
    """The column of an earlier 退回原因, or the first that is free."""
    for column, cell in enumerate(heading.cells):
        if heading_text(cell) == REASON:
            return column
    return max(len(row.cells) for row in [heading, *rows])


def _copy(sheet: Sheet, number: int, row: GridRow, but: int = -1) -> None:
    for column, cell in enumerate(row.cells):
        if column != but:
            sheet.put(number, column, _value(cell))


def _reasons(row: GridRow, reasons: dict[int, list[str]]) -> list[str]:
    cut = any(isinstance(cell, str) and len(cell) > LONGEST_TEXT for cell in row.cells)
    note = f"本行有单元格超过{LONGEST_TEXT}字，此处已截短，请从原文件复制"
    return [*reasons[row.number], note] if cut else reasons[row.number]


def _value(cell: Cell) -> Value:
    return cell.printed or None if isinstance(cell, Flaw) else cell
