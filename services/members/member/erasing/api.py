"""How does HTTP ask for a person's private particulars to be forgotten, and what was forgotten?"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from contracts.committees import rules_of
from contracts.merges import heads_of
from kernel.clock import today
from kernel.forgetting import Basis, Ground
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import unknown
from members.member.erasing.commands import ErasePerson
from members.member.erasing.due import Due, due
from members.member.erasing.queries import erasures_of, formers
from members.member.erasing.tables import ErasureRow

ERASE = permission("members.member.erase", Role.CLERK)
READ_ERASURES = permission("members.member.read_erasures", Role.CLERK, Role.MEMBER)

router = APIRouter(tags=["委员 member"], prefix="/committees/{committee}")


class Erase(BaseModel):
    """删除个人信息: why, and on what basis; no private word in either."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"ground": "requested", "basis": "个人信息保护法第四十七条，本人申请"}]
        },
    )

    ground: Ground
    basis: Basis


@router.post("/members/{member}/erasures", summary="删除个人信息 erase", status_code=201)
async def erase(
    committee: str, member: UUID, body: Erase, asking: Asking = allowed(ERASE)
) -> JSONResponse:
    """Telephone, ID number, birth date, address, religion and whatever else is private.

    Name, offices and acts stay. Other services forget what they hold a moment later. Entries that
    are merged are one person: all of them are erased, or none.
    """
    told = {"ground": body.ground, "basis": body.basis}
    commands = [
        ErasePerson(committee=asking.here, member=one, **told)
        for one in (await heads_of(asking.engine, asking.here)).entries(member)
    ]
    if len(commands) == 1:
        return await asking.ask(commands[0])
    return await asking.ask_together(commands)


@router.get("/members/{member}/erasures", summary="个人信息删除记录 what was erased")
async def read(
    committee: str, member: UUID, asking: Asking = allowed(READ_ERASURES)
) -> Sequence[ErasureRow]:
    """Who decided when, why and on what basis: for the office, and for the member oneself."""
    own = asking.principal.id == f"member:{member}"
    office = asking.principal.roles(asking.here, today()) & (READ_ERASURES.roles - {Role.MEMBER})
    if not (own or office):
        raise unknown("委员", member)
    return await erasures_of(asking.engine, asking.here, member)


@router.get("/erasures", summary="全部个人信息删除记录 all erasures")
async def read_all(committee: str, asking: Asking = allowed(ERASE)) -> Sequence[ErasureRow]:
    """All of the committee, the latest first."""
    return await erasures_of(asking.engine, asking.here)


@router.get("/erasures/due", summary="即将到期删除 what a retention rule will erase")
async def read_due(
    committee: str,
    days: Annotated[int, Query(ge=0, le=3660)] = 30,
    asking: Asking = allowed(ERASE),
) -> Sequence[Due]:
    """Whose private particulars go within so many days, by the rules of today; none without one."""
    found = await formers(asking.engine, asking.here)
    rules = await rules_of(asking.engine, asking.here, today())
    return due(found, rules, today() + timedelta(days=days))
