"""Every state of a campaign and of a series, everything that can be asked in it, and the answers.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/campaign_states.py`
writes docs/campaign-states.md.
"""

from datetime import date

from occasion_world import ACTIVITIES, CEN, HERE, WHICH
from state_walk import Page, Walk

from contracts.sectors.campaign import Rhythm
from sectors.calendar.commands import OpenFeed, RevokeFeed
from sectors.calendar.domain import FEED, Feed
from sectors.campaign.commands import (
    CorrectCampaign,
    JoinCampaign,
    OpenCampaign,
    PartCampaign,
    RetractCampaign,
)
from sectors.campaign.domain import CAMPAIGN, Campaign
from sectors.series.commands import (
    BeginSeries,
    DropDate,
    EndSeries,
    FreeDate,
    HoldDate,
    MoveDate,
    PlanDates,
)
from sectors.series.domain import SERIES
from sectors.series.state import Series

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
BEGIN = BeginSeries(
    committee=HERE,
    name="委员学习日",
    kind="学习",
    first=date(2026, 3, 1),
    rhythm=Rhythm(every="month", nth=2, weekday=5),
)
OF = {"committee": HERE, "series": BEGIN.series}
ONE = OF | {"turn": "2026-04"}
PLAN = PlanDates(**OF, until=date(2026, 5, 31))
MOVE = MoveDate(**ONE, day=date(2026, 4, 17), reason="与主席会议冲突")
DROP = DropDate(**ONE, reason="全体会议期间不安排")
HOLD = HoldDate(**ONE, activity=WHICH)
FREE = FreeDate(**ONE)
END = EndSeries(**OF, last=date(2026, 3, 31))


def begun(series: Series) -> str:
    """How far a series has come, and what became of its day in April."""
    if series.begun is None:
        return "none"
    april = series.turns.get("2026-04")
    if series.ended is not None:
        return "ended"
    if april is None:
        return "begun"
    if april.activity is not None:
        return "held"
    if april.dropped is not None:
        return "left_out"
    return "planned" if april.moved is None else "moved"


ALL_OF_SERIES = Walk(
    title="Series 固定活动",
    decider=SERIES,
    states={
        "none 无": (),
        "begun 已设立": (BEGIN,),
        "planned 已排期": (BEGIN, PLAN),
        "moved 已改期": (BEGIN, PLAN, MOVE),
        "left_out 已取消一期": (BEGIN, PLAN, DROP),
        "held 已对应活动": (BEGIN, PLAN, HOLD),
        "ended 已停办": (BEGIN, PLAN, END),
    },
    asked=(BEGIN, PLAN, MOVE, DROP, HOLD, FREE, END),
    stage=begun,
    beside=ACTIVITIES,
)
OPEN_FEED = OpenFeed(committee=HERE, whose="member", of=CEN)
REVOKE = RevokeFeed(committee=HERE, feed=OPEN_FEED.feed)


def followed(feed: Feed) -> str:
    """Whether a feed's address leads somewhere."""
    if not feed.number:
        return "none"
    return ("open" if feed.number == 1 else "open_anew") if feed.open else "revoked"


FEEDS = Walk(
    title="Feed 日历订阅",
    decider=FEED,
    states={
        "none 无": (),
        "open 已开通": (OPEN_FEED,),
        "revoked 已撤销": (OPEN_FEED, REVOKE),
        "open_anew 重新开通": (OPEN_FEED, REVOKE, OPEN_FEED),
    },
    asked=(OPEN_FEED, REVOKE),
    stage=followed,
)
PAGE = Page(
    "campaign",
    "campaigns, series and feeds 主题活动、固定活动和日历订阅状态表",
    (CAMPAIGNS, ALL_OF_SERIES, FEEDS),
)

if __name__ == "__main__":
    PAGE.write()
