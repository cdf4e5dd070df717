"""On which day did it happen, in China, and how is a span of days written?"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Final, Literal

from rules.invalid import Invalid
from rules.numbers import numeral_zh

SHANGHAI: Final = timezone(timedelta(hours=8), "Asia/Shanghai")
"""Beijing time, the same all year since 1992; a fixed offset needs no time zone data."""

PLENARY: Final = "plenary"
"""A plenary's own window; its days depend on the plenary and are looked up by who knows it."""

_YEAR = re.compile(r"(\d{4})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


def date_zh(day: date) -> str:
    """A day as official papers write it: 2026年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def instant_zh(instant: datetime) -> str:
    """An aware instant to the minute in Beijing time: 2024年3月5日20时, 2024年3月5日20时30分."""
    local = instant.astimezone(SHANGHAI)
    minutes = f"{local.minute}分" if local.minute else ""
    return f"{date_zh(local.date())}{local.hour}时{minutes}"


def day_of(instant: datetime) -> date:
    """The day in China on which an aware instant lies.

    Raises:
        ValueError: the instant has no time zone.
    """
    if instant.utcoffset() is None:
        raise ValueError(f"{instant.isoformat()} has no time zone")
    return instant.astimezone(SHANGHAI).date()


def first_moment(day: date) -> datetime:
    """00:00 of a bare day in China."""
    return datetime.combine(day, time.min, SHANGHAI)


def moment(when: date | datetime) -> datetime:
    """What to compare by: an aware instant is itself, a bare day counts as its first moment."""
    if isinstance(when, datetime):
        day_of(when)
        return when
    return first_moment(when)


def in_time(when: date | datetime, cut_off: date | datetime) -> bool:
    """Was it there by the cut-off? The cut-off itself is in time.

    A bare day counts as its first moment, so a day equal to that of the cut-off is in time;
    a cut-off that is a bare day includes the whole of that day.
    """
    if isinstance(cut_off, datetime):
        return moment(when) <= moment(cut_off)
    return moment(when) < first_moment(cut_off + timedelta(days=1))


def add_months(day: date, months: int) -> date:
    """The same day so many months on (negative: back), or the last day of a month without it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def last_of_month(day: date) -> date:
    """The last day of the month in which the day lies."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


@dataclass(frozen=True, slots=True)
class Window:
    """A span of whole days in China, both ends inclusive."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Invalid(
                f"时间段的终点{date_zh(self.last)}早于起点{date_zh(self.first)}",
                f"the window ends on {self.last}, before it begins on {self.first}",
            )

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"

    @property
    def days(self) -> int:
        """How many days, both ends counted."""
        return (self.last - self.first).days + 1

    @property
    def whole_months(self) -> int:
        """How many whole calendar months the window is, 0 when it is not made of such."""
        if self.first.day != 1 or self.last != last_of_month(self.last):
            return 0
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def zh(self) -> str:
        """Both ends in full: 2025年3月1日至2025年5月31日."""
        return f"{date_zh(self.first)}至{date_zh(self.last)}"

    def name_zh(self) -> str:
        """The short name where there is one: 2025年, 2025年第三季度, 2025年3月; else both ends."""
        year, months = self.first.year, self.whole_months
        if months == 12 and self.first.month == 1:
            return f"{year}年"
        if months == 3 and self.first.month % 3 == 1:
            return f"{year}年第{numeral_zh(self.first.month // 3 + 1)}季度"
        return f"{year}年{self.first.month}月" if months == 1 else self.zh()

    def previous(self) -> "Window":
        """The window of like size that ends the day before: whole months for whole months."""
        last = self.first - timedelta(days=1)
        if months := self.whole_months:
            return Window(add_months(self.first, -months), last)
        return Window(self.first - timedelta(days=self.days), last)

    def year_before(self) -> "Window":
        """The same days a year earlier; whole months stay whole, 29 February becomes the 28th."""
        last = add_months(self.last, -12)
        if self.whole_months:
            last = last_of_month(last)
        return Window(add_months(self.first, -12), last)

    def months(self) -> list["Window"]:
        """The calendar months that the window touches, each cut to the window, in order."""
        pieces, first = [], self.first
        while first <= self.last:
            last = min(last_of_month(first), self.last)
            pieces.append(Window(first, last))
            first = last + timedelta(days=1)
        return pieces


def year(number: int) -> Window:
    """The calendar year."""
    return Window(date(number, 1, 1), date(number, 12, 31))


def score_year(number: int) -> Window:
    """The year for which duty is scored: 1 December of the year before to 30 November."""
    return Window(date(number - 1, 12, 1), date(number, 11, 30))


def months_from(number: int, month: int, count: int = 1) -> Window:
    """So many whole months from a month (1 to 12) of a year."""
    first = date(number, month, 1)
    return Window(first, last_of_month(add_months(first, count - 1)))


def parse_window(text: str) -> Window | Literal["plenary"]:
    """The window that a person asks for: plenary, 2025, 2025-Q3, 2025-03, 2025-03-01..2025-05-31.

    Returns:
        PLENARY unresolved, or the days.

    Raises:
        Invalid: none of these, no such day, or the end before the beginning.
    """
    if text == PLENARY:
        return PLENARY
    try:
        window = _parsed(text)
    except Invalid:
        raise
    except ValueError:
        window = None
    if window is None:
        raise Invalid(
            f"时间段“{text}”无法识别，"
            "应为 plenary、2025、2025-Q3、2025-03 或 2025-03-01..2025-05-31",
            f"cannot read the window {text!r}: "
            "plenary, 2025, 2025-Q3, 2025-03 or 2025-03-01..2025-05-31",
        )
    return window


def _parsed(text: str) -> Window | None:
    if found := _YEAR.fullmatch(text):
        return year(int(found[1]))
    if found := _QUARTER.fullmatch(text):
        return months_from(int(found[1]), 3 * int(found[2]) - 2, 3)
    if found := _MONTH.fullmatch(text):
        return months_from(int(found[1]), int(found[2]))
    if found := _SPAN.fullmatch(text):
        return Window(date.fromisoformat(found[1]), date.fromisoformat(found[2]))
    return None
