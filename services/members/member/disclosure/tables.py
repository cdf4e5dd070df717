"""What is remembered of private particulars that were handed out?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """One handing out: what for, which kinds, of whom, to whom, when."""

    disclosure: UUID
    committee: UUID
    purpose: str
    kinds: tuple[str, ...]
    members: tuple[UUID, ...]
    reason: str | None
    made_by: str
    made_at: datetime


disclosures = table_of(tables, "disclosures", DisclosureRow, "disclosure")
Index("disclosures_of", disclosures.c.committee, disclosures.c.made_at)
Index("disclosures_about", disclosures.c.members, postgresql_using="gin")
