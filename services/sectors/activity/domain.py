"""What may happen to an activity? Pure."""

from collections.abc import Sequence
from typing import assert_never, get_args

from contracts.sectors.activity import (
    ActivityCorrected,
    ActivityHeld,
    ActivityRetracted,
    AttendanceCounted,
    AttendanceCountStruck,
    AttendanceRecorded,
    AttendanceStruck,
)
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
from kernel.decider import Decider, Known
from kernel.event import Event
from sectors.activity.attending.commands import AttendingCommand
from sectors.activity.attending.domain import decide as attend
from sectors.activity.attending.marks import count, record_attendance, strike, strike_count
from sectors.activity.commands import (
    CorrectActivity,
    CountAttendance,
    RecordActivity,
    RecordAttendance,
    RecordingCommand,
    RetractActivity,
    StrikeAttendance,
    StrikeCount,
)
from sectors.activity.door.commands import DoorCommand
from sectors.activity.door.domain import decide as enter
from sectors.activity.events import (
    CheckedIn,
    CheckInCorrected,
    CheckInStruck,
    LeaveAsked,
    LeaveGranted,
    LeaveLapsed,
    LeaveRefused,
    SettlementCorrected,
    SignedUp,
    SignUpWithdrawn,
)
from sectors.activity.evolving import evolve
from sectors.activity.facts import Facts
from sectors.activity.planning.commands import PlanningCommand
from sectors.activity.planning.domain import decide as go_on
from sectors.activity.recording import correct, record, retract
from sectors.activity.state import Activity

ActivityCommand = RecordingCommand | PlanningCommand | AttendingCommand | DoorCommand


def decide(
    command: ActivityCommand, activity: Activity, known: Known[Facts | None]
) -> Sequence[Event]:
    """What happens if this is asked now?"""
    if isinstance(command, PlanningCommand):
        return go_on(command, activity, known)
    if isinstance(command, AttendingCommand):
        return attend(command, activity, known)
    if isinstance(command, DoorCommand):
        return enter(command, activity, known)
    match command:
        case RecordActivity():
            return record(command, activity, known.facts)
        case CorrectActivity():
            return correct(command, activity, known.facts)
        case RecordAttendance():
            return record_attendance(command, activity)
        case StrikeAttendance():
            return strike(command, activity)
        case CountAttendance():
            return count(command, activity)
        case StrikeCount():
            return strike_count(command, activity)
        case RetractActivity():
            return retract(command, activity)
    assert_never(command)


def stream(command: ActivityCommand) -> str:
    """One stream an activity."""
    return f"activity-{command.activity}"


RECORDED = (
    ActivityHeld,
    ActivityCorrected,
    AttendanceRecorded,
    AttendanceStruck,
    AttendanceCounted,
    AttendanceCountStruck,
    ActivityRetracted,
)
LIVED = (
    ActivityPlanned,
    ActivityReplanned,
    ActivityAppliedFor,
    ActivityReturned,
    ActivityApproved,
    ActivityAnnounced,
    ActivityPostponed,
    ActivityCancelled,
    ActivityClosed,
)
PRIVATE = (
    SignedUp,
    SignUpWithdrawn,
    LeaveAsked,
    LeaveGranted,
    LeaveLapsed,
    LeaveRefused,
    CheckedIn,
    CheckInCorrected,
    CheckInStruck,
    SettlementCorrected,
)
ACTIVITY = Decider(
    category="activity",
    commands=get_args(ActivityCommand),
    events=(*RECORDED, *LIVED, *PRIVATE),
    initial=Activity(),
    decide=decide,
    evolve=evolve,
    stream=stream,
)
