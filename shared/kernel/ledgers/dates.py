"""Which day, month or span of days does a cell mean?"""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kernel.ledgers.cell import Cell, printed
from kernel.ledgers.cleaning import clean, squeeze
from kernel.ledgers.period import is_day
from kernel.ledgers.problems import Unreadable
from kernel.ledgers.reading import Hints

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
# Serial numbers outside 1930 to 2099 are years, months.days or counts that lost their text.
SERIALS = range(10_959, 73_051)
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
# Below it Excel counts a 29 February 1900 that never was, so a day cannot be told.
FIRST_SURE_DAY = date(1900, 3, 1)

NOTE = re.compile(r"\([^()]*\)|星期[一二三四五六日天]|周[一二三四五六日天]")
SEP = r"[-./年]"
FULL = re.compile(rf"(\d{{4}}){SEP}(\d{{1,2}})[-./月](\d{{1,2}})[日号]?")
PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)")
MONTH_DAY = re.compile(r"(\d{1,2})(?:月|[./])(\d{1,2})[日号]?")
YEAR_MONTH = re.compile(rf"(\d{{4}}){SEP}(\d{{1,2}})(?:月份?)?")
PACKED_MONTH = re.compile(r"(\d{4})(\d\d)")
MONTH = re.compile(r"(\d{1,2})月份?")
TIME = re.compile(
    r"(.*?[\d日号])(?:[T\s]+|(?<=[日号])|(?=[上下中]午|晚上|凌晨))"
    r"(上午|下午|中午|晚上|凌晨)?\s*(\d{1,2})(?::|时|点)(?:(\d{1,2})分?)?(?::\d{1,2}(?:\.\d+)?)?"
)
HALF_DAY = re.compile(r"(上午|下午|中午|晚上|全天)$")
RANGES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?[-—–~至到、]+(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})[日号]?",
        r"(?:(\d{4})[./])?(\d{1,2})[./](\d{1,2})[-—–~至到]+(?:(?:(\d{4})[./])?(\d{1,2})[./])?(\d{1,2})",
        r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[—–~至到]+|--+)(?:(?:(\d{4})-)?(\d{1,2})-)?(\d{1,2})",
    )
)


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class When:
    """A day, and the time when one is given."""

    on: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month, and the day when one is given."""

    year: int
    month: int
    day: int | None = None


def day(cell: Cell, hints: Hints) -> date:
    """A calendar day; a time of day beside it is left out.

    Raises:
        Unreadable: no such day, outside 1900 to 2100, no year to be had, or a number that may
            be anything (1978.1).
    """
    return moment(cell, hints).on


def moment(cell: Cell, hints: Hints) -> When:
    """A day with its time, if one is given."""
    match cell:
        case datetime():
            return When(_sure(cell.date(), cell), cell.time())
        case date():
            return When(_sure(cell, cell))
        case float() if math.isfinite(cell):
            return _from_number(cell, hints)
        case str():
            return _from_text(cell, hints)
        case _:
            raise _no_date(cell)


def month(cell: Cell, hints: Hints) -> Month:
    """A month, where the column is one: 2025年3月, 2025.03, 3月, 3, or a whole date."""
    if isinstance(cell, float) and cell.is_integer() and 1 <= cell <= 12:
        return _month_of_period(int(cell), cell, hints)
    if isinstance(cell, str):
        text = _plain(cell)
        found = YEAR_MONTH.fullmatch(text) or PACKED_MONTH.fullmatch(text)
        if found and 1 <= int(found[2]) <= 12:
            _sure(date(int(found[1]) or 1, int(found[2]), 1), cell)
            return Month(int(found[1]), int(found[2]))
        alone = MONTH.fullmatch(text) or re.fullmatch(r"(\d{1,2})", text)
        if alone:
            return _month_of_period(int(alone[1]), cell, hints)
    on = day(cell, hints)
    return Month(on.year, on.month, on.day)


def span(cell: Cell, hints: Hints) -> Span:
    """One day, or a range such as 4月12日-14日, 2025.4.30-5.2, 2025-04-12至2025-04-14."""
    if isinstance(cell, str):
        for pattern in RANGES:
            found = pattern.fullmatch(_plain(cell))
            if found:
                return _range(found, cell, hints)
    on = day(cell, hints)
    return Span(on, on)


def _from_number(number: float, hints: Hints) -> When:
    whole = int(number)
    if number.is_integer() and len(str(whole)) == 8:
        return When(_day(whole // 10_000, whole // 100 % 100, whole % 100, number))
    shifted = whole + 1462 if hints.date_1904 else whole
    if shifted not in SERIALS:
        raise Unreadable(
            f"数字 {printed(number)} 无法判断是哪一天，请改为文本，例如 2025-03-01",
            f"the number {printed(number)} may be any day; write it as text, e.g. 2025-03-01",
        )
    epoch = EPOCH_1904 if hints.date_1904 else EPOCH
    seconds = round((number - whole) * 86400)
    on = datetime.combine(epoch + timedelta(days=whole), time()) + timedelta(seconds=seconds)
    return When(on.date(), on.time() if seconds else None)


def _from_text(cell: str, hints: Hints) -> When:
    spaced = NOTE.sub("", clean(cell).text.replace("：", ":"))
    with_time = TIME.fullmatch(spaced.strip())
    if with_time:
        return When(_day_of_text(_plain(with_time[1]), cell, hints), _time(with_time, cell))
    return When(_day_of_text(_plain(cell), cell, hints))


def _day_of_text(text: str, cell: Cell, hints: Hints) -> date:
    text = HALF_DAY.sub("", text)
    found = FULL.fullmatch(text) or PACKED.fullmatch(text)
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]), cell)
    bare = MONTH_DAY.fullmatch(text)
    if bare:
        return _day_of_period(int(bare[1]), int(bare[2]), cell, hints)
    raise _no_date(cell)


def _time(found: re.Match[str], cell: Cell) -> time:
    hour, minute = int(found[3]), int(found[4] or 0)
    if found[2] in ("下午", "晚上") and hour < 12:
        hour += 12
    if hour == 24 and minute == 0:
        return time(23, 59, 59)
    if hour > 23 or minute > 59:
        raise _no_date(cell)
    return time(hour, minute)


def _range(found: re.Match[str], cell: Cell, hints: Hints) -> Span:
    year, month_no, day_no, last_year, last_month, last_day = (
        int(group) if group else None for group in found.groups()
    )
    assert month_no is not None
    assert day_no is not None
    assert last_day is not None
    first = (
        _day(year, month_no, day_no, cell)
        if year
        else _day_of_period(month_no, day_no, cell, hints)
    )
    last = _day(last_year or first.year, last_month or month_no, last_day, cell)
    if last < first and not last_year and last_month:
        last = _day(first.year + 1, last_month, last_day, cell)
    if not first <= last <= first + timedelta(days=366):
        raise Unreadable(
            f"“{printed(cell)}”的结束日期早于开始日期，或相隔超过一年",
            f"{printed(cell)!r} ends before it starts, or more than a year later",
        )
    return Span(first, last)


def _day(year: int, month_no: int, day_no: int, cell: Cell) -> date:
    if not is_day(year, month_no, day_no):
        raise Unreadable(
            f"“{printed(cell)}”：日历上没有这一天", f"{printed(cell)!r}: there is no such day"
        )
    return _sure(date(year, month_no, day_no), cell)


def _sure(on: date, cell: Cell) -> date:
    from_serial = isinstance(cell, date)
    if not (FIRST_SURE_DAY if from_serial else EARLIEST) <= on <= LATEST:
        raise Unreadable(
            f"“{printed(cell)}”不是合理的日期", f"{printed(cell)!r} is not a plausible date"
        )
    return on


def _day_of_period(month_no: int, day_no: int, cell: Cell, hints: Hints) -> date:
    on = hints.period.day(month_no, day_no)
    if on is None:
        raise _no_year(cell)
    return on


def _month_of_period(month_no: int, cell: Cell, hints: Hints) -> Month:
    year = hints.period.year_of(month_no) if 1 <= month_no <= 12 else None
    if year is None:
        raise _no_year(cell)
    return Month(year, month_no)


def _plain(cell: str) -> str:
    return NOTE.sub("", squeeze(clean(cell).text))


def _no_year(cell: Cell) -> Unreadable:
    return Unreadable(
        f"“{printed(cell)}”没有年份，标题和工作表名也不能确定是哪一年，或没有这一天",
        f"{printed(cell)!r} has no year, and title and sheet name do not settle it",
    )


def _no_date(cell: Cell) -> Unreadable:
    return Unreadable(
        f"“{printed(cell)}”不是可以读懂的日期", f"{printed(cell)!r} cannot be read as a date"
    )
