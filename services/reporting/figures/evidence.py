"""Which cases and which events does a figure rest on?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from reporting.archive.proof import EventProof, proofs_at
from reporting.cases.catalogue import CONTEXT
from reporting.figures.acting import with_acting
from reporting.figures.belonging import counts, deciding
from reporting.figures.counting import anywhere, selected
from reporting.figures.figure import Breakdown, Count, Days, DaysBy, Each, Figure, OnTheDay, Ratio
from reporting.figures.joining import by_hash
from reporting.figures.lasting import slowest
from reporting.figures.parting import Parting, by_of, called, parted, spelled
from reporting.figures.placing import proof_of_place
from reporting.figures.scope import Scope


@dataclass(frozen=True, slots=True)
class CaseProof:
    """One case behind a figure.

    Attributes:
        counts: False for a case that only decides: in the denominator, on the roll, or not the
            slowest.
        events: those that set the case's own columns.
        beside: those of the case it belongs to (the proposal of a reply).
    """

    case: str
    kind: str
    label: str
    part: str | None
    counts: bool
    events: tuple[EventProof, ...]
    beside: tuple[EventProof, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a figure rests on: its cases, and the events every figure stands on."""

    figure: Figure
    cases: tuple[CaseProof, ...]
    context: tuple[EventProof, ...]

    def arrivals(self) -> set[int]:
        """The arrivals of all listed events."""
        found = {event.arrival for case in self.cases for event in (*case.events, *case.beside)}
        return found | {event.arrival for event in self.context}


@dataclass(slots=True)
class _Found:
    case: str
    kind: str
    label: str
    part: Any
    counts: bool
    arrivals: set[int] = field(default_factory=set)
    beside: set[int] = field(default_factory=set)


async def evidence_of(engine: AsyncEngine, scope: Scope, figure: Figure) -> Evidence:
    """The cases and events of one figure under a scope."""
    (found,) = await evidence_of_all(engine, [(scope, figure)])
    return found


async def evidence_of_all(
    engine: AsyncEngine, asked: Sequence[tuple[Scope, Figure]]
) -> list[Evidence]:
    """The same of several figures, in their order; an event that proves many is read once."""
    scopes = {id(scope): scope for scope, _ in asked}
    async with engine.connect() as connection:
        await by_hash(connection)
        acting = {at: await with_acting(connection, scope) for at, scope in scopes.items()}
        found = [await _cases(connection, acting[id(scope)], figure) for scope, figure in asked]
        contexts = {at: await _context(connection, scope) for at, scope in scopes.items()}
    every = (one.arrivals | one.beside for cases in found for one in cases)
    async with engine.connect() as connection:
        events = await proofs_at(connection, set().union(*every, *contexts.values()))
    return [
        Evidence(
            figure,
            tuple(_proven(scope, figure, one, events) for one in cases),
            tuple(events[at] for at in sorted(contexts[id(scope)])),
        )
        for (scope, figure), cases in zip(asked, found, strict=True)
    ]


def _proven(
    scope: Scope, figure: Figure, one: _Found, events: Mapping[int, EventProof]
) -> CaseProof:
    return CaseProof(
        one.case,
        one.kind,
        one.label,
        _called(scope, figure, one.part),
        one.counts,
        tuple(events[arrival] for arrival in sorted(one.arrivals)),
        tuple(events[arrival] for arrival in sorted(one.beside - one.arrivals)),
    )


def _called(scope: Scope, figure: Figure, part: Any) -> str | None:
    if part is None:
        return None
    if not isinstance(figure, Breakdown):
        return str(part)
    if figure.asked:
        return "、".join(spelled(scope.rules, one) for one in str(part).split("、"))
    return called(scope, figure, part)


async def _cases(connection: AsyncConnection, scope: Scope, figure: Figure) -> list[_Found]:
    match figure:
        case Count():
            return await _of_count(connection, scope, figure)
        case Breakdown() | DaysBy():
            parts = await _of_count(connection, scope, figure.of, figure)
            if figure.each is None or isinstance(figure.each, OnTheDay):
                return parts
            return _among(parts, await _of_count(connection, scope, figure.of))
        case Days():
            every = await _of_count(connection, scope, figure.of)
            if figure.take == "median":
                return every
            shown = await slowest(connection, scope, figure)
            return [one if one.case in shown else _aside(one) for one in every]
        case Ratio():
            inside = await _of_count(connection, scope, figure.of)
            return _among(inside, await _of_count(connection, scope, figure.over))


def _among(inside: list[_Found], over: list[_Found]) -> list[_Found]:
    """Those inside, and of those over which they are counted the others."""
    counted = {(one.kind, one.case) for one in inside}
    return inside + [_aside(one) for one in over if (one.kind, one.case) not in counted]


async def _of_count(
    connection: AsyncConnection, scope: Scope, count: Count, by: Parting | None = None
) -> list[_Found]:
    """A count's cases with the events of each and of what was joined to it, one row a case."""
    rows = await connection.execute(_with_events(scope, count, by))
    # By place: a name that a row may not have is looked up slowly, and there are many rows.
    at = {name: place for place, name in enumerate(rows.keys())}
    beside = [at[name] for name in ("upper", "named", "via") if name in at]
    part, placed = at.get("part"), at.get("placed")
    found: dict[str, _Found] = {}
    for row in rows:
        case = row[0]
        if case not in found:
            found[case] = _Found(case, count.what.title, str(row[1]), None, True)
        one = found[case]
        if part is not None:
            one.part = _and(one.part, row[part])
        one.arrivals.update(row[2])
        for place in beside:
            one.beside.update(row[place] or ())
        if placed is not None:
            one.beside.update(arrival for told in row[placed] or () for arrival in told)
    among = [] if count.among is None else await _of_count(connection, scope, count.among)
    everywhere = anywhere(scope)
    for other in count.without:
        among += await _of_count(connection, everywhere, other)
    more = []
    if count.plus is not None and counts(count.plus, scope.lens.sort):
        more = await _of_count(connection, scope, count.plus)
    return [*found.values(), *more, *(_aside(one) for one in among)]


def _with_events(scope: Scope, count: Count, by: Parting | None) -> Select[Any]:
    """The cases of a count: label, events, those of the case it belongs to, its part."""
    own = count.what.table
    upper = None if count.through is None else count.through.table
    columns: list[Any] = [own.c.case_id, label_of(count), own.c.events.label("events")]
    if upper is not None:
        columns.append(upper.c.events.label("upper"))
    if count.for_each is not None:
        columns.append(proof_of_place().label("placed"))
    if by is None:
        return selected(scope, count, columns)
    if isinstance(by.each, Each):
        columns.append(by.each.kind.table.c.events.label("named"))
        if by.each.via is not None:
            columns.append(by.each.via.table.c.events.label("via"))
    elif isinstance(by.each, OnTheDay):
        columns.append(proof_of_place().label("placed"))
    return parted(scope, by, [*columns, by_of(scope, by).label("part")])


def label_of(count: Count) -> ColumnElement[Any]:
    """What a person calls a case: its title, that of the case it belongs to, else its name."""
    own = count.what.table.c
    if count.through is not None and "title" in count.through.table.c:
        return count.through.table.c.title.label("label")
    label: ColumnElement[Any] = own.title if "title" in own else own.get("name", own.case_id)
    return label.label("label")


def _and(part: Any, another: Any) -> Any:
    """The parts in which a case stands, one after another."""
    another = _plain(another)
    if part is None or another is None or part == another:
        return another if part is None else part
    return f"{part}、{another}"


def _aside(one: _Found) -> _Found:
    """A case that only decides whether others count."""
    return _Found(one.case, one.kind, one.label, None, False, one.arrivals, one.beside)


def _plain(part: Any) -> Any:
    return "、".join(map(str, part)) if isinstance(part, list) else part


async def _context(connection: AsyncConnection, scope: Scope) -> set[int]:
    """The events of the committee's name, plenaries, rules and aliases: all figures need them.

    Of one body or unit also those that say who and what belongs to it.
    """
    wanted = [(kind, scope.known(kind.table)) for kind in CONTEXT]
    wanted += [(kind, and_(scope.known(kind.table), mine)) for kind, mine in deciding(scope)]
    found: set[int] = set()
    for kind, condition in wanted:
        rows = await connection.execute(select(kind.table.c.events).where(condition))
        found |= {arrival for row in rows for arrival in row.events}
    return found
