"""What can be read of series?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, not_, or_, select

from kernel.fetching import Database, fetch
from sectors.series.tables import DateRow, SeriesRow, dates, series
from sectors.taken_back import gone


async def series_of(database: Database, committee: UUID) -> Sequence[SeriesRow]:
    """A committee's series by name."""
    c = series.c
    wanted = select(series).where(c.committee == committee)
    return await fetch(database, wanted.order_by(c.name, c.series), SeriesRow)


async def one_series(database: Database, committee: UUID, which: UUID) -> SeriesRow | None:
    """One series."""
    c = series.c
    mine = select(series).where(c.committee == committee, c.series == which)
    found = await fetch(database, mine, SeriesRow)
    return found[0] if found else None


async def dates_of(database: Database, committee: UUID, which: UUID) -> Sequence[DateRow]:
    """The days of one series that stand, those left out too."""
    wanted = _standing(committee).where(dates.c.series == which)
    return await fetch(database, wanted.order_by(dates.c.day, dates.c.turn), DateRow)


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One day of a series for which nothing was held yet, with what is said of the series."""

    id: UUID
    day: date
    name: str
    kind: str
    host_id: UUID | None
    host: str | None
    place: str | None
    starts: str | None
    ends: str | None


async def planned(
    database: Database, committee: UUID, first: date, last: date
) -> Sequence[PlannedRow]:
    """Days from one to another on which something is planned and not held yet."""
    c, of = dates.c, series.c
    told = (of.name, of.kind, of.host_id, of.host, of.place, of.starts, of.ends)
    wanted = _standing(committee).with_only_columns(c.id, c.day, *told)
    wanted = wanted.where(c.day >= first, c.day <= last)
    wanted = wanted.where(_free(), c.dropped.is_(None))
    return await fetch(database, wanted.order_by(c.day, c.id), PlannedRow)


async def missed(database: Database, committee: UUID, on: date) -> Sequence[DateRow]:
    """Days up to one on which something should have been held, and for which nothing was."""
    c = dates.c
    wanted = _standing(committee).where(c.day <= on, _free(), c.dropped.is_(None))
    return await fetch(database, wanted.order_by(c.day, c.series, c.turn), DateRow)


def _free() -> ColumnElement[bool]:
    """Nothing was held for it, or what was held was taken back."""
    return or_(dates.c.activity.is_(None), dates.c.activity.in_(gone()))


def _standing(committee: UUID) -> Select[Any]:
    """Those after the end of their series stand only with an activity."""
    c, of = dates.c, series.c
    joined = dates.join(series, of.series == c.series)
    in_time = or_(of.last.is_(None), c.day <= of.last, not_(_free()))
    return select(dates).select_from(joined).where(c.committee == committee, in_time)
