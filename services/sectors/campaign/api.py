"""How does HTTP ask about campaigns?"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from kernel.http.asking import Asking, allowed
from kernel.http.bodies import example
from kernel.identity import Role, permission
from kernel.problems import unknown
from sectors.campaign.commands import (
    CorrectCampaign,
    JoinCampaign,
    OpenCampaign,
    PartCampaign,
    RetractCampaign,
    Title,
    Words,
)
from sectors.campaign.queries import campaign_of, campaigns_of
from sectors.campaign.tables import CampaignRow

KEEP = permission("sectors.campaign.keep", Role.CLERK)
READ = permission("sectors.campaign.read", *Role)

HERE = "/committees/{committee}/campaigns"
ONE = HERE + "/{campaign}"
router = APIRouter(tags=["主题活动 campaign"])


class CampaignBody(BaseModel):
    """主题活动."""

    model_config = example(
        name="委员活动日", kind="委员活动日", first="2026-03-01", last="2026-03-31"
    )

    name: Title
    kind: Words = "主题活动"
    first: date
    last: date | None = None
    basis: Title | None = None

    def told(self) -> dict[str, Any]:
        """As a command wants it."""
        return {name: getattr(self, name) for name in type(self).model_fields}


@router.post(HERE, summary="设立主题活动 open a campaign", status_code=201)
async def open_one(
    committee: str, body: CampaignBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """A name and a first day make it; other particulars of the same one correct it."""
    return await asking.ask(OpenCampaign(committee=asking.here, on=body.first, **body.told()))


@router.get(HERE, summary="主题活动列表 campaigns")
async def read(
    committee: str,
    on: date | None = None,
    activity: UUID | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[CampaignRow]:
    """By first day; those that run on a day, or those to which an activity belongs."""
    return await campaigns_of(asking.engine, asking.here, on, activity)


@router.get(ONE, summary="一个主题活动 one campaign")
async def read_one(committee: str, campaign: UUID, asking: Asking = allowed(READ)) -> CampaignRow:
    """One campaign with the activities that belong to it."""
    found = await campaign_of(asking.engine, asking.here, campaign)
    if found is None:
        raise unknown("主题活动", campaign)
    return found


@router.put(ONE, summary="更正主题活动 correct a campaign", status_code=201)
async def correct(
    committee: str, campaign: UUID, body: CampaignBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Name and days, whole; the activities stay."""
    which = {"committee": asking.here, "campaign": campaign}
    return await asking.ask(CorrectCampaign(**which, **body.told()))


@router.post(ONE + "/retraction", summary="撤销主题活动 retract", status_code=201)
async def retract(committee: str, campaign: UUID, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """Entered by mistake."""
    return await asking.ask(RetractCampaign(committee=asking.here, campaign=campaign))


@router.put(ONE + "/activities/{activity}", summary="列入主题活动 join", status_code=201)
async def join(
    committee: str, campaign: UUID, activity: UUID, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The activity belongs to it."""
    which = {"campaign": campaign, "activity": activity}
    return await asking.ask(JoinCampaign(committee=asking.here, **which))


@router.delete(ONE + "/activities/{activity}", summary="移出主题活动 part", status_code=201)
async def part(
    committee: str, campaign: UUID, activity: UUID, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The activity does not belong to it."""
    which = {"campaign": campaign, "activity": activity}
    return await asking.ask(PartCampaign(committee=asking.here, **which))
