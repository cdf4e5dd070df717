"""Which year, and which parts of it, does a duty run in? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from contracts.committees import PlenaryRow
from contracts.duties import BodyDutyRule
from rules.dates import Window, add_months, year

DAY = timedelta(days=1)
QUARTERS = 4


def later(day: date, months: int) -> date:
    """So many months on; the calendar's last day where it has no later one."""
    try:
        return add_months(day, months)
    except ValueError:
        return date.max


@dataclass(frozen=True, slots=True)
class Year:
    """The days of a duty's year; `plenary` opened it, None for a calendar year."""

    days: Window
    plenary: UUID | None = None

    def quarters(self) -> list[Window]:
        """Three months each from its first day; the last goes as far as the year."""
        first, last = self.days.first, self.days.last
        begins = list(dict.fromkeys(later(first, 3 * number) for number in range(QUARTERS)))
        begins = [begin for begin in begins if begin <= last]
        ends = [*(begin - DAY for begin in begins[1:]), last]
        return [Window(begin, end) for begin, end in zip(begins, ends, strict=True)]


def year_of(
    rule: BodyDutyRule, day: date, sat: Sequence[PlenaryRow], number: int | None = None
) -> Year:
    """The year of a rule in which a day lies, or the one of that number.

    A year from plenary to plenary bears the number of the year in which its plenary opened; as
    long as none has opened the calendar's year stands for it.
    """
    if rule.window == "plenary":
        opened = [one for one in sat if _opened(one, day, number)]
        if opened:
            return _from(max(opened, key=lambda one: one.opens), day, sat)
    return Year(year(day.year if number is None else number))


def _opened(one: PlenaryRow, day: date, number: int | None) -> bool:
    return one.opens <= day and (number is None or one.opens.year == number)


def _from(plenary: PlenaryRow, day: date, sat: Sequence[PlenaryRow]) -> Year:
    """Until the next one opens; while none is convened a year, or longer if it takes longer."""
    next_ones = [one.opens for one in sat if one.opens > plenary.opens]
    alone = max(later(plenary.opens, 12) - DAY, day)
    last = min(next_ones) - DAY if next_ones else alone
    return Year(Window(plenary.opens, last), plenary.plenary)
