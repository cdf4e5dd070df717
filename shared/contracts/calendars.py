"""What does a service remember of the working days that were announced for a committee?"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from sqlalchemy import MetaData

from contracts.members.committee import DayNamed, WorkingDaysAnnounced
from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.rows import table_of
from kernel.view import View
from rules.working_days import WorkingDays, Year, shipped

tables = MetaData()


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One year's working days as last announced for a committee; the days are JSON."""

    calendar: UUID
    committee: UUID
    year: int
    off_work: str
    made_up: str
    basis: str


calendars = table_of(tables, "calendars", CalendarRow, "calendar")


def calendar_id(committee: UUID, year: int) -> UUID:
    """The row of a year."""
    return derived("calendar", committee, year)


def calendar_row(
    before: CalendarRow | None, event: WorkingDaysAnnounced, recorded: Recorded
) -> CalendarRow:
    """The last announcement of a year holds."""
    return CalendarRow(
        calendar_id(event.committee, event.year),
        event.committee,
        event.year,
        _text(event.off),
        _text(event.made_up),
        event.basis,
    )


CALENDARS = View(
    calendars,
    CalendarRow,
    (WorkingDaysAnnounced,),
    lambda event, recorded: calendar_id(event.committee, event.year),
    calendar_row,
)


def calendar_of(announced: Iterable[CalendarRow]) -> WorkingDays:
    """The working days that came with the program, and what was announced of a year instead."""
    return _calendar(tuple((row.year, row.off_work, row.made_up) for row in announced))


@lru_cache(maxsize=100)
def _calendar(announced: tuple[tuple[int, str, str], ...]) -> WorkingDays:
    calendar = shipped()
    for year, off, on in sorted(announced):
        calendar = calendar.with_year(year, Year(_days(off), _days(on)))
    return calendar


def _text(days: Iterable[DayNamed]) -> str:
    return json.dumps({one.day.isoformat(): one.name for one in days}, ensure_ascii=False)


def _days(text: str) -> dict[date, str]:
    return {date.fromisoformat(day): name for day, name in json.loads(text).items()}
