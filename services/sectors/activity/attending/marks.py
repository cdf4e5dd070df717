"""What is recorded of who stood how to an activity that took place? Pure."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from contracts.sectors.activity import (
    AttendanceCounted,
    AttendanceCountStruck,
    AttendanceRecorded,
    AttendanceStruck,
)
from kernel.event import Event
from sectors.activity.attending.refusals import AttendanceSettled
from sectors.activity.commands import (
    Attendee,
    CountAttendance,
    RecordAttendance,
    StrikeAttendance,
    StrikeCount,
)
from sectors.activity.refusals import ChangedHereSince, CountsDoNotAddUp
from sectors.activity.stages import must_be_held
from sectors.activity.state import Activity, Counts, Mark, Phase


def record_attendance(command: RecordAttendance, activity: Activity) -> Sequence[Event]:
    """Only what differs is recorded; who is missing from the whole is struck."""
    must_be_held(activity, command.activity)
    told = {attendee.person.id: attendee for attendee in command.attendees}
    differing = [one for who, one in told.items() if _differs(one, activity.marks.get(who))]
    if command.by_ledger:
        _refuse_overwriting(differing, activity)
    recorded: list[Event] = [
        AttendanceRecorded(
            activity=command.activity,
            person=one.person,
            member=one.member,
            attendance=one.attendance,
            by_ledger=command.by_ledger,
        )
        for one in differing
    ]
    if not command.whole:
        return _unsettled(activity, recorded)
    missing = (who for who in activity.attending() if who not in told)
    return _unsettled(activity, [*recorded, *_strikes(command, activity, missing)])


def _unsettled(activity: Activity, events: list[Event]) -> list[Event]:
    """What is settled is corrected with a reason, one person at a time."""
    if events and activity.phase is Phase.CLOSED:
        raise AttendanceSettled
    return events


def _differs(attendee: Attendee, mark: Mark | None) -> bool:
    same = mark is not None and (mark.attendance, mark.member) == (
        attendee.attendance,
        attendee.member,
    )
    return not same


def _refuse_overwriting(attendees: Iterable[Attendee], activity: Activity) -> None:
    by_hand = {who for who, mark in activity.marks.items() if not mark.by_ledger}
    lost = [one.person.name for one in attendees if one.person.id in by_hand]
    if lost:
        raise ChangedHereSince(*lost)


def _strikes(command: RecordAttendance, activity: Activity, missing: Iterable[UUID]) -> list[Event]:
    """A ledger strikes only whom a ledger named."""
    return [
        AttendanceStruck(activity=command.activity, person=who, by_ledger=command.by_ledger)
        for who in missing
        if activity.marks[who].by_ledger or not command.by_ledger
    ]


def strike(command: StrikeAttendance, activity: Activity) -> Sequence[Event]:
    """Who is not recorded need not be struck."""
    must_be_held(activity, command.activity)
    mark = activity.attending().get(command.person)
    if mark is None:
        return []
    if command.by_ledger and not mark.by_ledger:
        raise ChangedHereSince(command.person)
    struck = AttendanceStruck(
        activity=command.activity, person=command.person, by_ledger=command.by_ledger
    )
    return _unsettled(activity, [struck])


def count(command: CountAttendance, activity: Activity) -> Sequence[Event]:
    """Numbers must add up."""
    must_be_held(activity, command.activity)
    counts = Counts(command.expected, command.present, command.leave, command.absent)
    if counts.expected != counts.present + counts.leave + counts.absent:
        raise CountsDoNotAddUp(
            f"{counts.expected} ≠ {counts.present}+{counts.leave}+{counts.absent}"
        )
    if counts == activity.counts:
        return []
    counted = AttendanceCounted(
        activity=command.activity,
        expected=counts.expected,
        present=counts.present,
        leave=counts.leave,
        absent=counts.absent,
    )
    return _unsettled(activity, [counted])


def strike_count(command: StrikeCount, activity: Activity) -> Sequence[Event]:
    """Without a count there is nothing to strike."""
    must_be_held(activity, command.activity)
    struck = AttendanceCountStruck(activity=command.activity)
    return [] if activity.counts is None else [struck]
