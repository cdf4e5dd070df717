"""Which sheet of a workbook is which ledger, and which of its rows are whose? Pure.

A sheet is known by its headings, as the services that take it describe them. A sheet may hold
proposals and situation reports together: then a column 类型 says of each row which it is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jianyan.ledger_kinds import Kind
from kernel.ledgers import Column, Shape, printed, squeeze
from kernel.ledgers.cell import Cell
from kernel.ledgers.grid import Grid, GridRow, Workbook
from kernel.ledgers.heading import Fit, find_fit, heading_text
from kernel.ledgers.sorting import Sort, sort_of
from kernel.ledgers.template import NOTES_SHEET

ORDER = (Kind.ROSTER, Kind.ACTIVITIES, Kind.PROPOSALS, Kind.SITUATION_REPORTS)
"""What a later one names must be known before it: members, then what they did and wrote."""

MIXED = Shape(
    "mixed",
    "提案与信息",
    (
        Column("what", "类型", ("种类", "建言类型", "材料类型", "提案或信息"), required=True),
        Column("title", "标题", ("题目", "案由", "信息标题", "提案标题"), required=True),
    ),
)
WRONG_TYPE = "类型应写“提案”或“信息”"

Shapes = Mapping[Kind, Sequence[Shape]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet, or the rows of one kind out of a mixed one.

    Attributes:
        grid: None when the sheet is sent as it stands in the file.
        missing: the required headings that it lacks.
    """

    kind: Kind
    name: str
    grid: Grid | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stray:
    """Rows of a mixed sheet that do not say what they are: their grid and their numbers."""

    name: str
    grid: Grid
    heading: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A sheet that nobody takes; what it looks most like, and the columns that it lacks for it."""

    name: str
    like: Kind | None = None
    missing: tuple[str, ...] = ()


@dataclass(slots=True)
class Sorted:
    """A workbook's sheets in the order in which they go, and those that nobody takes."""

    sheets: list[Sheet] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)


def sort_sheets(book: Workbook, shapes: Shapes) -> Sorted:
    """Every sheet but the notes and the empty ones."""
    found = Sorted()
    for grid in book.sheets:
        if grid.name == NOTES_SHEET or not grid.rows:
            continue
        mixed = find_fit(grid, MIXED)
        if mixed is not None and not mixed.missing() and _says_what(mixed):
            _divide(mixed, shapes, found)
            continue
        best = _best(grid, shapes)
        if best is None:
            found.unknown.append(_unknown(grid, shapes))
        elif _rows(best[1]):
            missing = tuple(column.heading for column in best[1].missing())
            found.sheets.append(Sheet(best[0], grid.name, missing=missing))
    found.sheets.sort(key=lambda sheet: ORDER.index(sheet.kind))
    return found


def _best(grid: Grid, shapes: Shapes) -> tuple[Kind, Fit] | None:
    """The kind of whose headings the sheet has most; complete ones before others."""
    fits = [
        (kind, fit)
        for kind in ORDER
        for shape in shapes[kind]
        if (fit := find_fit(grid, shape)) is not None and fit.is_kind()
    ]

    def merit(one: tuple[Kind, Fit]) -> tuple[bool, int, bool]:
        kind, fit = one
        return (
            not fit.missing(),
            len(fit.columns),
            (kind is Kind.ROSTER) != _is_matrix(fit, shapes),
        )

    return max(fits, key=merit, default=None)


def _is_matrix(fit: Fit, shapes: Shapes) -> bool:
    """Whether persons are followed by a column an activity: most headings are nobody's, or a
    label of activities (活动主题) stands above the heading."""
    known = shapes[Kind.ACTIVITIES][0].required()
    above = [next((cell for _, cell in row.own()), None) for row in fit.grid.rows[: fit.index]]
    labels = [heading_text(cell).rstrip("：:") for cell in above if isinstance(cell, str)]
    labelled = any(column.rank(label) is not None for column in known for label in labels)
    return labelled or len(fit.further) > len(fit.columns)


def _unknown(grid: Grid, shapes: Shapes) -> Unknown:
    """What a sheet might have been meant for, where it has two columns of it at least."""
    fits = [
        (kind, fit)
        for kind in ORDER
        for shape in shapes[kind]
        if (fit := find_fit(grid, shape)) is not None and fit.missing() and len(fit.columns) > 1
    ]
    if not fits:
        return Unknown(grid.name)
    kind, fit = max(fits, key=lambda one: len(one[1].columns))
    return Unknown(grid.name, kind, tuple(column.heading for column in fit.missing()))


def _rows(fit: Fit) -> list[GridRow]:
    below = fit.grid.rows[fit.last + 1 :]
    return [row for row in below if sort_of(row, fit) is Sort.ROW]


def _says_what(fit: Fit) -> bool:
    return any(_kind_of(row, fit) is not None for row in _rows(fit))


def _kind_of(row: GridRow, fit: Fit) -> Kind | None:
    """What a row says that it is: 提案, 集体提案; 信息, 社情民意."""
    word = squeeze(printed(row.at(fit.columns["what"][0])))
    proposal, report = "提案" in word, "信息" in word or "社情民意" in word
    if proposal == report:
        return None
    return Kind.PROPOSALS if proposal else Kind.SITUATION_REPORTS


def _divide(fit: Fit, shapes: Shapes, found: Sorted) -> None:
    """The rows of either kind, under the headings that the kind knows, each at its own place."""
    rows = _rows(fit)
    kinds = {row.number: _kind_of(row, fit) for row in rows}
    for kind in (Kind.PROPOSALS, Kind.SITUATION_REPORTS):
        mine = {number for number, what in kinds.items() if what is kind}
        if mine:
            grid = _only(fit, mine, _known_by(shapes[kind]))
            lacks = _lacking(grid, shapes[kind][0])
            found.sheets.append(Sheet(kind, fit.grid.name, grid, lacks))
    strays = tuple(number for number, what in kinds.items() if what is None)
    if strays:
        found.strays.append(Stray(fit.grid.name, fit.grid, fit.index, strays))


def _lacking(grid: Grid, shape: Shape) -> tuple[str, ...]:
    """The headings without which the service would not know its part of a sheet."""
    fit = find_fit(grid, shape)
    if fit is not None and fit.is_kind() and not fit.missing():
        return ()
    there = frozenset(fit.columns) if fit else frozenset()
    needed = [column.field for column in shape.required()]
    needed += shape.known_by[0] if shape.known_by else ()
    wanting = dict.fromkeys(one for one in needed if one not in there)
    return tuple(shape.column(one).heading for one in wanting)


def _known_by(shapes: Sequence[Shape]) -> Callable[[str], bool]:
    columns = [column for shape in shapes for column in shape.columns]
    return lambda text: any(column.rank(text) is not None for column in columns)


def _only(fit: Fit, numbers: set[int], known: Callable[[str], bool]) -> Grid:
    """The sheet with these rows alone; headings that another kind alone knows are left out."""
    heading = fit.grid.rows[fit.index]
    gone = {
        at
        for at, cell in enumerate(heading.cells)
        if at in fit.columns["what"] or not known(heading_text(cell))
    }
    kept = [
        row for place, row in enumerate(fit.grid.rows) if place <= fit.last or row.number in numbers
    ]
    place = fit.index
    rows = (row if at < place else _without(row, gone) for at, row in enumerate(kept))
    return Grid(fit.grid.name, tuple(rows))


def _without(row: GridRow, gone: set[int]) -> GridRow:
    cells: tuple[Cell, ...] = tuple(
        None if at in gone else cell for at, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells)
