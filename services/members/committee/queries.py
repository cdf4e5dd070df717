"""What can be read of committees?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.calendars import CalendarRow, calendar_of, calendars
from contracts.committees import PlenaryRow, plenaries
from contracts.directory import DirectoryRow
from kernel.fetching import fetch
from kernel.rows import as_row
from kernel.tables import directory


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
