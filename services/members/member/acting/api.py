"""How does HTTP ask who may act for a member?"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from sqlalchemy import select

from contracts.acting import ActingRow, acting
from kernel.fetching import fetch
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import Problem
from members.member.acting.commands import Account, AuthoriseActing, Kinds, RevokeActing
from members.member.basis import Words
from members.member.own import own_or_office

AUTHORISE = permission("members.acting.authorise", Role.CLERK, Role.MEMBER)
READ = permission("members.acting.read", Role.CLERK, Role.MEMBER)

router = APIRouter(tags=["委员 member"], prefix="/committees/{committee}/members/{member}/acting")


def _form(**example: Any) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [example]})


class Authorise(BaseModel):
    """授权代办: which account, who that is, in what, from when to when."""

    model_config = _form(
        account="staff:liaison-1",
        name="温景川",
        kinds=["proposals", "activities"],
        since="2026-01-01",
        until="2026-12-31",
    )

    account: Account
    name: Words
    kinds: Kinds
    since: date | None = None
    until: date | None = None


class Revoke(BaseModel):
    """撤销代办: of which account."""

    model_config = _form(account="staff:liaison-1")

    account: Account


@router.post("", summary="授权代办 authorise", status_code=201)
async def authorise(
    committee: str, member: UUID, body: Authorise, asking: Asking = allowed(AUTHORISE)
) -> JSONResponse:
    """By the member, or by the office on the member's paper."""
    own_or_office(asking, member)
    if body.since is not None and body.until is not None and body.until < body.since:
        zh, en = "截止日期早于起始日期", "it would end before it begins"
        raise Problem(422, "EndsBeforeItBegins", zh, en)
    told = {name: getattr(body, name) for name in body.model_fields_set}
    return await asking.ask(AuthoriseActing(committee=asking.here, member=member, **told))


@router.post("/revocation", summary="撤销代办 revoke", status_code=201)
async def revoke(
    committee: str, member: UUID, body: Revoke, asking: Asking = allowed(AUTHORISE)
) -> JSONResponse:
    """At once."""
    own_or_office(asking, member)
    told = {"member": member, "account": body.account}
    return await asking.ask(RevokeActing(committee=asking.here, **told))


@router.get("", summary="代办人 who may act for the member")
async def read(committee: str, member: UUID, asking: Asking = allowed(READ)) -> Sequence[ActingRow]:
    """Everybody who ever might, revoked or past ones too."""
    own_or_office(asking, member)
    wanted = select(acting).where(acting.c.committee == asking.here, acting.c.member == member)
    return await fetch(asking.engine, wanted.order_by(acting.c.since, acting.c.account), ActingRow)
