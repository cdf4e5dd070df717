"""What does reporting know of activities, attendances and bodies?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from contracts.sectors.activity import (
    ActivityCorrected,
    ActivityHeld,
    ActivityRetracted,
    Attendance,
    AttendanceCounted,
    AttendanceCountStruck,
    AttendanceRecorded,
    AttendanceStruck,
)
from contracts.sectors.body import (
    BodyConfirmed,
    BodyDissolutionTakenBack,
    BodyDissolved,
    BodyFirstDayTold,
    BodyFormed,
    BodyRenamed,
    ConvenorLaidDown,
    ConvenorNamed,
)
from reporting.cases.kind import Act, Kind, once, told_once

CAME = frozenset({Attendance.PRESENT, Attendance.LATE, Attendance.HALF})


class ActivityCase(NamedTuple):
    """活动: with the numbers that a ledger gave without names."""

    title: str
    kind_name: str
    common_kind: str
    host: UUID | None
    host_name: str | None
    starts_on: date
    ends_on: date
    topics: tuple[str, ...]
    beneficiaries: int | None
    money: int | None
    counted: bool = False
    expected: int = 0
    present: int = 0
    leave: int = 0
    absent: int = 0


def activity_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case an activity."""
    return once(event.activity)


def activity(case: ActivityCase | None, event: Any, recorded: Act, key: str) -> ActivityCase | None:
    """An activity after an event."""
    match event:
        case ActivityHeld():
            return ActivityCase(**_held(event))
        case ActivityRetracted():
            return None
        case ActivityCorrected() if case is not None:
            return case._replace(**_held(event))
        case AttendanceCounted() if case is not None:
            numbers = event.model_dump(include={"expected", "present", "leave", "absent"})
            return case._replace(counted=True, **numbers)
        case AttendanceCountStruck() if case is not None:
            return case._replace(counted=False, expected=0, present=0, leave=0, absent=0)
        case _:
            return case


def _held(event: ActivityHeld | ActivityCorrected) -> dict[str, Any]:
    return {
        "title": event.title,
        "kind_name": event.kind,
        "common_kind": event.common_kind,
        "host": event.host and event.host.id,
        "host_name": event.host and event.host.name,
        "starts_on": event.starts_on,
        "ends_on": event.ends_on,
        "topics": told_once(event.topics),
        "beneficiaries": event.beneficiaries,
        "money": event.money,
    }


ACTIVITIES = Kind(
    "activity",
    "活动",
    ActivityCase,
    (
        ActivityHeld,
        ActivityCorrected,
        AttendanceCounted,
        AttendanceCountStruck,
        ActivityRetracted,
    ),
    activity_keys,
    activity,
)


class AttendanceCase(NamedTuple):
    """出席: one person at one activity."""

    activity: UUID
    person: UUID
    member: bool
    attendance: str
    came: bool


def attendance_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case an activity and person."""
    person = event.person if isinstance(event, AttendanceStruck) else event.person.id
    return once(event.activity, person)


def attendance(
    case: AttendanceCase | None, event: Any, recorded: Act, key: str
) -> AttendanceCase | None:
    """How a person stood to an activity, last recorded."""
    match event:
        case AttendanceRecorded():
            told = event.attendance
            return AttendanceCase(
                event.activity, event.person.id, event.member, str(told), told in CAME
            )
        case _:
            return None


ATTENDANCES = Kind(
    "attendance",
    "出席",
    AttendanceCase,
    (AttendanceRecorded, AttendanceStruck),
    attendance_keys,
    attendance,
)


class BodyCase(NamedTuple):
    """界别或机构, from `since` (None: from the beginning) to `until`, inclusive."""

    body: UUID
    body_kind: str
    name: str
    provisional: bool
    convenor: UUID | None = None
    since: date | None = None
    until: date | None = None


def body_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a body."""
    return once(event.body)


def body(case: BodyCase | None, event: Any, recorded: Act, key: str) -> BodyCase | None:
    """A body after an event."""
    match event:
        case BodyFormed():
            return BodyCase(event.body, str(event.kind), event.name, event.provisional)
        case _ if case is None:
            return None
        case BodyConfirmed():
            return case._replace(provisional=False)
        case BodyRenamed():
            return case._replace(name=event.name)
        case BodyFirstDayTold():
            return case._replace(since=event.since)
        case BodyDissolved():
            return case._replace(until=event.until)
        case BodyDissolutionTakenBack():
            return case._replace(until=None)
        case ConvenorNamed():
            return case._replace(convenor=event.convenor.id)
        case ConvenorLaidDown() if case.convenor == event.convenor:
            return case._replace(convenor=None)
        case _:
            return case


BODIES = Kind(
    "body",
    "界别或机构",
    BodyCase,
    (
        BodyFormed,
        BodyConfirmed,
        BodyRenamed,
        BodyFirstDayTold,
        BodyDissolved,
        BodyDissolutionTakenBack,
        ConvenorNamed,
        ConvenorLaidDown,
    ),
    body_keys,
    body,
)
