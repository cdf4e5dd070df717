"""How do events become the row of a difficulty? Pure."""

from dataclasses import replace
from datetime import date
from typing import Any

from contracts.members.care import DifficultyConcluded, DifficultyReopened, DifficultyStruck
from kernel.log.chain import Recorded
from kernel.view import View
from members.care.difficulty.events import (
    DifficultyPassed,
    DifficultyRaised,
    DifficultyTakenUp,
    DifficultyWorded,
)
from members.care.difficulty.state import Phase
from members.care.difficulty.tables import DifficultyRow, difficulties

Seen = (
    DifficultyRaised
    | DifficultyWorded
    | DifficultyTakenUp
    | DifficultyPassed
    | DifficultyConcluded
    | DifficultyReopened
    | DifficultyStruck
)


def row(before: DifficultyRow | None, event: Seen, recorded: Recorded) -> DifficultyRow | None:
    """One row a difficulty; one taken back leaves none."""
    if isinstance(event, DifficultyRaised):
        return _raised(before, event, recorded)
    if before is None:
        return None
    day = recorded.occurred_on
    match event:
        case DifficultyWorded():
            kept: dict[str, Any] = {item.kind.split(".")[1]: item.id for item in event.kept}
            return replace(before, **kept)
        case DifficultyTakenUp():
            phase = Phase.TAKEN_UP if before.phase == Phase.RAISED else Phase(before.phase)
            return _step(before, phase, "taken_up", event.taken_up_on, event.by)
        case DifficultyPassed():
            return _step(before, Phase.PASSED, "passed", event.passed_on, event.unit.name)
        case DifficultyConcluded():
            ended = replace(before, concluded_on=event.concluded_on)
            return _step(ended, Phase(event.outcome), event.outcome, event.concluded_on)
        case DifficultyReopened():
            phase = Phase.PASSED if "passed" in before.steps else Phase.TAKEN_UP
            return _step(replace(before, concluded_on=None), phase, "reopened", day)
        case DifficultyStruck():
            return None


def _raised(
    before: DifficultyRow | None, event: DifficultyRaised, recorded: Recorded
) -> DifficultyRow:
    if before is not None:
        return replace(before, kind=event.kind, raised_on=event.raised_on)
    told = (event.difficulty, recorded.origin.committee, event.member, event.kind, event.raised_on)
    return DifficultyRow(*told, Phase.RAISED.value)


def _step(row: DifficultyRow, phase: Phase, step: str, day: date, who: str = "") -> DifficultyRow:
    return replace(
        row,
        phase=phase.value,
        steps=(*row.steps, step),
        step_days=(*row.step_days, day),
        whos=(*row.whos, who),
    )


DIFFICULTIES = View(
    difficulties,
    DifficultyRow,
    (
        DifficultyRaised,
        DifficultyWorded,
        DifficultyTakenUp,
        DifficultyPassed,
        DifficultyConcluded,
        DifficultyReopened,
        DifficultyStruck,
    ),
    lambda event, recorded: event.difficulty,
    row,
)
