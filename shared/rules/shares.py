"""Which whole numbers give a share as it is printed, half up? Exact, on integers."""

import re
from dataclasses import dataclass

from rules.invalid import Invalid
from rules.numbers import rounded, with_point

_PRINTED = re.compile(r"(\d{1,3})(?:\.(\d{1,10}))?%")


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage as it was written.

    Attributes:
        scaled: the percentage in units of its last digit: 899 for 89.9%.
        digits: decimals that it was written with, 0 or more.
    """

    scaled: int
    digits: int


def parse_share(text: str) -> Share:
    """The share that 89.9% says, with its digits.

    Raises:
        Invalid: no percentage; the sign is needed.
    """
    found = _PRINTED.fullmatch(text)
    if found is None:
        raise Invalid(f"“{text}”不是百分比，应如 89.9%", f"{text!r} is no percentage; write 89.9%")
    rest = found[2] or ""
    return Share(int(found[1] + rest), len(rest))


def follows(count: int, base: int, share: Share) -> bool:
    """Whether a count and its base give the share at its printed digits."""
    return base > 0 and rounded(count, base, share.digits) == share.scaled


def whole_bases(count: int, share: Share) -> range | None:
    """The bases of which a count is this share; None when any large one is (a share of 0)."""
    if share.scaled == 0:
        return None
    scale = 200 * 10**share.digits * count
    return range(scale // (2 * share.scaled + 1) + 1, scale // (2 * share.scaled - 1) + 1)


def whole_counts(base: int, share: Share) -> range:
    """The counts that are this share of a base."""
    scale = 200 * 10**share.digits
    first = -(-max(2 * share.scaled - 1, 0) * base // scale)
    return range(first, -(-(2 * share.scaled + 1) * base // scale))


def is_next_to(count: int, base: int, share: Share) -> bool:
    """Whether the printed share is one unit of its last digit away from the true one."""
    return abs(rounded(count, base, share.digits) - share.scaled) == 1


def said(share: Share) -> str:
    """The share as it is printed, with its percent sign."""
    return f"{with_point(share.scaled, share.digits)}%"


def right(count: int, base: int, share: Share) -> str:
    """What should be printed at the same digits."""
    return f"{with_point(rounded(count, base, share.digits), share.digits)}%"


def precisely(count: int, base: int) -> str:
    """A share to three decimals more than anybody prints, so that its rounding can be seen."""
    return f"{with_point(rounded(count, base, 3), 3)}%"
