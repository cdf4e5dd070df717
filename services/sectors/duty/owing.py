"""What of a duty's year does a body owe that did not stand all of it? Pure."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from rules.dates import Window

LEAST = Fraction(1, 2)
"""How much of a year or quarter a body must have stood to owe what is owed in it.

A committee's papers say how often and in which year, and none that is known says from when a new
body owes; half is what they count by themselves (半年, 上下半年), and what is owed is whole.
"""
EVER = Window(date.min, date.max)


@dataclass(frozen=True, slots=True)
class NotOwed:
    """Why a body does not owe what others of its kind do."""

    type: str
    zh: str
    en: str


NOT_FORMED = NotOwed("NotFormedYet", "当时尚未成立", "it was not formed yet")
NO_MORE = NotOwed("NoMore", "当时已撤销", "it was no more")
LATE_IN_QUARTER = NotOwed(
    "FormedTooLate", "成立不足半个季度", "it was formed with less than half of the quarter left"
)
LATE_IN_YEAR = NotOwed(
    "FormedTooLate", "成立不足半年", "it was formed with less than half of the year left"
)
EARLY_IN_QUARTER = NotOwed(
    "EndedTooEarly", "本季度存续不足一半", "it ended before half of the quarter was over"
)
EARLY_IN_YEAR = NotOwed(
    "EndedTooEarly", "本年度存续不足半年", "it ended before half of the year was over"
)


def not_owed(stood: Window, part: Window, *, quarter: bool = False) -> NotOwed | None:
    """Why nothing is owed in a year, or a quarter of one; None: what the rule says is owed.

    Args:
        stood: all days of the body.
    """
    if part.last < stood.first:
        return NOT_FORMED
    if part.first > stood.last:
        return NO_MORE
    both = Window(max(part.first, stood.first), min(part.last, stood.last))
    if both.days >= LEAST * part.days:
        return None
    if part.first < stood.first:
        return LATE_IN_QUARTER if quarter else LATE_IN_YEAR
    return EARLY_IN_QUARTER if quarter else EARLY_IN_YEAR


def still_to_come(stood: Window, days: Window) -> Window:
    """Over which days what a year owes falls due: from when the body was formed in it."""
    return Window(max(days.first, stood.first), days.last)
