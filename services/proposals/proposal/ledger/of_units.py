"""What does a row say of each unit that answers: its reply, and what became of its promise?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from contracts.values import Named
from proposals.proposal.ledger.choices import Again
from proposals.proposal.ledger.naming import ByName

T = TypeVar("T")
Grade = str | Again | None
"""A letter, None where it answered without one, AWAITED where its second answer is awaited."""


@dataclass(frozen=True, slots=True)
class OfUnit:
    """One unit's reply or follow-up.

    Attributes:
        on: None where nobody wrote down the day.
        if_new: day and note are told of several named units at once, and are perhaps those of the
            last one alone: they hold for what was not recorded yet.
        awaited: it answered, and its second answer is awaited; of the first nothing is corrected.
    """

    unit: Named
    grade: str | None
    on: date | None
    note: str | None = None
    if_new: bool = False
    awaited: bool = False


def of_units(
    units: Sequence[Named],
    grades: Sequence[str] | ByName[Grade],
    on: date | ByName[date] | None,
    note: str | ByName[str] | None = None,
) -> tuple[OfUnit, ...]:
    """Of units told by name exactly those, in the order of the cell; else of each of `units`."""
    told = list(_by_name(units, grades) if isinstance(grades, Mapping) else _spread(units, grades))
    several = isinstance(grades, Mapping) and len(told) > 1
    together = any(one is not None and not isinstance(one, Mapping) for one in (on, note))
    return tuple(
        OfUnit(
            unit=unit,
            grade=grade if isinstance(grade, str) else None,
            on=_of(unit, on),
            note=_of(unit, note),
            if_new=(several and together) or grade is Again.AWAITED,
            awaited=grade is Again.AWAITED,
        )
        for unit, grade in told
    )


def _by_name(units: Sequence[Named], grades: ByName[Grade]) -> Iterator[tuple[Named, Grade]]:
    known = {unit.id: unit for unit in units}
    return ((known[unit], grade) for unit, grade in grades.items())


def _spread(units: Sequence[Named], told: Sequence[str]) -> Iterator[tuple[Named, Grade]]:
    """Each unit with its own grade where the cell has as many as there are units."""
    if len(told) == len(units):
        return zip(units, told, strict=True)
    return ((unit, told[0] if told else None) for unit in units)


def _of(unit: Named, told: T | ByName[T] | None) -> T | None:
    return told.get(unit.id) if isinstance(told, dict) else told
