"""Is an activity at the stage for what is asked? Pure."""

from uuid import UUID

from sectors.activity.planning.refusals import (
    NeverPlanned,
    NotAtThatStage,
    NotHeldYet,
    WasCancelled,
)
from sectors.activity.refusals import UnknownActivity
from sectors.activity.state import Activity, Phase

NONE = (Phase.UNKNOWN, Phase.RETRACTED)
BEFORE = (Phase.PLANNED, Phase.APPLIED, Phase.RETURNED, Phase.APPROVED, Phase.ANNOUNCED)
AFTER = (Phase.HELD, Phase.CLOSED)


def must_be_held(activity: Activity, asked: UUID) -> None:
    """It took place, however it came to be recorded.

    Raises:
        UnknownActivity, WasCancelled, NotHeldYet.
    """
    if activity.phase in NONE:
        raise UnknownActivity(asked)
    if activity.phase is Phase.CANCELLED:
        raise WasCancelled
    if activity.phase in BEFORE:
        raise NotHeldYet(activity.phase.value)


def must_be_planned(activity: Activity, asked: UUID) -> None:
    """There is a plan of it, at whatever stage.

    Raises:
        UnknownActivity, WasCancelled, NeverPlanned.
    """
    if activity.phase in NONE:
        raise UnknownActivity(asked)
    if activity.phase is Phase.CANCELLED:
        raise WasCancelled
    if activity.plan is None:
        raise NeverPlanned


def must_be_at(activity: Activity, *phases: Phase) -> None:
    """It has come just so far.

    Raises:
        NotAtThatStage.
    """
    if activity.phase not in phases:
        raise NotAtThatStage(activity.phase.value)
