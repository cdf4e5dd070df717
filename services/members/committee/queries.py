"""What can be read of committees?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ARRAY, Select, Text, literal, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.calendars import CalendarRow, calendar_of, calendars
from contracts.committees import PlenaryRow, plenaries
from contracts.directory import BEGINNING, DirectoryRow, HistoryRow
from kernel.fetching import fetch
from kernel.rows import as_row
from kernel.tables import committee_history, directory

DAY = timedelta(days=1)


async def committees(engine: AsyncEngine, scope: frozenset[UUID] | None) -> Sequence[DirectoryRow]:
    """The committees within a scope, by code."""
    wanted = select(directory).order_by(directory.c.code)
    if scope is not None:
        wanted = wanted.where(directory.c.committee.in_(scope))
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).mappings().all()
    return [as_row(DirectoryRow, row) for row in found]


async def plenaries_of(engine: AsyncEngine, committee: UUID) -> Sequence[PlenaryRow]:
    """A committee's plenaries, latest first."""
    wanted = select(plenaries).where(plenaries.c.committee == committee)
    wanted = wanted.order_by(plenaries.c.term.desc(), plenaries.c.session.desc())
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).mappings().all()
    return [as_row(PlenaryRow, row) for row in found]


@dataclass(frozen=True, slots=True)
class WorkingYear:
    """A year's working days: `basis` is the notice that a clerk typed in, None for what is shipped.

    Attributes:
        announced: False until the year's notice is known: weekdays alone decide till then.
    """

    year: int
    announced: bool
    off: Mapping[date, str]
    made_up: Mapping[date, str]
    basis: str | None


async def working_year(engine: AsyncEngine, committee: UUID, year: int) -> WorkingYear:
    """A year as a committee reckons with it."""
    wanted = select(calendars).where(calendars.c.committee == committee, calendars.c.year == year)
    rows = await fetch(engine, wanted, CalendarRow)
    found = calendar_of(rows).years.get(year)
    basis = rows[0].basis if rows else None
    if found is None:
        return WorkingYear(year, False, {}, {}, basis)
    return WorkingYear(year, True, found.off, found.on, basis)


@dataclass(frozen=True, slots=True)
class Held:
    """What a committee had from a day to another, both included; None is from ever, or still."""

    value: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """A committee as it stood on a day, and what it was called, coded and hosted through time.

    Attributes:
        code, name, host: of that day. hosts: ids of the committees above.
        ended_on: the first day without it. succeeded_by: the committee that goes on for it.
    """

    committee: UUID
    code: str
    name: str
    host: UUID | None
    codes: tuple[Held, ...]
    names: tuple[Held, ...]
    hosts: tuple[Held, ...]
    ended_on: date | None
    succeeded_by: UUID | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A committee above or below another one on a day; depth 1 is next to it."""

    committee: UUID
    code: str
    name: str
    depth: int
    ended_on: date | None


async def page_of(engine: AsyncEngine, committee: UUID, on: date) -> CommitteePage | None:
    """One committee on a day, if it is known here."""
    past = select(committee_history).where(committee_history.c.committee == committee)
    rows = await fetch(engine, past, HistoryRow)
    if not rows:
        return None
    row = rows[0]
    return CommitteePage(
        committee=row.committee,
        code=row.code_on(on),
        name=row.name_on(on),
        host=row.host_on(on),
        codes=_through_time(row.codes, row.code_days, row.ended_on),
        names=_through_time(row.names, row.name_days, row.ended_on),
        hosts=_through_time(row.hosts, row.host_days, row.ended_on),
        ended_on=row.ended_on,
        succeeded_by=row.succeeded_by,
    )


def _through_time(
    values: Sequence[object], days: Sequence[date], ended_on: date | None
) -> tuple[Held, ...]:
    ends = [*(day - DAY for day in days[1:]), None if ended_on is None else ended_on - DAY]
    return tuple(
        Held(None if value is None else str(value), None if since == BEGINNING else since, until)
        for value, since, until in zip(values, days, ends, strict=True)
    )


async def under_code(
    engine: AsyncEngine, code: str, on: date, scope: frozenset[UUID] | None
) -> Sequence[CommitteePage]:
    """The committees that stood under a code on a day; none when it was nobody's then."""
    has = committee_history.c.codes.op("@>")
    past = select(committee_history).where(has(literal([code], ARRAY(Text))))
    rows = await fetch(engine, past, HistoryRow)
    held = [row for row in rows if row.lasts(on) and row.code_on(on) == code]
    seen = [row.committee for row in held if scope is None or row.committee in scope]
    pages = [await page_of(engine, one, on) for one in seen]
    return [page for page in pages if page is not None]


async def standing(
    engine: AsyncEngine, walk: "Select[tuple[object, ...]]", on: date
) -> Sequence[Standing]:
    """The committees of a walk through the tree, with the names of the day, nearest first."""
    reached = walk.subquery("reached")
    past = select(reached.c.depth, committee_history).join(
        committee_history, committee_history.c.committee == reached.c.committee
    )
    async with engine.connect() as connection:
        found = (await connection.execute(past)).mappings().all()
    rows = [(one["depth"], as_row(HistoryRow, one)) for one in found]
    told = [
        Standing(row.committee, row.code_on(on), row.name_on(on), depth, row.ended_on)
        for depth, row in rows
    ]
    return sorted(told, key=lambda one: (one.depth, one.code, str(one.committee)))


async def holders(engine: AsyncEngine, code: str) -> tuple[UUID | None, frozenset[UUID]]:
    """Who has a code now, and who had it ever; who ended has none."""
    has = committee_history.c.codes.op("@>")
    past = select(committee_history).where(has(literal([code], ARRAY(Text))))
    rows = await fetch(engine, past, HistoryRow)
    now = [row.committee for row in rows if row.codes[-1] == code and row.ended_on is None]
    return (now[0] if now else None), frozenset(row.committee for row in rows)
