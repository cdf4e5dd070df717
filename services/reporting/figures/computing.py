"""What do these figures come to, under one scope, in one pass?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from contracts.members.rules import CommitteeRules
from kernel.problems import unknown
from reporting.figures.acting import with_acting
from reporting.figures.belonging import belongs
from reporting.figures.catalogue import FIGURES
from reporting.figures.counting import Counted, counted, counts_of
from reporting.figures.figure import Breakdown, Count, Days, DaysBy, Figure, Ratio
from reporting.figures.joining import by_hash
from reporting.figures.lasting import Lasted, lasted, lasted_by
from reporting.figures.parting import broken_down, called
from reporting.figures.scope import Scope
from reporting.figures.value import (
    Lapse,
    LapsePart,
    Lapses,
    Number,
    Part,
    Parts,
    Share,
    Value,
    shares_of,
)


def chosen(ids: Iterable[str]) -> list[Figure]:
    """The figures of these ids; all when none is named.

    Raises:
        Problem: there is no figure of that id.
    """
    wanted = list(ids)
    for id in wanted:
        if id not in FIGURES:
            raise unknown("指标", id)
    return [FIGURES[id] for id in wanted] or list(FIGURES.values())


async def computed(
    engine: AsyncEngine, scope: Scope, figures: Iterable[Figure] = ()
) -> dict[str, Value]:
    """Figures by id; all of the catalogue when none is named. One snapshot, read-only."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        return await computed_on(connection, scope, list(figures) or list(FIGURES.values()))


async def computed_on(
    connection: AsyncConnection, scope: Scope, figures: Sequence[Figure]
) -> dict[str, Value]:
    """Figures by id, within a transaction that is already open.

    Those that cannot be counted of the scope (`belongs`) are missing.
    """
    await by_hash(connection)
    scope = await with_acting(connection, scope)
    mine = [one for one in figures if belongs(one, scope.lens.sort)]
    counts = await counted(connection, scope, counts_of(mine, scope.lens.sort))
    return {one.id: await _value(connection, scope, one, counts) for one in mine}


async def _value(
    connection: AsyncConnection, scope: Scope, figure: Figure, counts: Mapping[str, Counted]
) -> Value:
    match figure:
        case Count():
            return Number(figure, counts[figure.id].value, counts[figure.id].cases)
        case Ratio():
            of, over = counts[figure.of.id], counts[figure.over.id]
            return Share(figure, of.value, over.value, scope.rules.share_digits)
        case Breakdown():
            whole = counts[figure.of.id].value
            return _parts(scope, figure, await broken_down(connection, scope, figure), whole)
        case Days():
            found = await lasted(connection, scope, figure)
            days = found.median if figure.take == "median" else found.most
            return Lapse(figure, days, found.cases)
        case DaysBy():
            return _lapses(
                figure, await lasted_by(connection, scope, figure), counts[figure.of.id].value
            )


def _lapses(figure: DaysBy, found: Mapping[str | None, Lasted], whole: int) -> Lapses:
    """The slowest part first."""
    parts = (
        LapsePart(figure.blank if name is None else name, one.median or 0, one.most or 0, one.cases)
        for name, one in found.items()
    )
    ranked = sorted(parts, key=lambda one: (-one.median, -one.most, one.name))
    return Lapses(figure, tuple(ranked), whole)


def _parts(scope: Scope, figure: Breakdown, found: Mapping[Any, Counted], whole: int) -> Parts:
    """Values by their printed names, in the committee's order, then the larger first."""
    by_name: dict[str, Counted] = {}
    for value, count in found.items():
        name = called(scope, figure, value)
        if name is not None:
            before = by_name.get(name, Counted(0, 0))
            by_name[name] = Counted(before.value + count.value, before.cases + count.cases)
    order = _order(figure, scope.rules)
    ranked = sorted(by_name.items(), key=lambda one: (order.get(one[0], 99), -one[1].value, one[0]))
    shares = shares_of([one.value for _, one in ranked], whole, scope.rules)
    parts = (
        Part(name, one.value, one.cases, said)
        for (name, one), said in zip(ranked, shares, strict=True)
    )
    return Parts(figure, tuple(parts), whole)


def _order(figure: Breakdown, rules: CommitteeRules) -> dict[str, int]:
    named = [*(name for _, name in figure.names), *(name for name, _ in figure.ages)]
    if figure.asked:
        asked = [(one.words, choice) for one in rules.questions for choice in one.choices]
        named = [f"{words}：{choice}" for words, choice in asked]
    listed = getattr(rules, figure.order) if figure.order else named
    return {name: place for place, name in enumerate(listed)}
