"""What is remembered of contacts who are no members, for reading?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index

from kernel.rows import table_of
from sectors.body.tables import tables


@dataclass(frozen=True, slots=True)
class OutsiderRow:
    """One contact; who it is, by ids in the vault alone, None where nothing is kept."""

    outsider: UUID
    committee: UUID
    body: UUID
    since: date
    until: date | None = None
    name: UUID | None = None
    employer: UUID | None = None
    telephone: UUID | None = None


@dataclass(frozen=True, slots=True)
class OutsiderLookRow:
    """One look at a telephone: whose, who, when."""

    look: UUID
    committee: UUID
    outsider: UUID
    looked_by: str
    looked_at: datetime


outsiders = table_of(tables, "body_outsiders", OutsiderRow, "outsider")
looks = table_of(tables, "body_outsider_looks", OutsiderLookRow, "look")
Index("body_outsiders_by_body", outsiders.c.committee, outsiders.c.body)
Index("body_outsider_looks_by_outsider", looks.c.outsider)
