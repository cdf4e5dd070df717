"""What may happen to a campaign? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, assert_never
from uuid import UUID

from contracts.sectors.campaign import (
    CampaignJoined,
    CampaignOpened,
    CampaignParted,
    CampaignRetracted,
)
from kernel.decider import Decider, Known
from kernel.event import Event
from sectors.campaign.commands import (
    CampaignCommand,
    CorrectCampaign,
    JoinCampaign,
    OpenCampaign,
    PartCampaign,
    RetractCampaign,
)
from sectors.campaign.refusals import (
    EndsBeforeItBegan,
    HasActivities,
    NoSuchActivity,
    NoSuchCampaign,
)
from sectors.stands import activity_stream, stands


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign as decided so far; `opened` is None before it is, and after it was a mistake."""

    opened: CampaignOpened | None = None
    activities: tuple[UUID, ...] = ()
    struck: bool = False


def decide(command: CampaignCommand, campaign: Campaign, known: Known[Any]) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case OpenCampaign():
            return state(command, campaign)
        case CorrectCampaign():
            _must_be_open(campaign, command.campaign)
            return state(command, campaign)
        case RetractCampaign():
            return retract(command, campaign)
        case JoinCampaign():
            return join(command, campaign, known)
        case PartCampaign():
            return part(command, campaign)
    assert_never(command)


def state(command: OpenCampaign | CorrectCampaign, campaign: Campaign) -> Sequence[Event]:
    """The particulars, whole; the same again changes nothing."""
    if command.last is not None and command.last < command.first:
        raise EndsBeforeItBegan(command.last, command.first)
    names = [name for name in CampaignOpened.model_fields if name != "campaign"]
    said = {name: getattr(command, name) for name in names}
    opened = CampaignOpened(campaign=command.campaign, **said)
    return [] if opened == campaign.opened else [opened]


def retract(command: RetractCampaign, campaign: Campaign) -> Sequence[Event]:
    """Taken back once, and only while nothing belongs to it."""
    if campaign.struck:
        return []
    _must_be_open(campaign, command.campaign)
    if campaign.activities:
        raise HasActivities(len(campaign.activities))
    return [CampaignRetracted(campaign=command.campaign)]


def join(command: JoinCampaign, campaign: Campaign, known: Known[Any]) -> Sequence[Event]:
    """An activity belongs to a campaign once; it may belong to several."""
    _must_be_open(campaign, command.campaign)
    if command.activity in campaign.activities:
        return []
    if not stands(known.state(activity_stream(command.activity))):
        raise NoSuchActivity(command.activity)
    return [CampaignJoined(campaign=command.campaign, activity=command.activity)]


def part(command: PartCampaign, campaign: Campaign) -> Sequence[Event]:
    """What does not belong to it has nothing to leave."""
    _must_be_open(campaign, command.campaign)
    if command.activity not in campaign.activities:
        return []
    return [CampaignParted(campaign=command.campaign, activity=command.activity)]


def _must_be_open(campaign: Campaign, asked: UUID) -> None:
    if campaign.opened is None:
        raise NoSuchCampaign(asked)


def evolve(campaign: Campaign, event: Event) -> Campaign:
    """The campaign after an event."""
    match event:
        case CampaignOpened():
            return replace(campaign, opened=event, struck=False)
        case CampaignJoined():
            return replace(campaign, activities=(*campaign.activities, event.activity))
        case CampaignParted():
            left = tuple(one for one in campaign.activities if one != event.activity)
            return replace(campaign, activities=left)
        case CampaignRetracted():
            return Campaign(struck=True)
        case _:
            return campaign


CAMPAIGN = Decider(
    category="campaign",
    commands=(OpenCampaign, CorrectCampaign, RetractCampaign, JoinCampaign, PartCampaign),
    events=(CampaignOpened, CampaignJoined, CampaignParted, CampaignRetracted),
    initial=Campaign(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"campaign-{command.campaign}",
    also=lambda command: (
        (activity_stream(command.activity),) if isinstance(command, JoinCampaign) else ()
    ),
)
