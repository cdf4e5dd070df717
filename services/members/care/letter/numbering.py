"""Which letter bears a number? Claims that can be given back, and be taken again. Pure."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from kernel.decider import Known
from kernel.lent import Lent
from members.care.refusals import NumberGivenBackTooOften, NumberTaken

PRINTED = re.compile(r"[〔\[(【](\d{4})[〕\])】]\s*第?\s*(\d{1,6})\D*$")


def claims_of(committee: UUID, number: str) -> Sequence[str]:
    """All claims about one number that a command may look at or take."""
    return _mark(committee, number).claims()


def take(known: Known[Any], committee: UUID, number: str) -> int:
    """From now on the letter that asks bears it; for which time it is borne.

    Raises:
        NumberTaken: another letter bears it. NumberGivenBackTooOften.
    """
    mark = _mark(committee, number)
    if mark.bearer(known) is not None:
        raise NumberTaken(number)
    if mark.used_up(known):
        raise NumberGivenBackTooOften(number)
    return mark.take(known)


def give_back(known: Known[Any], committee: UUID, number: str, time: int) -> None:
    """From now on no letter bears it; the one that asks took it for that time."""
    _mark(committee, number).give_back(known, time)


def draw(known: Known[Any], year: int) -> str:
    """The next number of a year."""
    return f"〔{year}〕{known.next(_series(year))}号"


def reserve(known: Known[Any], number: str) -> None:
    """A printed number of a year is not drawn any more, nor one before it."""
    if found := PRINTED.search(number):
        known.reserve(_series(int(found[1])), int(found[2]))


def _series(year: int) -> str:
    return f"letters-{year}"


def _mark(committee: UUID, number: str) -> Lent:
    return Lent("letter-number", f"{committee}/{number}")
