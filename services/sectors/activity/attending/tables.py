"""What is remembered of who comes to a planned activity?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, MetaData

from contracts.sectors.activity import Attendance
from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class ComingRow:
    """One person at one planned activity, until attendance is settled.

    Attributes:
        leave: waits, granted, refused; None without a request.
        leave_reason, leave_answer: items of the vault.
        came: present, late or half; None who was not checked in. way: pass, door, list.
    """

    coming: UUID
    activity: UUID
    committee: UUID
    person: UUID
    name: str
    signed_up: bool = False
    leave: str | None = None
    leave_times: int = 0
    leave_reason: UUID | None = None
    leave_answer: UUID | None = None
    came: Attendance | None = None
    way: str | None = None
    came_at: datetime | None = None


coming = table_of(
    tables,
    "activity_coming",
    ComingRow,
    "coming",
    Index("activity_coming_by_activity", "activity"),
    Index("activity_coming_by_person", "person"),
)
