"""What is remembered of what activities were about?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class OccasionRow:
    """One activity with what was told of it.

    Attributes:
        title, kind, days, place, host: of the activity; None where it is told of by others first.
        stage: planned, announced or held. for_all: the whole committee is expected.
        stands: it was neither taken back nor cancelled.
        parts: what was told, by the parts' names, as JSON.
        hosts, host_names: the bodies that host together; empty where one does alone.
    """

    activity: UUID
    committee: UUID
    title: str | None
    kind: str | None
    common_kind: str | None
    starts_on: date | None
    ends_on: date | None
    starts_at: datetime | None
    ends_at: datetime | None
    place: str | None
    host_id: UUID | None
    host: str | None
    stage: str
    for_all: bool
    stands: bool
    parts: str
    hosts: tuple[UUID, ...]
    host_names: tuple[str, ...]


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
