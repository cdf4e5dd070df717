"""What is allowed with a planned activity? Pure."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, assert_never

from contracts.occasions import ActivityKindRule
from contracts.sectors.activity import ActivityHeld
from contracts.sectors.life import (
    ActivityAnnounced,
    ActivityApproved,
    ActivityCancelled,
    ActivityPlanned,
    ActivityPostponed,
    ActivityReplanned,
    ActivityReturned,
)
from kernel.decider import Known, NotKnownHereYet
from kernel.event import Event
from rules.dates import day_of
from sectors.activity.clearing import nobody_is_there, none_come
from sectors.activity.facts import Facts
from sectors.activity.kinds import listed_kind
from sectors.activity.planning.commands import (
    AnnounceActivity,
    ApplyForActivity,
    ApproveActivity,
    CancelActivity,
    HoldActivity,
    PlanActivity,
    PlanningCommand,
    PostponeActivity,
    ReturnActivity,
    Times,
)
from sectors.activity.planning.notice import apply_for
from sectors.activity.planning.refusals import (
    BeforeItsDay,
    DoorClosesBeforeItOpens,
    NobodyExpected,
    PlacesForAll,
    TimesOutsideTheDays,
)
from sectors.activity.refusals import EndsBeforeItStarts
from sectors.activity.stages import BEFORE, NONE, must_be_at, must_be_planned
from sectors.activity.state import Activity, Particulars, Phase, Plan

NOT_PLANNED = ("beneficiaries", "money")
TIMES = ("starts_at", "ends_at", "sign_up_until", "door_opens_at", "door_closes_at")


def decide(
    command: PlanningCommand, activity: Activity, known: Known[Facts | None]
) -> Sequence[Event]:
    """What happens if this is asked now?"""
    if isinstance(command, PlanActivity):
        return plan(command, activity, known.facts)
    if isinstance(command, CancelActivity) and activity.phase is Phase.CANCELLED:
        return []
    must_be_planned(activity, command.activity)
    match command:
        case ApplyForActivity():
            return apply_for(command, activity, known)
        case ReturnActivity():
            return return_it(command, activity)
        case ApproveActivity():
            return approve(command, activity)
        case AnnounceActivity():
            return announce(command, activity)
        case PostponeActivity():
            return postpone(command, activity)
        case CancelActivity():
            must_be_at(activity, *BEFORE)
            return [ActivityCancelled(activity=command.activity, reason=command.reason)]
        case HoldActivity():
            return hold(command, activity, known)
    assert_never(command)


def plan(command: PlanActivity, activity: Activity, facts: Facts | None) -> Sequence[Event]:
    """Planned once; told again it is changed, until it is applied for."""
    if facts is None:
        raise NotKnownHereYet(command.committee)
    told = _told(command, listed_kind(command.kind, facts.kinds))
    if activity.phase in (*NONE, Phase.CANCELLED):
        return [*none_come(activity, command.activity), ActivityPlanned(**told)]
    if told == _planned(command, activity):
        return []
    must_be_at(activity, Phase.PLANNED, Phase.RETURNED)
    return [ActivityReplanned(**told)]


def _told(command: PlanActivity, kind: ActivityKindRule) -> dict[str, Any]:
    """The fields of the event, with what the kind says where the plan says nothing."""
    ends_on = _last_day(command)
    must_attend = bool(kind.must_attend) if command.must_attend is None else command.must_attend
    if must_attend and command.places is not None:
        raise PlacesForAll(command.places)
    hosts = (command.host, *command.joint_hosts)
    if must_attend and not command.whole_committee and not any(hosts):
        raise NobodyExpected
    names = (*(one.name for one in fields(Plan)), *(one.name for one in fields(Particulars)))
    said = {name: getattr(command, name) for name in names if hasattr(command, name)}
    return said | {
        "activity": command.activity,
        "kind": kind.name,
        "common_kind": kind.common,
        "form": command.form or kind.form,
        "ends_on": ends_on,
        "must_attend": must_attend,
    }


def _planned(command: PlanActivity, activity: Activity) -> dict[str, Any] | None:
    """The same fields as they are planned already."""
    if activity.particulars is None or activity.plan is None:
        return None
    held = activity.particulars.told() | activity.plan.told()
    kept = {name: value for name, value in held.items() if name not in NOT_PLANNED}
    return kept | {"activity": command.activity}


def _last_day(command: Times) -> Any:
    """The last day, once days and times fit each other."""
    ends_on = command.ends_on or command.starts_on
    if ends_on < command.starts_on:
        raise EndsBeforeItStarts(command.starts_on, ends_on)
    starts, ends = command.starts_at, command.ends_at
    if starts is not None and day_of(starts) != command.starts_on:
        raise TimesOutsideTheDays(starts)
    if ends is not None and day_of(ends) != ends_on:
        raise TimesOutsideTheDays(ends)
    if starts is not None and ends is not None and ends <= starts:
        raise EndsBeforeItStarts(starts, ends)
    opens, closes = command.door_opens_at, command.door_closes_at
    if opens is not None and closes is not None and closes <= opens:
        raise DoorClosesBeforeItOpens(opens, closes)
    return ends_on


def return_it(command: ReturnActivity, activity: Activity) -> Sequence[Event]:
    """The office may also return what it has approved, until members know of it."""
    if activity.phase is Phase.RETURNED:
        return []
    must_be_at(activity, Phase.APPLIED, Phase.APPROVED)
    return [ActivityReturned(activity=command.activity, reason=command.reason)]


def approve(command: ApproveActivity, activity: Activity) -> Sequence[Event]:
    """Only what was applied for."""
    if activity.phase is Phase.APPROVED:
        return []
    must_be_at(activity, Phase.APPLIED)
    return [ActivityApproved(activity=command.activity)]


def announce(command: AnnounceActivity, activity: Activity) -> Sequence[Event]:
    """Only what was approved."""
    if activity.phase is Phase.ANNOUNCED:
        return []
    must_be_at(activity, Phase.APPROVED)
    return [ActivityAnnounced(activity=command.activity)]


def postpone(command: PostponeActivity, activity: Activity) -> Sequence[Event]:
    """What is not approved yet is planned anew; the same days and times again change nothing."""
    assert activity.particulars is not None
    assert activity.plan is not None
    told = {"starts_on": command.starts_on, "ends_on": _last_day(command)}
    told |= {name: getattr(command, name) for name in TIMES}
    held = activity.particulars.told() | activity.plan.told()
    if told == {name: held[name] for name in told}:
        return []
    must_be_at(activity, Phase.APPROVED, Phase.ANNOUNCED)
    postponed = ActivityPostponed(activity=command.activity, reason=command.reason, **told)
    return [postponed, *nobody_is_there(activity, command.activity)]


def hold(command: HoldActivity, activity: Activity, known: Known[Any]) -> Sequence[Event]:
    """From its first day on; what was planned is what was held, until it is corrected."""
    if activity.phase is Phase.HELD:
        return []
    must_be_at(activity, Phase.ANNOUNCED)
    assert activity.particulars is not None
    if day_of(known.now) < activity.particulars.starts_on:
        raise BeforeItsDay(activity.particulars.starts_on)
    return [ActivityHeld(activity=command.activity, **activity.particulars.told())]
