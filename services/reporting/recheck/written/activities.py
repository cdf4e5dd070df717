"""What is noted of activities: held, attended, by whom, for whom, with which notes?"""

from uuid import UUID

from contracts.sectors.activity import (
    ActivityCorrected,
    ActivityHeld,
    ActivityRetracted,
    AttendanceCounted,
    AttendanceCountStruck,
    AttendanceRecorded,
    AttendanceStruck,
)
from contracts.sectors.life import ActivityCancelled, ActivityPlanned, ActivityReplanned
from contracts.sectors.occasion import (
    BeneficiariesCounted,
    JointHostsNamed,
    NotesHandedIn,
    NotesStruck,
    PrioritiesServed,
)
from contracts.values import Named
from reporting.recheck.cards import Activity, Occasion, Record
from reporting.recheck.hearing import Heard, hears


@hears(ActivityHeld)
def held(record: Record, event: ActivityHeld, heard: Heard) -> None:
    """A new card; who hosts with the host may have been told before."""
    record.activities[event.activity] = Activity(
        event.kind,
        event.common_kind,
        event.starts_on,
        list(event.topics),
        event.beneficiaries,
        event.money,
    )
    _occasion(record, event).host = _host(event.host)


@hears(ActivityCorrected)
def corrected(record: Record, event: ActivityCorrected, heard: Heard) -> None:
    """The whole again; numbers that a ledger gave stay."""
    card = record.activities.get(event.activity)
    if card is not None:
        card.kind, card.common_kind, card.starts_on = event.kind, event.common_kind, event.starts_on
        card.topics = list(event.topics)
        card.beneficiaries, card.money = event.beneficiaries, event.money
    _occasion(record, event).host = _host(event.host)


def _occasion(
    record: Record,
    event: ActivityHeld
    | ActivityCorrected
    | ActivityPlanned
    | ActivityReplanned
    | JointHostsNamed
    | BeneficiariesCounted
    | PrioritiesServed,
) -> Occasion:
    return record.occasions.setdefault(event.activity, Occasion())


def _host(host: Named | None) -> tuple[UUID, str] | None:
    return None if host is None else (host.id, host.name)


@hears(ActivityRetracted, ActivityCancelled)
def not_held(record: Record, event: ActivityRetracted | ActivityCancelled, heard: Heard) -> None:
    """It was not held; one that is cancelled was only planned."""
    record.occasions.pop(event.activity, None)
    if isinstance(event, ActivityRetracted):
        record.activities.pop(event.activity, None)


@hears(AttendanceRecorded)
def came(record: Record, event: AttendanceRecorded, heard: Heard) -> None:
    """How a person stood to it, last told."""
    persons = record.attendances.setdefault(event.activity, {})
    persons[event.person.id] = (event.member, str(event.attendance))


@hears(AttendanceStruck)
def not_expected(record: Record, event: AttendanceStruck, heard: Heard) -> None:
    """The person was not expected."""
    record.attendances.get(event.activity, {}).pop(event.person, None)


@hears(AttendanceCounted)
def numbered(record: Record, event: AttendanceCounted, heard: Heard) -> None:
    """Numbers take the place of names."""
    if event.activity in record.activities:
        record.activities[event.activity].numbers = {
            "expected": event.expected,
            "present": event.present,
            "leave": event.leave,
            "absent": event.absent,
        }


@hears(AttendanceCountStruck)
def unnumbered(record: Record, event: AttendanceCountStruck, heard: Heard) -> None:
    """The names count again."""
    if event.activity in record.activities:
        record.activities[event.activity].numbers = None


@hears(ActivityPlanned, ActivityReplanned)
def planned(record: Record, event: ActivityPlanned | ActivityReplanned, heard: Heard) -> None:
    """Who is to host."""
    occasion = _occasion(record, event)
    occasion.host = _host(event.host)
    occasion.joint = [(one.id, one.name) for one in event.joint_hosts]


@hears(JointHostsNamed)
def hosted(record: Record, event: JointHostsNamed, heard: Heard) -> None:
    """All who hosted; the first host stays."""
    told = [(one.body.id, one.body.name) for one in event.hosts]
    _occasion(record, event).joint = told


@hears(BeneficiariesCounted)
def served(record: Record, event: BeneficiariesCounted, heard: Heard) -> None:
    """How many of each kind of which there was anybody; told twice, they are added."""
    kinds: dict[str, int] = {}
    for one in event.beneficiaries:
        if one.number > 0:
            kinds[one.kind] = kinds.get(one.kind, 0) + one.number
    _occasion(record, event).benefited = kinds


@hears(PrioritiesServed)
def for_priorities(record: Record, event: PrioritiesServed, heard: Heard) -> None:
    """The whole list."""
    _occasion(record, event).priorities = list(event.priorities)


@hears(NotesHandedIn)
def wrote(record: Record, event: NotesHandedIn, heard: Heard) -> None:
    """A member's notes, once an activity; another day corrects it."""
    record.notes.setdefault(event.activity, {})[event.member] = event.handed_on


@hears(NotesStruck)
def wrote_nothing(record: Record, event: NotesStruck, heard: Heard) -> None:
    """There were none."""
    record.notes.get(event.activity, {}).pop(event.member, None)
