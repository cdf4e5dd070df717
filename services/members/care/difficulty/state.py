"""What is decided of a difficulty so far? Pure."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from contracts.members.care import (
    DifficultyConcluded,
    DifficultyCounted,
    DifficultyReopened,
    DifficultyStruck,
)
from kernel.event import Event
from kernel.secret import Sealed
from members.care.difficulty.events import (
    DifficultyPassed,
    DifficultyRaised,
    DifficultyTakenUp,
    DifficultyWorded,
)


class Phase(StrEnum):
    """Where a difficulty stands."""

    NONE = "none"
    RAISED = "raised"
    TAKEN_UP = "taken_up"
    PASSED = "passed"
    SETTLED = "settled"
    UNSETTLED = "unsettled"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Difficulty:
    """A difficulty as decided so far.

    Attributes:
        counted: what the others were told of it: day and kind.
    """

    phase: Phase = Phase.NONE
    raised: DifficultyRaised | None = None
    counted: tuple[date, str] | None = None
    by: str | None = None
    unit: UUID | None = None
    concluded_on: date | None = None
    kept: dict[str, Sealed] = field(default_factory=dict)

    @property
    def told(self) -> tuple[date, str] | None:
        """What the others are to be told."""
        return None if self.raised is None else (self.raised.raised_on, self.raised.kind)


def evolve(one: Difficulty, event: Event) -> Difficulty:
    """The difficulty after an event."""
    match event:
        case DifficultyRaised():
            anew = one.phase in (Phase.NONE, Phase.STRUCK)
            return replace(one, raised=event, phase=Phase.RAISED if anew else one.phase)
        case DifficultyWorded():
            return replace(one, kept={item.kind: item for item in event.kept})
        case DifficultyCounted():
            return replace(one, counted=(event.raised_on, event.kind))
        case DifficultyTakenUp():
            phase = Phase.TAKEN_UP if one.phase is Phase.RAISED else one.phase
            return replace(one, phase=phase, by=event.by)
        case DifficultyPassed():
            return replace(one, phase=Phase.PASSED, unit=event.unit.id)
        case DifficultyConcluded():
            return replace(one, phase=Phase(event.outcome), concluded_on=event.concluded_on)
        case DifficultyReopened():
            phase = Phase.PASSED if one.unit else Phase.TAKEN_UP
            return replace(one, phase=phase, concluded_on=None)
        case DifficultyStruck():
            return Difficulty(Phase.STRUCK)
        case _:
            return one
