"""What does a parsed file hold: sheets, their rows under Excel's own numbers, merged ranges?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kernel.ledgers.cell import Cell, is_blank, pack, unpack

NONE_FILLED: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row that has something in it.

    Attributes:
        number: Excel's own, 1 is the first; of a CSV the record's.
        cells: from column A on; trailing blanks are left off.
        filled: columns (0 is A) whose value comes from a cell merged down from above.
    """

    number: int
    cells: tuple[Cell, ...]
    filled: frozenset[int] = NONE_FILLED

    def at(self, column: int) -> Cell:
        """The cell of a column (0 is A), None beyond the last."""
        return self.cells[column] if column < len(self.cells) else None

    def own(self) -> Iterator[tuple[int, Cell]]:
        """(column, cell) of the cells that are not blank and not merged down from above."""
        for column, cell in enumerate(self.cells):
            if column not in self.filled and not is_blank(cell):
                yield column, cell


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows and columns count from 0 and both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet; only rows with something in them, in order."""

    name: str
    rows: tuple[GridRow, ...]
    merges: tuple[Merge, ...] = ()

    def wide_at(self, number: int) -> tuple[Merge, ...]:
        """The merges over several columns that cover a row."""
        row = number - 1
        return tuple(m for m in self.merges if m.top <= row <= m.bottom and m.right > m.left)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole file; `date_1904` says from which day its serial numbers count."""

    sheets: tuple[Grid, ...]
    date_1904: bool = False


def pack_workbook(book: Workbook) -> dict[str, Any]:
    """A workbook as plain JSON."""
    return {"date_1904": book.date_1904, "sheets": [_pack_grid(grid) for grid in book.sheets]}


def unpack_workbook(packed: dict[str, Any]) -> Workbook:
    """The workbook that `pack_workbook` made this of."""
    return Workbook(tuple(_unpack_grid(grid) for grid in packed["sheets"]), packed["date_1904"])


def _pack_grid(grid: Grid) -> dict[str, Any]:
    return {
        "name": grid.name,
        "rows": [[r.number, [pack(c) for c in r.cells], sorted(r.filled)] for r in grid.rows],
        "merges": [[m.top, m.left, m.bottom, m.right] for m in grid.merges],
    }


def _unpack_grid(packed: dict[str, Any]) -> Grid:
    rows = tuple(
        GridRow(number, tuple(unpack(c) for c in cells), frozenset(filled) or NONE_FILLED)
        for number, cells, filled in packed["rows"]
    )
    return Grid(packed["name"], rows, tuple(Merge(*corners) for corners in packed["merges"]))
