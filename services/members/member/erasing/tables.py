"""What is remembered of erasures for reading?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class ErasureRow:
    """个人信息删除记录: whose, who decided, when, why, on what basis, and how many items went."""

    erasure: UUID
    committee: UUID
    member: UUID
    erased_on: date
    ground: str
    basis: str
    items: int
    decided_by: str
    on_behalf_of: str | None
    decided_at: datetime


erasures = table_of(tables, "erasures", ErasureRow, "erasure")
Index("erasures_by_member", erasures.c.committee, erasures.c.member)
