"""What may happen to an activity? Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import assert_never
from uuid import UUID

from contracts.occasions import ActivityKindRule
from contracts.sectors.activity import (
    ActivityCorrected,
    ActivityHeld,
    ActivityRetracted,
    AttendanceCounted,
    AttendanceCountStruck,
    AttendanceRecorded,
    AttendanceStruck,
)
from kernel.decider import Decider, Known, NotKnownHereYet
from kernel.event import Event
from rules.names import title_name
from sectors.activity.commands import (
    ActivityCommand,
    Attendee,
    CorrectActivity,
    CountAttendance,
    RecordActivity,
    RecordAttendance,
    RetractActivity,
    Stated,
    StrikeAttendance,
    StrikeCount,
)
from sectors.activity.kinds import kind_of, nearest
from sectors.activity.refusals import (
    ChangedHereSince,
    CountsDoNotAddUp,
    EndsBeforeItStarts,
    UnknownActivity,
    UnknownKind,
)
from sectors.activity.state import Activity, Counts, Mark, Particulars, Phase, evolve


@dataclass(frozen=True, slots=True)
class Facts:
    """What recording must know: the committee's kinds on the activity's first day."""

    kinds: tuple[ActivityKindRule, ...]


def decide(
    command: ActivityCommand, activity: Activity, known: Known[Facts | None]
) -> Sequence[Event]:
    """What happens if this is asked now?"""
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


def record(command: RecordActivity, activity: Activity, facts: Facts | None) -> Sequence[Event]:
    """An activity is held once; what a later word of it adds or differs in is a correction."""
    said = _particulars(command, facts)
    before = activity.particulars
    if activity.phase is not Phase.HELD or before is None:
        held = ActivityHeld(activity=command.activity, by_ledger=command.by_ledger, **said.told())
        return [held]
    after = _merged(before, said, command)
    if after == before:
        return []
    by_hand = not activity.by_ledger
    if command.by_ledger and by_hand and (lost := _overwritten(before, after)):
        raise ChangedHereSince(before.title, *lost)
    by_ledger = command.by_ledger and activity.by_ledger
    return [_corrected(command, after, by_ledger=by_ledger)]


def correct(command: CorrectActivity, activity: Activity, facts: Facts | None) -> Sequence[Event]:
    """A correction is whole; the same again changes nothing."""
    _must_be_held(activity, command.activity)
    said = _particulars(command, facts)
    if said == activity.particulars:
        return []
    return [_corrected(command, said, by_ledger=False)]


def _corrected(command: Stated, said: Particulars, *, by_ledger: bool) -> Event:
    return ActivityCorrected(activity=command.activity, by_ledger=by_ledger, **said.told())


def _particulars(command: Stated, facts: Facts | None) -> Particulars:
    """What a command says, under the committee's name for the kind."""
    if facts is None:
        raise NotKnownHereYet(command.committee)
    kind = kind_of(command.kind, facts.kinds)
    if kind is None:
        near = nearest(command.kind, facts.kinds)
        raise UnknownKind(command.kind, *([f"最接近的是“{near}”"] if near else []))
    ends_on = command.ends_on or command.starts_on
    if ends_on < command.starts_on:
        raise EndsBeforeItStarts(command.starts_on, ends_on)
    return Particulars(
        title=command.title,
        kind=kind.name,
        common_kind=kind.common,
        form=command.form,
        host=command.host,
        starts_on=command.starts_on,
        ends_on=ends_on,
        place=command.place,
        topics=command.topics,
        beneficiaries=command.beneficiaries,
        money=command.money,
    )


def _merged(before: Particulars, said: Particulars, command: RecordActivity) -> Particulars:
    """What is said counts, what is not said stays; another writing of the title is no news."""
    same_title = title_name(before.title) == title_name(said.title)
    same_host = said.host is None or (before.host is not None and before.host.id == said.host.id)
    return replace(
        said,
        title=before.title if same_title else said.title,
        form=said.form or before.form,
        host=before.host if same_host else said.host,
        ends_on=said.ends_on if command.ends_on is not None else before.ends_on,
        place=said.place or before.place,
        topics=said.topics or before.topics,
        beneficiaries=before.beneficiaries if said.beneficiaries is None else said.beneficiaries,
        money=before.money if said.money is None else said.money,
    )


def _overwritten(before: Particulars, after: Particulars) -> list[str]:
    """What would be lost; filling a blank loses nothing."""
    old, new = before.told(), after.told()
    return [str(old[name]) for name in old if old[name] not in (None, (), new[name])]


def record_attendance(command: RecordAttendance, activity: Activity) -> Sequence[Event]:
    """Only what differs is recorded; who is missing from the whole is struck."""
    _must_be_held(activity, command.activity)
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
        return recorded
    missing = (who for who in activity.attending() if who not in told)
    return [*recorded, *_strikes(command, activity, missing)]


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
    _must_be_held(activity, command.activity)
    mark = activity.attending().get(command.person)
    if mark is None:
        return []
    if command.by_ledger and not mark.by_ledger:
        raise ChangedHereSince(command.person)
    struck = AttendanceStruck(
        activity=command.activity, person=command.person, by_ledger=command.by_ledger
    )
    return [struck]


def count(command: CountAttendance, activity: Activity) -> Sequence[Event]:
    """Numbers must add up."""
    _must_be_held(activity, command.activity)
    counts = Counts(command.expected, command.present, command.leave, command.absent)
    if counts.expected != counts.present + counts.leave + counts.absent:
        raise CountsDoNotAddUp(
            f"{counts.expected} ≠ {counts.present}+{counts.leave}+{counts.absent}"
        )
    if counts == activity.counts:
        return []
    return [
        AttendanceCounted(
            activity=command.activity,
            expected=counts.expected,
            present=counts.present,
            leave=counts.leave,
            absent=counts.absent,
        )
    ]


def strike_count(command: StrikeCount, activity: Activity) -> Sequence[Event]:
    """Without a count there is nothing to strike."""
    _must_be_held(activity, command.activity)
    return [] if activity.counts is None else [AttendanceCountStruck(activity=command.activity)]


def retract(command: RetractActivity, activity: Activity) -> Sequence[Event]:
    """What was recorded of its attendance goes with it."""
    if activity.phase is Phase.RETRACTED:
        return []
    _must_be_held(activity, command.activity)
    struck: list[Event] = [
        AttendanceStruck(activity=command.activity, person=who) for who in activity.attending()
    ]
    if activity.counts is not None:
        struck.append(AttendanceCountStruck(activity=command.activity))
    return [*struck, ActivityRetracted(activity=command.activity, reason=command.reason)]


def _must_be_held(activity: Activity, asked: UUID) -> None:
    if activity.phase is not Phase.HELD:
        raise UnknownActivity(asked)


def stream(command: ActivityCommand) -> str:
    """One stream an activity."""
    return f"activity-{command.activity}"


ACTIVITY = Decider(
    category="activity",
    commands=(
        RecordActivity,
        CorrectActivity,
        RecordAttendance,
        StrikeAttendance,
        CountAttendance,
        StrikeCount,
        RetractActivity,
    ),
    events=(
        ActivityHeld,
        ActivityCorrected,
        AttendanceRecorded,
        AttendanceStruck,
        AttendanceCounted,
        AttendanceCountStruck,
        ActivityRetracted,
    ),
    initial=Activity(),
    decide=decide,
    evolve=evolve,
    stream=stream,
)
