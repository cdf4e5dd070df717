"""Whom does the id of a name mean? Claims that can be given back, and be taken again. Pure."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from kernel.decider import Known
from members.organisation.refusals import TakenBackTooOften

TIMES = 9
"""So often a name may come to mean an organisation; a claim itself is for ever."""


def seats(stood_for: UUID) -> Sequence[str]:
    """All claims about one id that a command may look at or take."""
    numbers = range(1, TIMES + 1)
    return [
        *(_taken(stood_for, number) for number in numbers),
        *(_left(stood_for, number) for number in numbers),
    ]


def holder(known: Known[Any], stood_for: UUID) -> str | None:
    """The stream of the organisation that the id means; None when it stands for itself."""
    for number in range(1, TIMES + 1):
        held = known.holder(_taken(stood_for, number))
        if held is None or known.holder(_left(stood_for, number)) is None:
            return held
    return None


def take(known: Known[Any], stood_for: UUID) -> int:
    """From now on the id means the organisation that asks; nobody holds it. Which time that is.

    Raises:
        TakenBackTooOften.
    """
    for number in range(1, TIMES + 1):
        if known.holder(_taken(stood_for, number)) is None:
            known.claim(_taken(stood_for, number))
            return number
    raise TakenBackTooOften(stood_for)


def give_back(known: Known[Any], stood_for: UUID) -> None:
    """From now on the id stands for itself again; the organisation that asks holds it."""
    for number in range(1, TIMES + 1):
        if known.holder(_left(stood_for, number)) is None:
            known.claim(_left(stood_for, number))
            return


def leave(known: Known[Any], stood_for: UUID, time: int) -> None:
    """As `give_back`, of an id that the command does not name: the time it was taken is known."""
    known.claim(_left(stood_for, time))


def _taken(stood_for: UUID, number: int) -> str:
    """The first one is called as it was when a name could not be given back yet."""
    return f"organisation-alias/{stood_for}" + ("" if number == 1 else f"/{number}")


def _left(stood_for: UUID, number: int) -> str:
    return f"organisation-alias-left/{stood_for}/{number}"
