"""Which count, which share does a cell of a clerk's table say?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kernel.ledgers import Cell, Flaw, Unreadable, clean, printed, squeeze
from rules.shares import Share, parse_share

COUNT = re.compile(
    r"(?:共计?|计|为)?(\d{1,12})(?:\.0+)?(?:[^\W\d_a-z万千百亿多余几][^\W\d_a-z]{0,2})?"
)
SHARE = re.compile(r"(?:占[^\d%]*)?(\d{1,3}(?:\.\d{1,10})?%)")
BOTH = re.compile(r"(.*?\d[^\d(,;、占]{0,3})[(,;、]?((?:占[^\d%]*)?\d{1,3}(?:\.\d{1,10})?%)\)?")
PLAIN = re.compile(r"\d{1,3}(?:\.\d+)?|\.\d+")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")
MOST_DIGITS = 4
"""A number with more decimals was computed, not printed; it is held against the share to six."""
COMPUTED = 6


@dataclass(frozen=True, slots=True)
class Habit:
    """How a column writes shares without a percent sign.

    Attributes:
        fractions: 0.899 stands for 89.9%, as spreadsheets keep a percentage.
        digits: decimals of the longest; a spreadsheet drops the last zero of 42.0.
    """

    fractions: bool = False
    digits: int = 0


def count_and_share(cell: Cell) -> tuple[int | None, Share | None]:
    """What a cell of numbers says: 4502件, 4502件（占89.9%）, 84.6%.

    Raises:
        Unreadable: neither a whole number nor a percentage.
    """
    if isinstance(cell, Flaw):
        raise Unreadable(
            f"公式没有结果或出错{cell.printed}", f"a formula without result {cell.printed}"
        )
    text = _plain(cell)
    if share := SHARE.fullmatch(text):
        return None, parse_share(share[1])
    if count := COUNT.fullmatch(text):
        return int(count[1]), None
    if both := BOTH.fullmatch(text):
        return count_and_share(both[1])[0], count_and_share(both[2])[1]
    raise Unreadable(
        f"“{printed(cell)}”不是整数或百分比，无法核对（约数、范围和以万计的数不核对）",
        f"{printed(cell)!r} is no whole number or percentage, so it cannot be checked",
    )


def rate_of(cell: Cell, habit: Habit) -> Share | None:
    """A share, also one without a percent sign; None for a blank.

    Raises:
        Unreadable: no percentage.
    """
    text = _plain(cell)
    if not isinstance(cell, Flaw) and not text.strip("-—/无"):
        return None
    if share := SHARE.fullmatch(text):
        return parse_share(share[1])
    if isinstance(cell, Flaw) or not PLAIN.fullmatch(text):
        raise Unreadable(f"“{printed(cell)}”不是百分比", f"{printed(cell)!r} is no percentage")
    number = Decimal(text) * (100 if habit.fractions else 1)
    own = _decimals(number)
    digits = COMPUTED if own > MOST_DIGITS else max(own, habit.digits)
    return Share(round(number.scaleb(digits)), digits)


def habit_of(cells: Iterable[Cell]) -> Habit:
    """How a column writes its shares, told from all of them together."""
    texts = [_plain(cell) for cell in cells if not isinstance(cell, Flaw)]
    marked = any(SHARE.fullmatch(text) for text in texts)
    numbers = [Decimal(text) for text in texts if PLAIN.fullmatch(text)]
    fractions = bool(numbers) and not marked and max(numbers) <= 1
    told = [_decimals(number * (100 if fractions else 1)) for number in numbers]
    return Habit(fractions, max((one for one in told if one <= MOST_DIGITS), default=0))


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def _plain(cell: Cell) -> str:
    if isinstance(cell, Flaw):
        return ""
    return THOUSANDS.sub("", squeeze(clean(printed(cell)).text))
