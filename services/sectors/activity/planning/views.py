"""How do events become the rows of planned activities? Pure."""

from dataclasses import replace
from typing import Any

from contracts.sectors.activity import ActivityCorrected, ActivityHeld, ActivityRetracted
from contracts.sectors.life import (
    ActivityAnnounced,
    ActivityAppliedFor,
    ActivityApproved,
    ActivityCancelled,
    ActivityClosed,
    ActivityPlanned,
    ActivityPostponed,
    ActivityReplanned,
    ActivityReturned,
)
from kernel.log.chain import Recorded
from kernel.view import View
from sectors.activity.planning.tables import PlanRow, plans

PlanEvent = (
    ActivityPlanned
    | ActivityReplanned
    | ActivityAppliedFor
    | ActivityReturned
    | ActivityApproved
    | ActivityAnnounced
    | ActivityPostponed
    | ActivityCancelled
    | ActivityHeld
    | ActivityCorrected
    | ActivityClosed
    | ActivityRetracted
)
HELD = ("title", "kind", "common_kind", "form", "starts_on", "ends_on", "place", "topics")


def plan_row(before: PlanRow | None, event: PlanEvent, recorded: Recorded) -> PlanRow | None:
    """A planned activity as it stands; what was never planned has no row."""
    if isinstance(event, ActivityPlanned):
        told = _planned(event)
        return PlanRow(committee=recorded.origin.committee, announced=False, **told)
    if before is None:
        return None
    match event:
        case ActivityReplanned():
            return replace(before, **_planned(event) | {"phase": before.phase})
        case ActivityAppliedFor():
            told = event.model_dump(include={"earliest_on", "short_notice"})
            return replace(before, phase="applied", reason=None, **told)
        case ActivityPostponed():
            return replace(before, **event.model_dump(exclude={"activity"}))
        case ActivityHeld() | ActivityCorrected():
            return _held(before, event)
        case ActivityRetracted():
            return None
        case _:
            return _moved(before, event)


def _planned(event: ActivityPlanned | ActivityReplanned) -> dict[str, Any]:
    said = {name: getattr(event, name) for name in type(event).model_fields}
    host, joint = said.pop("host"), said.pop("joint_hosts")
    return said | {
        "phase": "planned",
        "host_id": host and host.id,
        "host": host and host.name,
        "joint_host_ids": tuple(one.id for one in joint),
        "joint_hosts": tuple(one.name for one in joint),
    }


def _held(before: PlanRow, event: ActivityHeld | ActivityCorrected) -> PlanRow:
    phase = "held" if isinstance(event, ActivityHeld) else before.phase
    told: dict[str, Any] = {name: getattr(event, name) for name in HELD}
    host = event.host
    names: dict[str, Any] = {"host_id": host and host.id, "host": host and host.name}
    return replace(before, phase=phase, **told, **names)


def _moved(before: PlanRow, event: PlanEvent) -> PlanRow:
    match event:
        case ActivityReturned():
            return replace(before, phase="returned", reason=event.reason)
        case ActivityApproved():
            return replace(before, phase="approved")
        case ActivityAnnounced():
            return replace(before, phase="announced", announced=True)
        case ActivityCancelled():
            return replace(before, phase="cancelled", reason=event.reason)
        case ActivityClosed():
            return replace(before, phase="closed")
        case _:
            return before


PLANS = View(
    plans,
    PlanRow,
    (
        ActivityPlanned,
        ActivityReplanned,
        ActivityAppliedFor,
        ActivityReturned,
        ActivityApproved,
        ActivityAnnounced,
        ActivityPostponed,
        ActivityCancelled,
        ActivityHeld,
        ActivityCorrected,
        ActivityClosed,
        ActivityRetracted,
    ),
    lambda event, recorded: event.activity,
    plan_row,
)
