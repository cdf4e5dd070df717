"""Every state of a campaign and of a series, everything that can be asked in it, and the answers.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/campaign_states.py`
writes docs/campaign-states.md.
"""

from datetime import date

from occasion_world import ACTIVITIES, HERE, WHICH
from state_walk import Page, Walk

from sectors.campaign.commands import (
    CorrectCampaign,
    JoinCampaign,
    OpenCampaign,
    PartCampaign,
    RetractCampaign,
)
from sectors.campaign.domain import CAMPAIGN, Campaign

OPEN = OpenCampaign(committee=HERE, name="书香政协", first=date(2026, 1, 5), last=date(2026, 6, 30))
ABOUT = {"committee": HERE, "campaign": OPEN.campaign}
CORRECT = CorrectCampaign(**ABOUT, name="书香政协", first=OPEN.first, last=date(2026, 12, 31))
JOIN = JoinCampaign(**ABOUT, activity=WHICH)
PART = PartCampaign(**ABOUT, activity=WHICH)
RETRACT = RetractCampaign(**ABOUT)


def opened(campaign: Campaign) -> str:
    """Whether a campaign is open, and whether something belongs to it."""
    if campaign.opened is None:
        return "retracted" if campaign.struck else "none"
    if campaign.activities:
        return "with_an_activity"
    return "open" if campaign.opened.last == OPEN.last else "corrected"


CAMPAIGNS = Walk(
    title="Campaign 主题活动",
    decider=CAMPAIGN,
    states={
        "none 无": (),
        "open 已设立": (OPEN,),
        "corrected 已更正": (OPEN, CORRECT),
        "with_an_activity 有活动列入": (OPEN, JOIN),
        "retracted 录入撤销": (OPEN, RETRACT),
    },
    asked=(OPEN, CORRECT, JOIN, PART, RETRACT),
    stage=opened,
    beside=ACTIVITIES,
)
PAGE = Page("campaign", "campaigns and series 主题活动和固定活动状态表", (CAMPAIGNS,))

if __name__ == "__main__":
    PAGE.write()
