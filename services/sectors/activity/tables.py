"""What is remembered of activities, of who came, and of the people who may be meant?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from contracts.sectors.activity import Attendance
from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity that stands; counts are those told as numbers, None where names are counted."""

    activity: UUID
    committee: UUID
    title: str
    kind: str
    common_kind: str
    form: str | None
    host_id: UUID | None
    host: str | None
    starts_on: date
    ends_on: date
    place: str | None
    topics: tuple[str, ...]
    beneficiaries: int | None
    money: int | None
    expected: int | None
    present: int | None
    leave: int | None
    absent: int | None


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One person at one activity."""

    id: UUID
    activity: UUID
    committee: UUID
    person: UUID
    name: str
    member: bool
    attendance: Attendance


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the register, as far as names in ledgers are settled by it.

    Attributes:
        name: as it is compared (rules.names.person_name).
        since, until: first and last day on the roll, None while not said.
        sectors, bodies: names of the sectors and other bodies ever belonged to, latest last.
    """

    member: UUID
    committee: UUID
    name: str
    member_no: str | None
    employer: str | None
    since: date | None
    until: date | None
    sectors: tuple[str, ...]
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BelongingRow:
    """One member in one body; `until` is the last day, None while it lasts."""

    belonging: UUID
    committee: UUID
    member: UUID
    body: UUID
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class UpperRow(PersonRow):
    """A member of an upper committee who lives here: meant by names, never on the roll."""


activities = table_of(
    tables,
    "activities",
    ActivityRow,
    "activity",
    Index("activities_by_day", "committee", "starts_on"),
)
attendances = table_of(
    tables,
    "attendances",
    AttendanceRow,
    "id",
    Index("attendances_by_activity", "activity"),
    Index("attendances_by_person", "person"),
)
people = table_of(
    tables, "activity_people", PersonRow, "member", Index("activity_people_by", "committee")
)
belongings = table_of(
    tables,
    "activity_belongings",
    BelongingRow,
    "belonging",
    Index("activity_belongings_by_member", "member"),
)
upper_people = table_of(
    tables, "upper_people", UpperRow, "member", Index("upper_people_by", "committee")
)
