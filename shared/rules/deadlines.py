"""By which day must something be done, and was it done in time?"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.dates import add_months


class Unit(StrEnum):
    """What a period is counted in."""

    DAYS = "days"
    """日: calendar days, holidays included."""
    MONTHS = "months"
    """月: calendar months."""


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time that a rule allows: 3 months, 15 days. The length is at least 1."""

    length: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError(f"a period of {self.length} {self.unit}")


class Standing(StrEnum):
    """How a duty stands against its due day."""

    OPEN = "open"
    """在办: not done, not due yet."""
    OVERDUE = "overdue"
    """逾期未办: not done, due day past."""
    ON_TIME = "on_time"
    """按期: done by the due day."""
    LATE = "late"
    """逾期办结: done after the due day."""


def due_on(start: date, period: Period) -> date:
    """The last day to act, inclusive.

    Args:
        start: day 0, e.g. the day of assignment; itself not counted.
        period: how long the rule allows.

    Returns:
        The day so many days on, or the same day of the month so many months on; where that
        month has no such day, its last day (30 November + 3 months = end of February).

    Source: Civil Code (民法典) art. 201 and 202; DOMAIN.md 2.3.
    """
    match period.unit:
        case Unit.DAYS:
            return start + timedelta(days=period.length)
        case Unit.MONTHS:
            return add_months(start, period.length)


def days_late(due: date, done: date) -> int:
    """How many days after the due day it was done; 0 on it or before."""
    return max(0, (done - due).days)


def standing(due: date, done: date | None, today: date) -> Standing:
    """How it stands on a day. What was done after `today` was not done yet."""
    if done is None or done > today:
        return Standing.OVERDUE if today > due else Standing.OPEN
    return Standing.LATE if days_late(due, done) else Standing.ON_TIME
