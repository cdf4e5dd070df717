"""What is remembered of proposed changes for reading?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One proposal of changes.

    Attributes:
        names, befores, afters: the public ones, in equal places; "" is empty.
        kinds, items: the private ones, in equal places; the vault's items.
        state: waiting, approved, partly, refused, withdrawn, superseded.
        approved: what of it holds. reason: the vault's item, why the rest does not.
    """

    change: UUID
    committee: UUID
    member: UUID
    proposed_by: str
    proposed_at: datetime
    names: tuple[str, ...]
    befores: tuple[str, ...]
    afters: tuple[str, ...]
    kinds: tuple[str, ...]
    items: tuple[UUID, ...]
    state: str
    approved: tuple[str, ...]
    reason: UUID | None
    superseded_by: UUID | None
    settled_by: str | None
    settled_at: datetime | None


changes = table_of(tables, "proposed_changes", ChangeRow, "change")
Index("proposed_changes_by_state", changes.c.committee, changes.c.state)
Index("proposed_changes_by_member", changes.c.member)
