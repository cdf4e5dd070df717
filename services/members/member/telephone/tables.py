"""What is remembered of looks at telephones for reading?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class LookRow:
    """One look: at whose telephone, for which proposal, by which unit (None: office), who, when."""

    look: UUID
    committee: UUID
    member: UUID
    proposal: UUID
    unit: UUID | None
    looked_by: str
    looked_at: datetime


looks = table_of(tables, "telephone_looks", LookRow, "look")
Index("telephone_looks_by_member", looks.c.committee, looks.c.member)
