"""Which letter bears a number? Claims that can be given back, and be taken again. Pure."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from kernel.decider import Known
from members.care.refusals import NumberGivenBackTooOften, NumberTaken

TIMES = 9
"""So often a number may go from one letter to another; a claim itself is for ever."""
PRINTED = re.compile(r"[〔\[(【](\d{4})[〕\])】]\s*第?\s*(\d{1,6})\D*$")


def claims_of(committee: UUID, number: str) -> Sequence[str]:
    """All claims about one number that a command may look at or take."""
    times = range(1, TIMES + 1)
    return [
        *(_taken(committee, number, time) for time in times),
        *(_left(committee, number, time) for time in times),
    ]


def take(known: Known[Any], committee: UUID, number: str) -> int:
    """From now on the letter that asks bears it; for which time it is borne.

    Raises:
        NumberTaken: another letter bears it. NumberGivenBackTooOften.
    """
    for time in range(1, TIMES + 1):
        if known.holder(_taken(committee, number, time)) is None:
            known.claim(_taken(committee, number, time))
            return time
        if known.holder(_left(committee, number, time)) is None:
            raise NumberTaken(number)
    raise NumberGivenBackTooOften(number)


def give_back(known: Known[Any], committee: UUID, number: str, time: int) -> None:
    """From now on no letter bears it; the one that asks took it for that time."""
    known.claim(_left(committee, number, time))


def draw(known: Known[Any], year: int) -> str:
    """The next number of a year."""
    return f"〔{year}〕{known.next(_series(year))}号"


def reserve(known: Known[Any], number: str) -> None:
    """A printed number of a year is not drawn any more, nor one before it."""
    if found := PRINTED.search(number):
        known.reserve(_series(int(found[1])), int(found[2]))


def _series(year: int) -> str:
    return f"letters-{year}"


def _taken(committee: UUID, number: str, time: int) -> str:
    return f"letter-number/{committee}/{number}/{time}"


def _left(committee: UUID, number: str, time: int) -> str:
    return f"letter-number-left/{committee}/{number}/{time}"
