"""By which day must something be done, and was it done in time?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.dates import add_months
from rules.working_days import ONE_DAY, Day, WorkingDays, shipped


class Unit(StrEnum):
    """What a period is counted in."""

    DAYS = "days"
    """日: calendar days, holidays included."""
    WORKING_DAYS = "working_days"
    """工作日: days on which offices are at work, make-up days included."""
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


@dataclass(frozen=True, slots=True)
class Pause:
    """A span of days on which the clock stands still (暂停), both included; None: until further."""

    first: date
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Clock:
    """All that a due day follows from.

    Attributes:
        start: day 0, e.g. the day of assignment; itself not counted.
        terms: what was allowed, one after another: the rule's period, then each extension granted;
            a day in place of a period is a due day that was set.
        pauses: spans that do not count.
        rolls: a due day on which offices are off moves to the next one at work (顺延).
    """

    start: date
    terms: tuple[Period | date, ...]
    pauses: tuple[Pause, ...] = ()
    rolls: bool = False


class Why(StrEnum):
    """Why a day of a deadline counts, or does not."""

    COUNTS = "counts"
    """计入."""
    OFF = "off"
    """非工作日，不计入."""
    PAUSED = "paused"
    """暂停，不计入."""
    ROLLED = "rolled"
    """到期日非工作日，顺延."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One day of a deadline: which term it belongs to, its number there, and why it counts or not.

    Attributes:
        term: 0 for the rule's own period, 1 for the first extension ...
        number: 1 for the first day counted of the term; None when it does not count.
    """

    on: date
    day: Day
    term: int
    number: int | None
    why: Why


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due day with every day that leads to it (期限说明).

    Attributes:
        due_on: the last day to act, inclusive; None while the clock stands still.
        days: every day from the one after the start up to the due day, in order.
        provisional: it rests on working days of a year that is not announced yet.
    """

    due_on: date | None
    days: tuple[Counted, ...]
    provisional: bool


def reckon(clock: Clock, calendar: WorkingDays) -> Deadline:
    """Count every day of a clock.

    A period of days or working days is counted day by day. One of months ends on the same day of
    the month so many months on, or on its last day (30 November + 3 months = end of February);
    every paused day on the way moves the end one day on.

    Source: Civil Code (民法典) art. 200 to 203; DOMAIN.md 2.3.
    """
    days: list[Counted] = []
    at = clock.start
    weighed = clock.rolls
    for number, term in enumerate(clock.terms):
        weighed = weighed or (isinstance(term, Period) and term.unit is Unit.WORKING_DAYS)
        for counted in _term(at, number, term, clock.pauses, calendar):
            days.append(counted)
            at = counted.on
            if _for_ever(at, clock.pauses):
                return Deadline(None, tuple(days), provisional=False)
    if clock.rolls:
        days += _rolled(at, len(clock.terms) - 1, calendar)
    due = days[-1].on if days else at
    return Deadline(due, tuple(days), weighed and not all(one.day.announced for one in days))


def _for_ever(day: date, pauses: Sequence[Pause]) -> bool:
    return any(pause.last is None and day >= pause.first for pause in pauses)


def _term(
    after: date, term: int, allowed: Period | date, pauses: Sequence[Pause], calendar: WorkingDays
) -> Iterator[Counted]:
    """The days of one term, counted, until it is over."""
    number, left = 0, _left(after, allowed)
    works = isinstance(allowed, Period) and allowed.unit is Unit.WORKING_DAYS
    on = after
    while left:
        on += ONE_DAY
        day = calendar.day(on)
        if any(on in pause for pause in pauses):
            yield Counted(on, day, term, None, Why.PAUSED)
        elif works and not day.at_work:
            yield Counted(on, day, term, None, Why.OFF)
        else:
            number, left = number + 1, left - 1
            yield Counted(on, day, term, number, Why.COUNTS)


def _left(after: date, allowed: Period | date) -> int:
    """How many days have to be counted."""
    if isinstance(allowed, date):
        return max(0, (allowed - after).days)
    if allowed.unit is Unit.MONTHS:
        return (add_months(after, allowed.length) - after).days
    return allowed.length


def _rolled(due: date, term: int, calendar: WorkingDays) -> Iterator[Counted]:
    for ahead in range(1, (calendar.next_at_work(due) - due).days + 1):
        on = due + timedelta(days=ahead)
        yield Counted(on, calendar.day(on), term, None, Why.ROLLED)


def due_on(start: date, period: Period, calendar: WorkingDays | None = None) -> date:
    """The last day to act, inclusive: of a clock that was neither paused nor extended.

    Args:
        start: day 0, e.g. the day of assignment; itself not counted.
        period: how long the rule allows.
        calendar: the working days; without it those that came with this program.
    """
    match period.unit:
        case Unit.DAYS:
            return start + timedelta(days=period.length)
        case Unit.MONTHS:
            return add_months(start, period.length)
        case Unit.WORKING_DAYS:
            found = reckon(Clock(start, (period,)), calendar or shipped()).due_on
            assert found is not None
            return found


def days_left(due: date, today: date, working: WorkingDays | None = None) -> int:
    """How many days are left to act, as the deadline counts them.

    Args:
        working: the calendar when only working days count; None counts every day.

    Returns:
        int: 0 on the due day; negative once it is past, if only by days off.
    """
    if working is None:
        return (due - today).days
    first, last = sorted((due, today))
    days = (first + timedelta(days=ahead) for ahead in range(1, (last - first).days + 1))
    counted = sum(working.day(day).at_work for day in days)
    return counted if due >= today else -max(1, counted)


def days_late(due: date, done: date) -> int:
    """How many days after the due day it was done; 0 on it or before."""
    return max(0, (done - due).days)


def standing(due: date, done: date | None, today: date) -> Standing:
    """How it stands on a day. What was done after `today` was not done yet."""
    if done is None or done > today:
        return Standing.OVERDUE if today > due else Standing.OPEN
    return Standing.LATE if days_late(due, done) else Standing.ON_TIME
