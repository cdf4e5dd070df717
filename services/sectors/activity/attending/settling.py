"""How is attendance settled when an activity is closed, and corrected afterwards? Pure."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from contracts.sectors.activity import (
    Attendance,
    AttendanceCountStruck,
    AttendanceRecorded,
    AttendanceStruck,
)
from contracts.sectors.life import ActivityClosed
from contracts.values import Named
from kernel.decider import Known
from kernel.event import Event
from rules.dates import day_of
from sectors.activity.attending.commands import CloseActivity, CorrectSettled
from sectors.activity.attending.persons import by_person, expected, key_of, member
from sectors.activity.attending.refusals import LeavesUndecided, NotSettledYet
from sectors.activity.events import SettlementCorrected
from sectors.activity.facts import Facts
from sectors.activity.planning.refusals import BeforeItsDay
from sectors.activity.stages import must_be_at
from sectors.activity.state import Activity, Answer, Phase

WHY = "settlement.reason"


def close(
    command: CloseActivity, activity: Activity, facts: Facts, known: Known[Any]
) -> Sequence[Event]:
    """What was recorded by hand or ledger stands; of all others, what the door and the leaves say.

    Numbers without names are struck: the names are whole now.
    """
    if activity.phase is Phase.CLOSED:
        return []
    must_be_at(activity, Phase.HELD)
    assert activity.particulars is not None
    if day_of(known.now) < activity.particulars.ends_on:
        raise BeforeItsDay(activity.particulars.ends_on)
    _all_answered(activity, facts)
    settled = settle(activity, facts)
    recorded: list[Event] = [
        AttendanceRecorded(
            activity=command.activity, person=person, member=True, attendance=attendance
        )
        for person, attendance in settled
    ]
    struck = [AttendanceCountStruck(activity=command.activity)] if activity.counts else []
    told = _told(activity, facts, settled)
    return [*struck, *recorded, ActivityClosed(activity=command.activity, **told)]


def _all_answered(activity: Activity, facts: Facts) -> None:
    """Who came after all, or is not expected any more, needs no answer."""
    away = expected(activity, facts).keys() - by_person(activity.arrivals, facts).keys()
    leaves = by_person(activity.leaves, facts).items()
    waiting = [one for who, one in leaves if one.answer is Answer.WAITS and who in away]
    if waiting:
        raise LeavesUndecided(*(one.person.name for one in waiting))


def settle(activity: Activity, facts: Facts) -> list[tuple[Named, Attendance]]:
    """How each person stood of whom nothing is recorded yet, by name."""
    came = by_person(activity.arrivals, facts)
    leaves = by_person(activity.leaves, facts)
    known = by_person(activity.marks, facts)
    people = {who: one.person for who, one in came.items()} | expected(activity, facts)
    found = []
    for who, person in people.items():
        if who in known:
            continue
        excused = who in leaves and leaves[who].answer is Answer.GRANTED
        away = Attendance.LEAVE if excused else Attendance.ABSENT
        found.append((person, came[who].attendance if who in came else away))
    return sorted(found, key=lambda one: (one[0].name, str(one[0].id)))


def _told(
    activity: Activity, facts: Facts, settled: Sequence[tuple[Named, Attendance]]
) -> dict[str, int]:
    """The members' numbers, by how they stood."""
    marks = by_person(activity.attending(), facts).values()
    before = [one.attendance for one in marks if one.member]
    counted = Counter([*before, *(attendance for _, attendance in settled)])
    return {"expected": counted.total()} | {str(one): counted[one] for one in Attendance}


def correct_settled(
    command: CorrectSettled, activity: Activity, facts: Facts, known: Known[Any]
) -> Sequence[Event]:
    """With a reason, which lies in the vault; as it is already, nothing happens."""
    if activity.phase is not Phase.CLOSED:
        raise NotSettledYet(activity.phase.value)
    key = key_of(command.person, activity.marks, facts)
    mark = None if key is None else activity.marks[key]
    if command.attendance == (mark.attendance if mark else None):
        return []
    if mark is not None and key is not None:
        person = Named(id=key, name=mark.name)
    else:
        person = member(command.person, activity, facts)
    if command.attendance is None:
        event: Event = AttendanceStruck(activity=command.activity, person=person.id)
    else:
        event = AttendanceRecorded(
            activity=command.activity,
            person=person,
            member=mark.member if mark else True,
            attendance=command.attendance,
        )
    reason = known.keep(command.reason, WHY, about=person.id)
    why = SettlementCorrected(activity=command.activity, person=person.id, reason=reason)
    return [why, event]
