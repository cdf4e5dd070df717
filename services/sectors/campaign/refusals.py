"""Which rules say no to what is asked of a campaign?"""

from kernel.decider import Refused


class NoSuchCampaign(Refused):
    """There is no such campaign, or it was taken back."""

    zh = "没有这个主题活动，或已撤销"


class EndsBeforeItBegan(Refused):
    """The campaign would end before it began; name a later day."""

    zh = "主题活动的截止日期早于起始日期"


class HasActivities(Refused):
    """Activities belong to this campaign; take them out of it first."""

    zh = "该主题活动下已有活动，请先将活动移出"


class NoSuchActivity(Refused):
    """There is no such activity, or it was taken back; record it first."""

    zh = "没有这项活动，或已撤销；请先登记活动"
