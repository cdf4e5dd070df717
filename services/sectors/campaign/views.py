"""How do events become the rows of campaigns? Pure."""

from dataclasses import replace

from contracts.sectors.campaign import (
    CampaignJoined,
    CampaignOpened,
    CampaignParted,
    CampaignRetracted,
)
from kernel.log.chain import Recorded
from kernel.view import View
from sectors.campaign.tables import CampaignRow, campaigns

CampaignEvent = CampaignOpened | CampaignJoined | CampaignParted | CampaignRetracted


def campaign_row(
    before: CampaignRow | None, event: CampaignEvent, recorded: Recorded
) -> CampaignRow | None:
    """One row a campaign; one taken back leaves none."""
    match event:
        case CampaignOpened():
            activities = before.activities if before else ()
            here = recorded.origin.committee
            return CampaignRow(committee=here, activities=activities, **event.model_dump())
        case CampaignJoined() if before is not None:
            return replace(before, activities=(*before.activities, event.activity))
        case CampaignParted() if before is not None:
            left = tuple(one for one in before.activities if one != event.activity)
            return replace(before, activities=left)
        case _:
            return None


CAMPAIGNS = View(
    campaigns,
    CampaignRow,
    (CampaignOpened, CampaignJoined, CampaignParted, CampaignRetracted),
    lambda event, recorded: event.campaign,
    campaign_row,
)
