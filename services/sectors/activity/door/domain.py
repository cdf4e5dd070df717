"""What is allowed at the door? Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import assert_never
from uuid import UUID

from contracts.sectors.activity import Attendance
from kernel.decider import Known
from kernel.event import Event
from rules.dates import day_of, first_moment
from sectors.activity.attending.domain import must_be_open
from sectors.activity.attending.persons import key_of, member
from sectors.activity.door.commands import (
    CheckInByList,
    Code,
    DoorCommand,
    EnterByDoorCode,
    ScanPass,
    StrikeCheckIn,
)
from sectors.activity.door.refusals import (
    CodeExpired,
    CodeOfAnother,
    CodeUsed,
    DoorClosed,
    NotACode,
)
from sectors.activity.events import CheckedIn, CheckInCorrected, CheckInStruck, Way
from sectors.activity.facts import Facts
from sectors.activity.planning.refusals import BeforeItsDay
from sectors.activity.stages import must_be_planned
from sectors.activity.state import Activity

Asked = Known[Facts | None]
ONE_DAY = timedelta(days=1)


def decide(command: DoorCommand, activity: Activity, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    must_be_planned(activity, command.activity)
    must_be_open(activity)
    facts = known.facts or Facts()
    match command:
        case ScanPass():
            return scan(command, activity, facts, known)
        case EnterByDoorCode():
            return enter(command, activity, facts, known)
        case CheckInByList():
            return check_in(command, activity, facts, known)
        case StrikeCheckIn():
            return strike(command, activity, facts)
    assert_never(command)


def scan(command: ScanPass, activity: Activity, facts: Facts, known: Asked) -> Sequence[Event]:
    """A pass lets its person in once; whoever is in already is in."""
    code = _of_this_door(command.code, command.activity)
    if code.person is None:
        raise NotACode
    if code.serial in activity.used:
        raise CodeUsed
    _in_time(code, activity, facts, known)
    return _by_code(Way.PASS, code, code.person, activity, facts, known)


def enter(
    command: EnterByDoorCode, activity: Activity, facts: Facts, known: Asked
) -> Sequence[Event]:
    """The door's code lets each in who reads it there; nobody else's pass does."""
    code = _of_this_door(command.code, command.activity)
    if code.person is not None and facts.meant(code.person) != facts.meant(command.person):
        raise CodeOfAnother
    if code.person is not None:
        raise NotACode
    _in_time(code, activity, facts, known)
    return _by_code(Way.DOOR, code, command.person, activity, facts, known)


def _of_this_door(code: Code | None, activity: UUID) -> Code:
    if code is None:
        raise NotACode
    if code.activity != activity:
        raise CodeOfAnother
    return code


def _in_time(code: Code, activity: Activity, facts: Facts, known: Asked) -> None:
    if known.now > code.expires_at:
        raise CodeExpired(code.expires_at.isoformat())
    opens, closes = open_hours(activity, facts)
    if not opens <= known.now <= closes:
        raise DoorClosed(opens.isoformat(), closes.isoformat())


def open_hours(activity: Activity, facts: Facts) -> tuple[datetime, datetime]:
    """When one is checked in by a code: as planned, else by the rule, else on its days."""
    assert activity.particulars is not None
    assert activity.plan is not None
    plan, particulars = activity.plan, activity.particulars
    before = timedelta(minutes=facts.door.opens_before)
    starts = first_moment(particulars.starts_on)
    opens = plan.door_opens_at or (plan.starts_at - before if plan.starts_at else starts)
    closes = plan.door_closes_at or plan.ends_at or first_moment(particulars.ends_on + ONE_DAY)
    return opens, closes


def _by_code(
    way: Way, code: Code, person: UUID, activity: Activity, facts: Facts, known: Asked
) -> Sequence[Event]:
    who = member(person, activity, facts)
    if key_of(who.id, activity.arrivals, facts) is not None:
        return []
    checked_in = CheckedIn(
        activity=code.activity,
        person=who,
        attendance=_how(activity, facts, known),
        way=way,
        code=code.serial,
        at=known.now,
    )
    return [checked_in]


def _how(activity: Activity, facts: Facts, known: Asked) -> Attendance:
    """Late from so many minutes after the start; where none are told nobody is."""
    assert activity.plan is not None
    starts, late_after = activity.plan.starts_at, facts.door.late_after
    if starts is None or late_after is None:
        return Attendance.PRESENT
    late = known.now > starts + timedelta(minutes=late_after)
    return Attendance.LATE if late else Attendance.PRESENT


def check_in(
    command: CheckInByList, activity: Activity, facts: Facts, known: Asked
) -> Sequence[Event]:
    """From the first day on, also when the door is closed: paper is entered afterwards."""
    assert activity.particulars is not None
    who = member(command.person, activity, facts)
    if day_of(known.now) < activity.particulars.starts_on:
        raise BeforeItsDay(activity.particulars.starts_on)
    key = key_of(who.id, activity.arrivals, facts)
    told = {"activity": command.activity, "attendance": command.attendance}
    if key is None:
        return [CheckedIn(person=who, way=Way.LIST, code=None, at=known.now, **told)]
    if activity.arrivals[key].attendance is command.attendance:
        return []
    return [CheckInCorrected(person=key, **told)]


def strike(command: StrikeCheckIn, activity: Activity, facts: Facts) -> Sequence[Event]:
    """Who was not checked in need not be struck."""
    who = key_of(command.person, activity.arrivals, facts)
    return [] if who is None else [CheckInStruck(activity=command.activity, person=who)]
