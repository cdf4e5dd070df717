"""What is remembered of campaigns?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """One campaign, with the activities that belong to it in the order in which they came."""

    campaign: UUID
    committee: UUID
    name: str
    kind: str
    first: date
    last: date | None
    basis: str | None
    activities: tuple[UUID, ...]


campaigns = table_of(tables, "campaigns", CampaignRow, "campaign")
Index("campaigns_by_day", campaigns.c.committee, campaigns.c.first)
