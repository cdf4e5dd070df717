"""What can be read of campaigns?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from kernel.fetching import Database, fetch
from sectors.campaign.tables import CampaignRow, campaigns


async def campaigns_of(
    database: Database, committee: UUID, on: date | None = None, activity: UUID | None = None
) -> Sequence[CampaignRow]:
    """A committee's campaigns by first day; those that run on a day, or have an activity."""
    c = campaigns.c
    wanted = select(campaigns).where(c.committee == committee)
    if on is not None:
        wanted = wanted.where(c.first <= on, or_(c.last.is_(None), c.last >= on))
    if activity is not None:
        wanted = wanted.where(c.activities.contains([activity]))
    return await fetch(database, wanted.order_by(c.first, c.name, c.campaign), CampaignRow)


async def campaign_of(database: Database, committee: UUID, campaign: UUID) -> CampaignRow | None:
    """One campaign."""
    c = campaigns.c
    mine = select(campaigns).where(c.committee == committee, c.campaign == campaign)
    found = await fetch(database, mine, CampaignRow)
    return found[0] if found else None
