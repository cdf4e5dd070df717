"""What is remembered of series and of their days?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One series; `rhythm` is JSON, `last` the last day where it has ended."""

    series: UUID
    committee: UUID
    name: str
    kind: str
    host_id: UUID | None
    host: str | None
    place: str | None
    starts: str | None
    ends: str | None
    first: date
    rhythm: str
    last: date | None
    end_reason: str | None


@dataclass(frozen=True, slots=True)
class DateRow:
    """One day of a series; `regular` is the day on which it would have been."""

    id: UUID
    series: UUID
    committee: UUID
    turn: str
    day: date
    regular: date
    moved: str | None
    dropped: str | None
    activity: UUID | None


series = table_of(tables, "series_of_days", SeriesRow, "series")
dates = table_of(tables, "series_dates", DateRow, "id")
Index("series_of_days_by_committee", series.c.committee)
Index("series_dates_by_day", dates.c.committee, dates.c.day)
Index("series_dates_by_series", dates.c.series)
