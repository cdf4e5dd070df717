"""Which year, term and plenary does a title or a sheet's name speak of?"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from kernel.ledgers.cleaning import squeeze

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
NUMERAL = r"[〇○零一二三四五六七八九十\d]"
YEARS = re.compile(r"((?:19|20)\d\d)\s*[-—–~至到]+\s*((?:19|20)\d\d)年")
SPAN = re.compile(r"(20\d\d)年(\d{1,2})月[-—–~至到]+(20\d\d)年(\d{1,2})月")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
YEAR_ZH = re.compile(r"([一二][〇○零一二三四五六七八九]{3})年")
SESSION = re.compile(
    rf"(?:第)?({NUMERAL}{{1,4}})届(?:委员会|政协|全委会)?(?:第)?({NUMERAL}{{1,3}})次"
)
TERM = re.compile(rf"(?:第)?({NUMERAL}{{1,4}})届")
QUARTER = re.compile(r"第?([一二三四1-4])季度")
HALF = re.compile(r"([上下])半年")
MONTHS = re.compile(r"(\d{1,2})月?[-—–~至到]+(\d{1,2})月")
MONTH = re.compile(r"(\d{1,2})月(?!\d*日|\d)")


@dataclass(frozen=True, slots=True)
class Period:
    """What is known of the time a ledger covers; both days belong to it.

    Attributes:
        first, last: the days, or None when the text names no year.
        term, session: 届 and 次, or None.
    """

    first: date | None = None
    last: date | None = None
    term: int | None = None
    session: int | None = None

    def day(self, month: int, day: int) -> date | None:
        """The one day of the period that is this month and day; None when none or two are."""
        found = [d for d in self._candidates(month, day) if self._covers(d)]
        return found[0] if len(found) == 1 else None

    def year_of(self, month: int) -> int | None:
        """The one year in which the period touches this month."""
        if self.first is None or self.last is None:
            return None
        first, last = (self.first.year, self.first.month), (self.last.year, self.last.month)
        years = range(self.first.year, self.last.year + 1)
        found = [year for year in years if first <= (year, month) <= last]
        return found[0] if len(found) == 1 else None

    def _candidates(self, month: int, day: int) -> list[date]:
        if self.first is None or self.last is None:
            return []
        years = range(self.first.year, self.last.year + 1)
        return [date(y, month, day) for y in years if is_day(y, month, day)]

    def _covers(self, day: date) -> bool:
        return self.first is not None and self.last is not None and self.first <= day <= self.last


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return (
        1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    )


def period_of(text: str) -> Period:
    """What a title, a sheet's name or a file's name says; an empty Period when nothing."""
    plain = squeeze(text)
    term, session = _session(plain)
    first, last = _days(plain)
    return Period(first, last, term, session)


def chinese_number(text: str) -> int | None:
    """十四 is 14, 14 is 14, 二十 is 20; None for what is no number below 100."""
    if text.isascii() and text.isdigit():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return DIGITS.get(text)
    left = DIGITS.get(tens, 0 if tens else 1) if tens in DIGITS or not tens else None
    right = DIGITS.get(ones) if ones else 0
    return None if left is None or right is None else left * 10 + right


def _session(plain: str) -> tuple[int | None, int | None]:
    both = SESSION.search(plain)
    if both:
        return chinese_number(both[1]), chinese_number(both[2])
    term = TERM.search(plain)
    return (chinese_number(term[1]) if term else None), None


def _days(plain: str) -> tuple[date | None, date | None]:
    span = SPAN.search(plain)
    if span:
        return _whole_months(*(int(group) for group in span.groups()))
    years = YEARS.search(plain)
    if years and int(years[1]) <= int(years[2]):
        return date(int(years[1]), 1, 1), date(int(years[2]), 12, 31)
    year = _year(plain)
    if year is None:
        return None, None
    first, last = _months(plain)
    return _whole_months(year, first, year, last)


def _whole_months(
    year: int, month: int, last_year: int, last_month: int
) -> tuple[date | None, date | None]:
    """First day of the one to last day of the other month, None when they are no months."""
    if not (1 <= month <= 12 and 1 <= last_month <= 12):
        return None, None
    last = date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return date(year, month, 1), last


def _year(plain: str) -> int | None:
    found = {int(match[1]) for match in YEAR.finditer(plain)}
    written = (match[1] for match in YEAR_ZH.finditer(plain))
    found |= {int("".join(str(DIGITS[character]) for character in text)) for text in written}
    return found.pop() if len(found) == 1 else None


def _months(plain: str) -> tuple[int, int]:
    quarter, half = QUARTER.search(plain), HALF.search(plain)
    if quarter:
        number = chinese_number(quarter[1]) or 1
        return number * 3 - 2, number * 3
    if half:
        return (1, 6) if half[1] == "上" else (7, 12)
    months, month = MONTHS.search(plain), MONTH.search(plain)
    first, last = (
        (int(months[1]), int(months[2])) if months else (int(month[1]),) * 2 if month else (1, 12)
    )
    return (first, last) if 1 <= first <= last <= 12 else (1, 12)
