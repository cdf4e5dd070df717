"""What is remembered of members of upper committees who live here?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class UpperRow:
    """One person; here from `since` to `until`, both included. `kept` are the vault's items."""

    upper: UUID
    committee: UUID
    name: str
    level: str
    of: str
    sector: str | None
    employer: str | None
    position: str | None
    since: date | None
    until: date | None
    how: str | None
    kept: tuple[UUID, ...]


upper_members = table_of(tables, "upper_members", UpperRow, "upper")
Index("upper_members_by_name", upper_members.c.committee, upper_members.c.name)
