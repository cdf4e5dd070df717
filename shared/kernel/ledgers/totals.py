"""Do the totals that a clerk wrote down agree with the rows?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kernel.ledgers.cell import Cell, printed
from kernel.ledgers.cleaning import squeeze
from kernel.ledgers.grid import GridRow
from kernel.ledgers.heading import Fit, heading_text

SUBTOTAL = re.compile(r"小计")
NUMBER = re.compile(r"(\d+)(?:\.0+)?([\u4e00-\u9fff]{0,2})[。.]?")
IN_LABEL = re.compile(r"(\d+)([\u4e00-\u9fff]{0,2})[。.]?$")
ALL_TOLD = re.compile(r"共(?:计|有|收到|立案)?(\d+)([\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class DeclaredTotal:
    """A number that a clerk wrote as a total.

    Attributes:
        row: Excel's row number, of the total row or of the title.
        label: 合计, 小计, 共92件.
        column: the printed heading over the number, "" when it stands in the label.
        declared: what is written.
        counted: what the rows above give.
    """

    row: int
    label: str
    column: str
    declared: int
    counted: int

    def differs(self) -> bool:
        """Whether the clerk and the rows disagree."""
        return self.declared != self.counted

    def warning(self) -> tuple[str, str]:
        """The sentence, Chinese and English, that names both numbers."""
        where = f"“{self.column}”列" if self.column else ""
        return (
            f"第{self.row}行{where}“{self.label}”写的是{self.declared}，实际为{self.counted}",
            f"Row {self.row} {self.column}: {self.label!r} says {self.declared}, "
            f"the rows give {self.counted}.",
        )


def totals_of(
    fit: Fit, prose: Sequence[GridRow], body: Sequence[tuple[GridRow, bool]]
) -> tuple[DeclaredTotal, ...]:
    """All totals of a sheet.

    Args:
        fit: the heading.
        prose: title and note rows, in which 共92件 may stand.
        body: every row and total row, the latter marked True.
    """
    rows = [row for row, is_total in body if not is_total]
    found = [total for row in prose for total in _in_prose(fit, row, len(rows))]
    since: list[GridRow] = []
    before: list[GridRow] = []
    for row, is_total in body:
        if not is_total:
            since.append(row)
            before.append(row)
            continue
        label = _label(row)
        found += _in_row(fit, row, label, since if SUBTOTAL.search(label) else before)
        since = []
    return tuple(found)


def _label(row: GridRow) -> str:
    from_start = (squeeze(printed(cell)) for _, cell in row.own())
    return next((text for text in from_start if re.search(r"[\u4e00-\u9fff]", text)), "")


def _in_prose(fit: Fit, row: GridRow, count: int) -> Iterable[DeclaredTotal]:
    for _, cell in row.own():
        for found in ALL_TOLD.finditer(squeeze(printed(cell))):
            if found[2] in fit.shape.units:
                yield DeclaredTotal(row.number, found[0], "", int(found[1]), count)


def _in_row(fit: Fit, row: GridRow, label: str, rows: Sequence[GridRow]) -> Iterable[DeclaredTotal]:
    for at, cell in row.own():
        text = squeeze(printed(cell))
        if text == label:
            yield from _in_label(fit, row, label, len(rows))
            continue
        found = NUMBER.fullmatch(text)
        if found and at not in fit.ordinals:
            declared = int(found[1])
            yield DeclaredTotal(
                row.number, label, _heading(fit, at), declared, _counted(fit, at, found, rows)
            )


def _in_label(fit: Fit, row: GridRow, label: str, count: int) -> Iterable[DeclaredTotal]:
    found = IN_LABEL.search(label)
    if found and (not found[2] or found[2] in fit.shape.units):
        yield DeclaredTotal(row.number, label, "", int(found[1]), count)


def _counted(fit: Fit, at: int, found: re.Match[str], rows: Sequence[GridRow]) -> int:
    """Rows; in a summed column the sum; where only some rows have something, possibly those."""
    if _is_summed(fit, at):
        return sum(_amount(row.at(at)) for row in rows)
    held = sum(1 for row in rows if row.at(at) is not None)
    by_rows_only = found[2] in fit.shape.units and bool(found[2])
    return held if int(found[1]) == held and not by_rows_only else len(rows)


def _is_summed(fit: Fit, at: int) -> bool:
    return any(at in places and fit.shape.column(f).summed for f, places in fit.columns.items())


def _amount(cell: Cell) -> int:
    found = NUMBER.fullmatch(squeeze(printed(cell)))
    return int(found[1]) if found else 0


def _heading(fit: Fit, at: int) -> str:
    return heading_text(fit.grid.rows[fit.index].at(at))
