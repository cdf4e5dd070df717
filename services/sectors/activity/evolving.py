"""How does an activity change with what happened to it? Pure."""

from dataclasses import fields, replace
from typing import Any, TypeVar

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
from kernel.event import Event
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
    Way,
)
from sectors.activity.state import (
    Activity,
    Answer,
    Arrival,
    Counts,
    Leave,
    Mark,
    Particulars,
    Phase,
    Plan,
)

R = TypeVar("R", Particulars, Plan)
NOT_PLANNED = {"beneficiaries": None, "money": None}
PHASES: dict[type[Event], Phase] = {
    ActivityAppliedFor: Phase.APPLIED,
    ActivityReturned: Phase.RETURNED,
    ActivityApproved: Phase.APPROVED,
    ActivityAnnounced: Phase.ANNOUNCED,
    ActivityCancelled: Phase.CANCELLED,
    ActivityClosed: Phase.CLOSED,
}


def evolve(activity: Activity, event: Event) -> Activity:
    """The activity after an event."""
    match event:
        case ActivityHeld():
            held = replace(activity, phase=Phase.HELD, by_ledger=event.by_ledger)
            return replace(held, particulars=_told(Particulars, event))
        case ActivityCorrected():
            corrected = replace(activity, by_ledger=event.by_ledger)
            return replace(corrected, particulars=_told(Particulars, event))
        case AttendanceRecorded():
            told, person = (event.attendance, event.member, event.by_ledger), event.person
            mark = Mark(*told, person.name)
            return replace(activity, marks={**activity.marks, person.id: mark})
        case AttendanceStruck():
            return _struck(activity, event)
        case AttendanceCounted():
            counts = Counts(event.expected, event.present, event.leave, event.absent)
            return replace(activity, counts=counts)
        case AttendanceCountStruck():
            return replace(activity, counts=None)
        case ActivityRetracted():
            return Activity(phase=Phase.RETRACTED)
        case _:
            return _lived(activity, event)


def _struck(activity: Activity, event: AttendanceStruck) -> Activity:
    """What was struck by hand is remembered, so that no ledger brings it back unseen."""
    marks = _without(activity.marks, event.person)
    if not event.by_ledger:
        before = activity.marks.get(event.person)
        marks[event.person] = Mark(None, True, False, before.name if before else "")
    return replace(activity, marks=marks)


def _lived(activity: Activity, event: Event) -> Activity:
    """What happens on the way from a plan to the end."""
    match event:
        case ActivityPlanned():
            return replace(_planned(Activity(), event), phase=Phase.PLANNED)
        case ActivityReplanned():
            return _planned(activity, event)
        case ActivityPostponed():
            return _postponed(activity, event)
        case _ if type(event) in PHASES:
            return replace(activity, phase=PHASES[type(event)])
        case _:
            return _attended(activity, event)


def _planned(activity: Activity, event: ActivityPlanned | ActivityReplanned) -> Activity:
    particulars = _told(Particulars, event, **NOT_PLANNED)
    return replace(activity, particulars=particulars, plan=_told(Plan, event))


def _postponed(activity: Activity, event: ActivityPostponed) -> Activity:
    """Who has signed up stays so."""
    assert activity.particulars is not None
    assert activity.plan is not None
    days: dict[str, Any] = {"starts_on": event.starts_on, "ends_on": event.ends_on}
    names = ("starts_at", "ends_at", "sign_up_until", "door_opens_at", "door_closes_at")
    times = {name: getattr(event, name) for name in names}
    return replace(
        activity,
        particulars=replace(activity.particulars, **days),
        plan=replace(activity.plan, **times),
    )


def _told(what: type[R], event: Event, **more: Any) -> R:
    said = {one.name: getattr(event, one.name) for one in fields(what) if one.name not in more}
    return what(**said, **more)


def _attended(activity: Activity, event: Event) -> Activity:
    """Who comes: signed up, excused, checked in."""
    match event:
        case SignedUp():
            signed_up = {**activity.signed_up, event.person.id: event.person}
            return replace(activity, signed_up=signed_up)
        case SignUpWithdrawn():
            return replace(activity, signed_up=_without(activity.signed_up, event.person))
        case LeaveAsked() | LeaveGranted() | LeaveRefused():
            return _left(activity, event)
        case LeaveLapsed():
            return replace(activity, leaves=_without(activity.leaves, event.person))
        case CheckedIn():
            arrival = Arrival(event.person, event.attendance, event.way)
            used = {event.code} if event.way is Way.PASS and event.code else frozenset()
            arrivals = {**activity.arrivals, event.person.id: arrival}
            return replace(activity, arrivals=arrivals, used=activity.used | used)
        case CheckInCorrected():
            before = activity.arrivals[event.person]
            after = replace(before, attendance=event.attendance)
            return replace(activity, arrivals={**activity.arrivals, event.person: after})
        case CheckInStruck():
            return replace(activity, arrivals=_without(activity.arrivals, event.person))
        case _:
            return activity


def _left(activity: Activity, event: LeaveAsked | LeaveGranted | LeaveRefused) -> Activity:
    match event:
        case LeaveAsked():
            before = activity.leaves.get(event.person.id)
            times = before.times + 1 if before else 1
            leave = Leave(event.person, times, Answer.WAITS)
            return replace(activity, leaves={**activity.leaves, event.person.id: leave})
        case LeaveGranted():
            answer = Answer.GRANTED
        case LeaveRefused():
            answer = Answer.REFUSED
    answered = replace(activity.leaves[event.person], answer=answer)
    return replace(activity, leaves={**activity.leaves, event.person: answered})


def _without(held: dict[Any, Any], person: object) -> dict[Any, Any]:
    return {who: one for who, one in held.items() if who != person}
