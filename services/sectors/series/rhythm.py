"""On which days does a series fall? Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from contracts.sectors.campaign import Rhythm
from rules.dates import add_months, last_of_month
from rules.working_days import WorkingDays

ONE_DAY: Final = timedelta(days=1)
LATEST: Final = date(9990, 1, 1)
"""Beyond it no day is reckoned."""


@dataclass(frozen=True, slots=True)
class Fallen:
    """One day of a series: which turn it is, and on which day it falls, had all been at work."""

    turn: str
    regular: date
    day: date


def fits(rhythm: Rhythm) -> bool:
    """Whether the rhythm says one day a period, and only one."""
    by_day = rhythm.day is not None
    by_weekday = rhythm.weekday is not None
    if rhythm.every == "week":
        return by_weekday and not by_day and rhythm.nth is None and rhythm.month is None
    if (rhythm.every == "quarter") != (rhythm.month is not None) or by_day == by_weekday:
        return False
    return by_day == (rhythm.nth is None) and rhythm.nth != 0


def days(rhythm: Rhythm, first: date, last: date, calendar: WorkingDays) -> Iterator[Fallen]:
    """The days of a rhythm whose regular day lies from one day to another, both included.

    A month without a fifth such weekday has none. Turns are counted from the period of `first`,
    so that a series keeps its step whenever it is asked for.
    """
    at = _beginning(rhythm, first)
    while at <= min(last, LATEST):
        regular = _in_period(rhythm, at)
        if regular is not None and first <= regular <= last:
            day = _at_work(rhythm, regular, calendar)
            if day is not None:
                yield Fallen(turn_of(rhythm, at), regular, day)
        at = _next(rhythm, at)


def turn_of(rhythm: Rhythm, at: date) -> str:
    """What the period is called in which a day lies: 2026-W10, 2026-03, 2026-Q1."""
    if rhythm.every == "week":
        year, week, _ = at.isocalendar()
        return f"{year:04}-W{week:02}"
    if rhythm.every == "month":
        return f"{at.year:04}-{at.month:02}"
    return f"{at.year:04}-Q{(at.month - 1) // 3 + 1}"


def _beginning(rhythm: Rhythm, first: date) -> date:
    """The first day of the period in which a day lies."""
    if rhythm.every == "week":
        return first - timedelta(days=min(first.weekday(), (first - date.min).days))
    if rhythm.every == "month":
        return first.replace(day=1)
    return first.replace(month=(first.month - 1) // 3 * 3 + 1, day=1)


def _next(rhythm: Rhythm, at: date) -> date:
    if rhythm.every == "week":
        return at + timedelta(weeks=rhythm.interval)
    return add_months(at, rhythm.interval * (3 if rhythm.every == "quarter" else 1))


def _in_period(rhythm: Rhythm, at: date) -> date | None:
    """The regular day in the period that begins on a day."""
    if rhythm.every == "week":
        return at + timedelta(days=(rhythm.weekday or 1) - 1)
    month = add_months(at, (rhythm.month or 1) - 1)
    if rhythm.day is not None:
        return month.replace(day=min(rhythm.day, last_of_month(month).day))
    return _nth_weekday(month, rhythm.weekday or 1, rhythm.nth or 1)


def _nth_weekday(month: date, weekday: int, nth: int) -> date | None:
    if nth < 0:
        last = last_of_month(month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    found = month + timedelta(days=(weekday - month.isoweekday()) % 7 + 7 * (nth - 1))
    return found if found.month == month.month else None


def _at_work(rhythm: Rhythm, regular: date, calendar: WorkingDays) -> date | None:
    """The day itself, or what stands for it when nobody is at work; None when it is left out."""
    if rhythm.day_off == "as_it_is" or calendar.day(regular).at_work:
        return regular
    match rhythm.day_off:
        case "next_at_work":
            return calendar.next_at_work(regular)
        case "previous_at_work":
            while not calendar.day(regular).at_work:
                regular -= ONE_DAY
            return regular
        case _:
            return None
