"""Where is the heading of a sheet, and does it fit a kind of ledger?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kernel.ledgers.cell import Cell, is_blank, printed
from kernel.ledgers.cleaning import clean, one_line, squeeze
from kernel.ledgers.grid import Grid, GridRow
from kernel.ledgers.problems import LedgerRefused, Unreadable
from kernel.ledgers.shape import Column, Further, Shape, heading_forms

DEPTH = 60
"""How many rows with something in them are looked through for a heading."""
ORDINALS = frozenset({"序号", "序", "no", "no."})
REASON = "退回原因"
LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that the shape does not name: its place (0 is A), heading cell and text.

    `above` is what stands in the row over it (the group, the date of a matrix), "" for nothing.
    """

    at: int
    cell: Cell
    text: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """A heading found in a sheet, and what it has of a shape.

    Attributes:
        index: the place of the heading in grid.rows.
        last: the place of its last row, when it is printed in two tiers.
        columns: by field, the columns (0 is A) in order.
        ordinals: columns that merely count rows (序号).
        further: the columns not named by the shape.
        known: the fields of the shape, looked up for every cell.
    """

    shape: Shape
    grid: Grid
    index: int
    last: int
    columns: Mapping[str, tuple[int, ...]]
    ordinals: frozenset[int]
    further: tuple[Heading, ...]
    known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", frozenset(one.field for one in self.shape.columns))

    def missing(self) -> tuple[Column, ...]:
        """The required columns that the heading lacks."""
        return tuple(column for column in self.shape.required() if column.field not in self.columns)

    def of_rejected(self) -> bool:
        """Whether this is a file that was given back with reasons."""
        return any(heading_text(cell) == REASON for cell in self.grid.rows[self.last].cells)

    def is_kind(self) -> bool:
        """Whether the heading is one of this kind, complete or not."""
        proof = {form for name in self.shape.foreign for form in heading_forms(name)}
        if any(form in proof for heading in self.further for form in heading_forms(heading.text)):
            return False
        if self.shape.further is Further.NEEDED and not self.further:
            return False
        # A lone word on a cover or among notes is no heading.
        if len(self.columns) + len(self.further) < min(2, len(self.shape.columns)):
            return False
        return self.shape.recognises(frozenset(self.columns))


def find_fit(grid: Grid, shape: Shape) -> Fit | None:
    """The row with most of the shape's columns, the first of equals; None when no row has any."""
    best: Fit | None = None
    for index in range(min(DEPTH, len(grid.rows))):
        columns = _columns(grid.rows[index], shape)
        if columns and (best is None or len(columns) > len(best.columns)):
            best = _fit(grid, shape, index, columns)
    return best


def refuse_duplicates(fit: Fit) -> None:
    """Refuse a heading that stands twice, where it matters which of the two is meant."""
    row = fit.grid.rows[fit.index]
    named = [(fit.shape.column(f), at) for f, places in fit.columns.items() for at in places]
    used = [squeeze(heading_text(row.at(at))) for column, at in named if not column.repeated]
    if fit.shape.further is not Further.IGNORED:
        used += [squeeze(heading.above + heading.text) for heading in fit.further]
    used += [
        form
        for heading in fit.further
        for form in [squeeze(heading.text)]
        if fit.shape.further is Further.IGNORED and form in used
    ]
    twice = [text for text, times in Counter(used).items() if times > 1]
    if twice:
        raise LedgerRefused(
            "duplicate_heading",
            f"表头“{'”“'.join(twice)}”重复出现",
            f"Heading {', '.join(twice)} stands twice.",
        )


def heading_text(cell: Cell) -> str:
    """A heading as it is printed, on one line."""
    text = printed(cell)
    return _line(text) if len(text) > LONGEST_HEADING else _heading_line(text)


def _fit(grid: Grid, shape: Shape, index: int, columns: dict[str, tuple[int, ...]]) -> Fit:
    last = index
    while last + 1 < len(grid.rows) and _continues(grid.rows[index], grid.rows[last + 1], columns):
        last += 1
    row = grid.rows[last]
    taken = {at for places in columns.values() for at in places}
    above = _above(grid, last)
    others = [
        Heading(at, cell, heading_text(cell), above.get(at, ""))
        for at, cell in enumerate(row.cells)
        if at not in taken and not is_blank(cell)
    ]
    ordinals = frozenset(h.at for h in others if squeeze(h.text) in ORDINALS)
    further = tuple(h for h in others if h.at not in ordinals and h.text != REASON)
    return Fit(shape, grid, index, last, columns, ordinals, further)


def _continues(heading: GridRow, row: GridRow, columns: Mapping[str, Sequence[int]]) -> bool:
    """Whether this row only repeats the heading (two tiers, merged down)."""
    places = [at for found in columns.values() for at in found]
    return bool(row.filled) and all(
        heading_text(row.at(at)) == heading_text(heading.at(at)) for at in places
    )


def _columns(row: GridRow, shape: Shape) -> dict[str, tuple[int, ...]]:
    texts = [(at, heading_text(cell)) for at, cell in enumerate(row.cells) if isinstance(cell, str)]
    taken: set[int] = set()
    columns: dict[str, tuple[int, ...]] = {}
    for column in shape.columns:
        ranked = sorted(
            (rank, at)
            for at, text in texts
            if at not in taken and text and (rank := column.rank(text)) is not None
        )
        places = _chosen(column, ranked, dict(texts))
        if places:
            columns[column.field] = places
            taken.update(places)
    return columns


def _chosen(
    column: Column, ranked: list[tuple[int, int]], texts: Mapping[int, str]
) -> tuple[int, ...]:
    if column.repeated or not ranked:
        return tuple(sorted(at for _, at in ranked))
    first = ranked[0][1]
    # The same words twice are a duplicate, found later; another alias is just another column.
    return tuple(at for _, at in ranked if squeeze(texts[at]) == squeeze(texts[first]))


def _above(grid: Grid, index: int) -> dict[int, str]:
    """What stands over each column in the row before, spread over cells merged to the right."""
    if index == 0 or grid.rows[index - 1].number != grid.rows[index].number - 1:
        return {}
    row = grid.rows[index - 1]
    above = {at: heading_text(cell) for at, cell in row.own()}
    if len(above) < 2:
        return {}
    for merge in grid.wide_at(row.number):
        for at in range(merge.left, min(merge.right, merge.left + 500) + 1):
            above[at] = above.get(merge.left, "")
    return above


def _line(text: str) -> str:
    try:
        return one_line(clean(text).text)
    except Unreadable:
        return ""


# Headings are asked for with every cell; whole passages must not fill the memory.
_heading_line = lru_cache(maxsize=4096)(_line)
