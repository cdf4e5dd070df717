"""How do events become the rows of who comes to a planned activity? Pure."""

from dataclasses import replace
from uuid import UUID

from kernel.log.chain import Recorded
from kernel.view import View
from sectors.activity.attending.tables import ComingRow, coming
from sectors.activity.events import (
    CheckedIn,
    CheckInCorrected,
    CheckInStruck,
    LeaveAsked,
    LeaveGranted,
    LeaveLapsed,
    LeaveRefused,
    SignedUp,
    SignUpWithdrawn,
)
from sectors.activity.names import attendance_id

First = SignedUp | LeaveAsked | CheckedIn
Later = (
    SignUpWithdrawn | LeaveGranted | LeaveRefused | LeaveLapsed | CheckInCorrected | CheckInStruck
)


def key(event: First | Later, recorded: Recorded) -> UUID:
    """One row a person and activity."""
    if isinstance(event, SignedUp | LeaveAsked | CheckedIn):
        return attendance_id(event.activity, event.person.id)
    return attendance_id(event.activity, event.person)


def row(before: ComingRow | None, event: First | Later, recorded: Recorded) -> ComingRow | None:
    """What is known of one person there; nothing is, once all of it was taken back."""
    if isinstance(event, SignedUp | LeaveAsked | CheckedIn):
        return _first(before or _new(event, recorded), event)
    if before is None:
        return None
    after = _later(before, event)
    return after if after.signed_up or after.leave or after.came else None


def _new(event: First, recorded: Recorded) -> ComingRow:
    return ComingRow(
        key(event, recorded),
        event.activity,
        recorded.origin.committee,
        event.person.id,
        event.person.name,
    )


def _first(before: ComingRow, event: First) -> ComingRow:
    match event:
        case SignedUp():
            return replace(before, signed_up=True)
        case LeaveAsked():
            times = before.leave_times + 1
            asked = replace(before, leave="waits", leave_times=times, leave_answer=None)
            return replace(asked, leave_reason=event.reason.id)
        case CheckedIn():
            way = event.way.value
            return replace(before, came=event.attendance, way=way, came_at=event.at)


def _later(before: ComingRow, event: Later) -> ComingRow:
    match event:
        case SignUpWithdrawn():
            return replace(before, signed_up=False)
        case LeaveGranted():
            return replace(before, leave="granted", leave_answer=None)
        case LeaveRefused():
            return replace(before, leave="refused", leave_answer=event.reason.id)
        case LeaveLapsed():
            lapsed = replace(before, leave=None, leave_times=0)
            return replace(lapsed, leave_reason=None, leave_answer=None)
        case CheckInCorrected():
            return replace(before, came=event.attendance)
        case CheckInStruck():
            return replace(before, came=None, way=None, came_at=None)


COMING = View(
    coming,
    ComingRow,
    (
        SignedUp,
        SignUpWithdrawn,
        LeaveAsked,
        LeaveGranted,
        LeaveRefused,
        LeaveLapsed,
        CheckedIn,
        CheckInCorrected,
        CheckInStruck,
    ),
    key,
    row,
)
