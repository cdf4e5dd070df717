"""How do events become the rows of activities, attendances and people?"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    MembershipBegan,
    MembershipEnded,
    ParticularsCorrected,
)
from contracts.members.upper import UpperMemberGone, UpperMemberListed
from contracts.sectors.activity import (
    ActivityCorrected,
    ActivityHeld,
    ActivityRetracted,
    AttendanceCounted,
    AttendanceCountStruck,
    AttendanceRecorded,
    AttendanceStruck,
)
from contracts.values import BodyKind
from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.view import View
from rules.names import person_name
from sectors.activity.names import attendance_id
from sectors.activity.tables import (
    ActivityRow,
    AttendanceRow,
    BelongingRow,
    PersonRow,
    UpperRow,
    activities,
    attendances,
    belongings,
    people,
    upper_people,
)

ActivityEvent = (
    ActivityHeld | ActivityCorrected | AttendanceCounted | AttendanceCountStruck | ActivityRetracted
)
PersonEvent = MemberAdmitted | ParticularsCorrected | MembershipBegan | MemberLeft
NO_COUNTS = {"expected": None, "present": None, "leave": None, "absent": None}


def activity_row(
    before: ActivityRow | None, event: ActivityEvent, recorded: Recorded
) -> ActivityRow | None:
    """An activity as it stands; one taken back has no row."""
    match event:
        case ActivityHeld() | ActivityCorrected():
            counts = NO_COUNTS if before is None else _counts(before)
            return ActivityRow(committee=recorded.origin.committee, **_said(event), **counts)
        case AttendanceCounted() if before is not None:
            return replace(before, **_counts(event))
        case AttendanceCountStruck() if before is not None:
            return replace(before, expected=None, present=None, leave=None, absent=None)
        case _:
            return None


def _said(event: ActivityHeld | ActivityCorrected) -> dict[str, Any]:
    said = {name: getattr(event, name) for name in type(event).model_fields}
    host = said.pop("host")
    del said["by_ledger"]
    return said | {"host_id": host and host.id, "host": host and host.name}


def _counts(of: ActivityRow | AttendanceCounted) -> dict[str, Any]:
    return {name: getattr(of, name) for name in NO_COUNTS}


def attendance_key(event: AttendanceRecorded | AttendanceStruck, recorded: Recorded) -> UUID:
    """One row a person and activity."""
    person = event.person.id if isinstance(event, AttendanceRecorded) else event.person
    return attendance_id(event.activity, person)


def attendance_row(
    before: AttendanceRow | None, event: AttendanceRecorded | AttendanceStruck, recorded: Recorded
) -> AttendanceRow | None:
    """The latest word on one person at one activity."""
    if isinstance(event, AttendanceStruck):
        return None
    return AttendanceRow(
        attendance_key(event, recorded),
        event.activity,
        recorded.origin.committee,
        event.person.id,
        event.person.name,
        event.member,
        event.attendance,
    )


def person_row(
    before: PersonRow | None, event: PersonEvent, recorded: Recorded
) -> PersonRow | None:
    """A person of the register; one entered by mistake has no row."""
    match event:
        case MemberAdmitted():
            sectors, bodies = (before.sectors, before.bodies) if before else ((), ())
            return PersonRow(
                event.member,
                recorded.origin.committee,
                person_name(event.name),
                event.member_no,
                event.employer,
                event.since,
                None,
                sectors,
                bodies,
            )
        case ParticularsCorrected() if before is not None:
            name = person_name(event.name)
            return replace(before, name=name, member_no=event.member_no, employer=event.employer)
        case MembershipBegan() if before is not None:
            return _joined(before, event)
        case MemberLeft() if before is not None:
            return None if event.how == "retracted" else replace(before, until=event.until)
        case _:
            return before


def _joined(person: PersonRow, event: MembershipBegan) -> PersonRow:
    name = event.body.name
    if event.kind is BodyKind.SECTOR:
        return replace(person, sectors=(*(s for s in person.sectors if s != name), name))
    return replace(person, bodies=(*(b for b in person.bodies if b != name), name))


def belonging_key(event: MembershipBegan | MembershipEnded, recorded: Recorded) -> UUID:
    """One row a member and body."""
    body = event.body.id if isinstance(event, MembershipBegan) else event.body
    return derived("belonging", event.member, body)


def belonging_row(
    before: BelongingRow | None, event: MembershipBegan | MembershipEnded, recorded: Recorded
) -> BelongingRow | None:
    """A membership with its days; one that began anew is open again."""
    if isinstance(event, MembershipEnded):
        return None if before is None else replace(before, until=event.until)
    key, committee = belonging_key(event, recorded), recorded.origin.committee
    return BelongingRow(key, committee, event.member, event.body.id, event.since, None)


def upper_row(
    before: UpperRow | None, event: UpperMemberListed | UpperMemberGone, recorded: Recorded
) -> UpperRow | None:
    """A member of an upper committee, with the sector there; one listed by mistake has no row."""
    if isinstance(event, UpperMemberListed):
        return UpperRow(
            member=event.upper,
            committee=recorded.origin.committee,
            name=person_name(event.name),
            member_no=None,
            employer=event.employer,
            since=event.since,
            until=None,
            sectors=(event.sector,) if event.sector else (),
            bodies=(event.of,),
        )
    if before is None or event.how == "retracted":
        return None
    return replace(before, until=event.until)


ACTIVITIES = View(
    activities,
    ActivityRow,
    (
        ActivityHeld,
        ActivityCorrected,
        AttendanceCounted,
        AttendanceCountStruck,
        ActivityRetracted,
    ),
    lambda event, recorded: event.activity,
    activity_row,
)
ATTENDANCES = View(
    attendances,
    AttendanceRow,
    (AttendanceRecorded, AttendanceStruck),
    attendance_key,
    attendance_row,
)
PEOPLE = View(
    people,
    PersonRow,
    (MemberAdmitted, ParticularsCorrected, MembershipBegan, MemberLeft),
    lambda event, recorded: event.member,
    person_row,
)
BELONGINGS = View(
    belongings,
    BelongingRow,
    (MembershipBegan, MembershipEnded),
    belonging_key,
    belonging_row,
    version=2,  # Its events are older than it: where there are some, it is filled by itself.
)
UPPER_PEOPLE = View(
    upper_people,
    UpperRow,
    (UpperMemberListed, UpperMemberGone),
    lambda event, recorded: event.upper,
    upper_row,
)
