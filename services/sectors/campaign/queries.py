"""What can be read of campaigns?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from kernel.fetching import Database, fetch
from sectors.campaign.tables import CampaignRow, campaigns
from sectors.taken_back import gone_of


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
    found = await fetch(database, wanted.order_by(c.first, c.name, c.campaign), CampaignRow)
    return await _standing(database, committee, found)


async def campaign_of(database: Database, committee: UUID, campaign: UUID) -> CampaignRow | None:
    """One campaign."""
    c = campaigns.c
    mine = select(campaigns).where(c.committee == committee, c.campaign == campaign)
    found = await _standing(database, committee, await fetch(database, mine, CampaignRow))
    return found[0] if found else None


async def _standing(
    database: Database, committee: UUID, rows: Sequence[CampaignRow]
) -> Sequence[CampaignRow]:
    """Without the activities that were taken back."""
    gone = await gone_of(database, committee)
    return [
        replace(row, activities=tuple(one for one in row.activities if one not in gone))
        for row in rows
    ]
