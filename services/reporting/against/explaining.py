"""Which cases make a figure, and which would explain that a clerk counted more or fewer?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Integer, literal
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from reporting.against.comparing import Compared
from reporting.against.relations import rate
from reporting.cases.proposals import PROPOSALS
from reporting.figures.catalogue import FIGURES
from reporting.figures.catalogue.proposals import (
    CONVERTED,
    MERGED,
    NOT_FILED,
    OFFSESSION_RECEIVED,
    RETURNED,
    UNDER_REVIEW,
    WITHDRAWN,
)
from reporting.figures.counting import selected
from reporting.figures.evidence import label_of
from reporting.figures.figure import Breakdown, Count, Days, DaysBy, Figure, Ratio
from reporting.figures.parting import by_of, parted
from reporting.figures.scope import Scope, scope_of
from reporting.figures.value import Number, Value
from rules.shares import follows

SETS: Mapping[str, tuple[Count, ...]] = {
    PROPOSALS.name: (
        MERGED,
        OFFSESSION_RECEIVED,
        WITHDRAWN,
        CONVERTED,
        NOT_FILED,
        RETURNED,
        UNDER_REVIEW,
    )
}
"""By kind of case, what clerks count in or leave out."""


@dataclass(frozen=True, slots=True)
class Item:
    """One case: what it is called and, of a proposal, its number."""

    case: str
    label: str
    number: int | None


Items = Mapping[str, Item]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What would explain the difference to the very number, and the cases that it is."""

    zh: str
    en: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """The cases behind our number, and what would make it theirs; none when nothing would."""

    items: tuple[Item, ...]
    candidates: tuple[Candidate, ...]


async def explained(
    engine: AsyncEngine, scope: Scope, one: Compared, values: Mapping[str, Value]
) -> Explained:
    """Why a number of the table may differ from ours."""
    figure = FIGURES[one.figure]
    if isinstance(figure, Ratio | Days | DaysBy) or one.aspect == "share":
        return Explained((), tuple(_other_rates(one, values)))
    count = figure.of if isinstance(figure, Breakdown) else figure
    async with engine.connect() as connection:
        ours = await _items(connection, scope, count, _part_of(figure, one))
        sets = {
            other.zh: await _items(connection, scope, other, _part_in(figure, one, other))
            for other in SETS.get(count.what.name, ())
            if count.distinct is None and other.id != count.id and other.through is count.through
        }
    found = [
        *_of_sets(ours, sets, one.more),
        *_twice(ours, one.more),
        *_same_as(figure, one, values),
        *await _other_window(engine, scope, figure, one, ours),
    ]
    return Explained(tuple(ours.values()), tuple(found))


Part = tuple[Breakdown, str] | None


def _part_of(figure: Figure, one: Compared) -> Part:
    return (figure, one.part) if isinstance(figure, Breakdown) and one.part is not None else None


def _part_in(figure: Figure, one: Compared, other: Count) -> Part:
    """The same part of another set; None where the figure has no parts."""
    part = _part_of(figure, one)
    return None if part is None else (replace(part[0], of=other), part[1])


async def _items(
    connection: AsyncConnection, scope: Scope, count: Count, part: Part = None
) -> dict[str, Item]:
    own, number = count.what.table.c, _number_of(count).label("number")
    columns: list[Any] = [own.case_id, label_of(count), number]
    if part is None:
        rows = (await connection.execute(selected(scope, count, columns))).mappings()
        return {row["case_id"]: _item(row) for row in rows}
    figure, name = part
    wanted = parted(scope, figure, [*columns, by_of(scope, figure).label("by")])
    names = dict(figure.names)
    rows = (await connection.execute(wanted)).mappings()
    return {row["case_id"]: _item(row) for row in rows if name in _named(row["by"], figure, names)}


def _number_of(count: Count) -> ColumnElement[Any]:
    """The number of a proposal, or of the proposal that a case belongs to; null of others."""
    kinds = (kind for kind in (count.what, count.through) if kind is not None)
    numbered = (kind.table.c.case_no for kind in kinds if "case_no" in kind.table.c)
    return next(numbered, literal(None, Integer))


def _named(by: Any, figure: Breakdown, names: Mapping[Any, str]) -> Iterable[str]:
    """What the values of a case are called in print."""
    values = by if isinstance(by, list) else [by]
    return [names.get(one, str(one)) if one is not None else figure.blank or "" for one in values]


def _item(row: Any) -> Item:
    return Item(row["case_id"], str(row["label"]), row["number"])


def _of_sets(ours: Items, sets: Mapping[str, Items], more: int) -> Iterator[Candidate]:
    """One set, or two, counted in that we leave out, or left out that we count."""
    near = {
        name: {case: item for case, item in items.items() if (case in ours) == (more < 0)}
        for name, items in sets.items()
    }
    full = {name: items for name, items in near.items() if items}
    for size in (1, 2):
        for names in combinations(full, size):
            together = {case: item for name in names for case, item in full[name].items()}
            if len(together) == abs(more) and sum(len(full[one]) for one in names) == abs(more):
                yield _set(names, tuple(together.values()), more)


def _set(names: Sequence[str], items: tuple[Item, ...], more: int) -> Candidate:
    zh, en = "和".join(f"“{name}”" for name in names), " and ".join(names)
    if more > 0:
        return Candidate(
            f"如把{zh}{len(items)}件也计入", f"if {en} ({len(items)}) is counted", items
        )
    return Candidate(f"如不计{zh}{len(items)}件", f"if {en} ({len(items)}) is left out", items)


def _twice(ours: Items, more: int) -> Iterator[Candidate]:
    """Cases of one title that a clerk may have counted once."""
    times = Counter(item.label for item in ours.values())
    again = [item for item in ours.values() if times[item.label] > 1]
    if more < 0 and len(again) - len({item.label for item in again}) == -more:
        yield Candidate("如同题的只计一件", "if those of one title count once", tuple(again))


def _same_as(figure: Figure, one: Compared, values: Mapping[str, Value]) -> Iterator[Candidate]:
    """Another count of people or units that gives their number (第一提案人, any sponsor)."""
    if not isinstance(figure, Count) or figure.distinct is None:
        return
    for other in (value.figure for value in values.values() if isinstance(value, Number)):
        alike = other.distinct is not None and other.unit == figure.unit and other.id != figure.id
        if alike and _number(values, other.id) == one.line.count:
            yield Candidate(f"与“{other.zh}”（{other.means}）相同", f"the same as {other.zh}")


async def _other_window(
    engine: AsyncEngine, scope: Scope, figure: Figure, one: Compared, ours: Items
) -> list[Candidate]:
    """Whether the number is that of the calendar year instead of the plenary, or the reverse."""
    if not isinstance(figure, Count) or figure.distinct is not None or figure.sums is not None:
        return []
    text = str(scope.plenary.opens.year) if scope.span.plenary is not None else "plenary"
    told = (scope.committee, scope.plenary.term, scope.plenary.session, text, scope.cut)
    other = await scope_of(engine, *told)
    async with engine.connect() as connection:
        theirs = await _items(connection, other, figure)
    if len(theirs) != one.line.count or theirs.keys() == ours.keys():
        return []
    differing = {**ours, **theirs}
    items = tuple(item for case, item in differing.items() if (case in ours) != (case in theirs))
    return [Candidate(f"与时间范围{other.span.zh()}相同", f"the same as window {text}", items)]


def _other_rates(one: Compared, values: Mapping[str, Value]) -> Iterator[Candidate]:
    """The other ways in which a rate is counted, of which one gives their share."""
    told = rate(one.figure)
    if told is None or one.line.share is None:
        return
    for counts in told[0]:
        count = sum(_number(values, id) for id in counts)
        for base in (base for tier in told[1] for base in tier if base in FIGURES):
            over = _number(values, base)
            if follows(count, over, one.line.share):
                names = "+".join(FIGURES[id].zh for id in counts)
                way = f"{names}/{FIGURES[base].zh}={count}/{over}"
                yield Candidate(f"如按{way}计算", f"if counted as {way}")


def _number(values: Mapping[str, Value], id: str) -> int:
    """A count's value, 0 for what was not computed."""
    value = values.get(id)
    return value.value if isinstance(value, Number) else 0
