"""What is remembered of bodies and of who belongs to them?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import MetaData

from contracts.values import BodyKind
from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body with its present convenors (ids and names in the same order)."""

    body: UUID
    committee: UUID
    kind: BodyKind
    name: str
    provisional: bool
    convenor_ids: tuple[UUID, ...]
    convenors: tuple[str, ...]


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
class LeaverRow:
    """One member who is off the roll, with the last day on it."""

    member: UUID
    until: date


bodies = table_of(tables, "bodies", BodyRow, "body")
belongings = table_of(tables, "body_belongings", BelongingRow, "belonging")
leavers = table_of(tables, "body_leavers", LeaverRow, "member")
