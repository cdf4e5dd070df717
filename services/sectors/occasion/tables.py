"""What is remembered of what activities were about?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class OccasionRow:
    """One activity with what was told of it.

    Attributes:
        title, kind, days, place, host: of the activity; None while it is only planned.
        stands: it was not taken back.
        parts: what was told, by the parts' names, as JSON.
        hosts: the bodies that hosted together; empty where one did alone.
    """

    activity: UUID
    committee: UUID
    title: str | None
    kind: str | None
    common_kind: str | None
    starts_on: date | None
    ends_on: date | None
    place: str | None
    host_id: UUID | None
    host: str | None
    stands: bool
    parts: str
    hosts: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class NotesRow:
    """One member's notes on one activity; the words by their id in the vault alone."""

    id: UUID
    activity: UUID
    committee: UUID
    member: UUID
    handed_on: date
    notes: UUID | None


occasions = table_of(tables, "occasions", OccasionRow, "activity")
notes = table_of(tables, "occasion_notes", NotesRow, "id")
Index("occasions_by_day", occasions.c.committee, occasions.c.starts_on)
Index("occasion_notes_by_activity", notes.c.activity)
