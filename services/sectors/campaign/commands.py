"""What can be asked of a campaign?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from kernel.command import Command
from kernel.ids import derived
from rules.names import clean, title_name

Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=60)]
Title = Annotated[str, AfterValidator(clean), Field(min_length=2, max_length=200)]


def campaign_id(committee: UUID, name: str, first: date) -> UUID:
    """A campaign is a name and a first day: the same on every node."""
    return derived("campaign", committee, title_name(name), first.isoformat())


class Stated(Command):
    """What is said of a campaign, whole."""

    name: Title
    kind: Words = "主题活动"
    first: date
    last: date | None = None
    basis: Title | None = None


class OpenCampaign(Stated):
    """设立主题活动; asked again with other particulars it corrects them."""

    @property
    def campaign(self) -> UUID:
        """The id that follows from name and first day."""
        return campaign_id(self.committee, self.name, self.first)


class OneCampaign(Command):
    """A command about one campaign."""

    campaign: UUID


class CorrectCampaign(Stated):
    """更正主题活动: name and days, whole."""

    campaign: UUID


class RetractCampaign(OneCampaign):
    """撤销主题活动录入: there was no such campaign."""


class JoinCampaign(OneCampaign):
    """列入主题活动: the activity belongs to it."""

    activity: UUID


class PartCampaign(OneCampaign):
    """移出主题活动: the activity does not belong to it."""

    activity: UUID


CampaignCommand = OpenCampaign | CorrectCampaign | RetractCampaign | JoinCampaign | PartCampaign
