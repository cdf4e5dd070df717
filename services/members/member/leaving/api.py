"""How does HTTP ask about resignations?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from members.member.basis import Basis
from members.member.leaving.commands import (
    AcceptResignation,
    DeclineResignation,
    Reason,
    RequestResignation,
    WithdrawResignation,
)
from members.member.leaving.queries import Resignation, resignations_of
from members.member.own import own_or_office

RESIGN = permission("members.resignation.request", Role.CLERK, Role.MEMBER)
SETTLE = permission("members.resignation.settle", Role.CLERK)
READ = permission("members.resignation.read", Role.CLERK)
READ_OWN = permission("members.resignation.read_own", Role.CLERK, Role.MEMBER)
State = Literal["waiting", "withdrawn", "declined", "accepted"]

router = APIRouter(tags=["委员 member"], prefix="/committees/{committee}")
PAPER: dict[str, Any] = {
    "paper": "云政协常〔2025〕7号",
    "by": "常务委员会",
    "decided_on": "2025-09-26",
}


class Resign(BaseModel):
    """申请辞去: why; the day of the paper, when the office enters it."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"reason": "因工作调动，申请辞去委员。"}]}
    )

    reason: Reason
    requested_on: date | None = None


class Accept(BaseModel):
    """接受辞去: by which paper, and the last day on the roll."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"basis": PAPER, "until": "2025-09-30"}]}
    )

    basis: Basis
    until: date | None = None


class Decline(BaseModel):
    """不接受辞去."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"basis": PAPER, "reason": "任期将满"}]}
    )

    basis: Basis | None = None
    reason: Reason | None = None


@router.get("/resignations", summary="辞去申请 resignations")
async def read(
    committee: str, state: State | None = "waiting", asking: Asking = allowed(READ)
) -> Sequence[Resignation]:
    """Those that wait, or all in another state, with the reasons."""
    return await resignations_of(asking.engine, asking.here, state=state)


@router.get("/members/{member}/resignation", summary="本人辞去申请 one's own resignation")
async def read_own(
    committee: str, member: UUID, asking: Asking = allowed(READ_OWN)
) -> Sequence[Resignation]:
    """The last one of this member, or none: for the member oneself and the office."""
    own_or_office(asking, member)
    return await resignations_of(asking.engine, asking.here, member)


@router.post("/members/{member}/resignation", summary="申请辞去 resign", status_code=201)
async def request(
    committee: str, member: UUID, body: Resign, asking: Asking = allowed(RESIGN)
) -> JSONResponse:
    """It waits for the standing committee; the member stays on the roll meanwhile."""
    own_or_office(asking, member)
    told = {"reason": body.reason, "requested_on": body.requested_on, "on": body.requested_on}
    return await asking.ask(RequestResignation(committee=asking.here, member=member, **told))


@router.post(
    "/members/{member}/resignation/withdrawal", summary="撤回辞去 withdraw", status_code=201
)
async def withdraw(committee: str, member: UUID, asking: Asking = allowed(RESIGN)) -> JSONResponse:
    """The member stays."""
    own_or_office(asking, member)
    return await asking.ask(WithdrawResignation(committee=asking.here, member=member))


@router.post("/members/{member}/resignation/acceptance", summary="接受辞去", status_code=201)
async def accept(
    committee: str, member: UUID, body: Accept, asking: Asking = allowed(SETTLE)
) -> JSONResponse:
    """By the standing committee's paper: off the roll after the last day."""
    told = {"basis": body.basis, "until": body.until, "on": body.basis.decided_on}
    return await asking.ask(AcceptResignation(committee=asking.here, member=member, **told))


@router.post("/members/{member}/resignation/refusal", summary="不接受辞去", status_code=201)
async def decline(
    committee: str, member: UUID, body: Decline, asking: Asking = allowed(SETTLE)
) -> JSONResponse:
    """The standing committee did not accept it."""
    told = {"basis": body.basis, "reason": body.reason}
    return await asking.ask(DeclineResignation(committee=asking.here, member=member, **told))
