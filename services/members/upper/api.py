"""How does HTTP ask about members of upper committees who live here?"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from contracts.members.upper import GoneHow
from kernel.clock import today
from kernel.forgetting import Basis, Ground
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.secret import Secret
from members.upper.commands import (
    EraseUpper,
    KeepUpperPrivate,
    Level,
    ListUpperMember,
    Name,
    Nth,
    RecordUpperGone,
    Words,
)
from members.upper.queries import UpperListed, upper_members_of

KEEP = permission("members.upper.keep", Role.CLERK)
ERASE = permission("members.upper.erase", Role.CLERK)
READ = permission("members.upper.read", Role.CLERK, Role.LEADER, Role.SERVICE)

router = APIRouter(
    tags=["住地上级政协委员 upper members"], prefix="/committees/{committee}/upper-members"
)


def _form(**example: Any) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [example]})


class Listed(BaseModel):
    """登记: who, at which level, of which committee; `nth` of several of one name."""

    model_config = _form(
        name="翟思齐",
        level="province",
        of="政协云岭省委员会",
        sector="教育",
        employer="云岭学院",
        position="教授",
        since="2023-01-10",
    )

    name: Name
    nth: Nth = 1
    level: Level
    of: Words
    sector: Words | None = None
    employer: Words | None = None
    position: Words | None = None
    since: date | None = None


class Keep(BaseModel):
    """个人信息: goes to the vault and comes back in no answer."""

    model_config = _form(phone="15490000024")

    phone: Secret | None = None
    id_number: Secret | None = None
    birth_date: Secret | None = None
    address: Secret | None = None
    religion: Secret | None = None


class Gone(BaseModel):
    """离开: how, and the last day here."""

    model_config = _form(how="moved_away", until="2025-09-30")

    how: GoneHow
    until: date | None = None


class Erase(BaseModel):
    """删除个人信息: why, and on what basis; no private word in either."""

    model_config = _form(ground="requested", basis="个人信息保护法第四十七条，本人申请")

    ground: Ground
    basis: Basis


@router.post("", summary="登记住地上级政协委员 list", status_code=201)
async def enlist(committee: str, body: Listed, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """A member of an upper committee lives here; told otherwise later, it is corrected."""
    command = ListUpperMember(committee=asking.here, on=body.since, **body.model_dump())
    return await asking.ask(command)


@router.get("", summary="住地上级政协委员 upper members")
async def read(
    committee: str,
    on: date | None = None,
    everyone: bool = False,
    level: Level | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[UpperListed]:
    """Who is here on a day (today), or everyone who ever was; none of them is on the roll."""
    day = None if everyone else on or today()
    return await upper_members_of(asking.engine, asking.here, day, level)


@router.post("/{upper}/private", summary="存入个人信息 keep private", status_code=201)
async def keep(
    committee: str, upper: UUID, body: Keep, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Telephone, ID number, birth date, address, religion: kept in the vault alone."""
    given = {name: getattr(body, name) for name in body.model_fields_set}
    return await asking.ask(KeepUpperPrivate(committee=asking.here, upper=upper, **given))


@router.post("/{upper}/end", summary="迁离或任职结束 gone", status_code=201)
async def end(
    committee: str, upper: UUID, body: Gone, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Moved away, no longer a member there, or listed by mistake."""
    command = RecordUpperGone(
        committee=asking.here, upper=upper, on=body.until, **body.model_dump()
    )
    return await asking.ask(command)


@router.post("/{upper}/erasures", summary="删除个人信息 erase", status_code=201)
async def erase(
    committee: str, upper: UUID, body: Erase, asking: Asking = allowed(ERASE)
) -> JSONResponse:
    """All that is private of one who is here, who went, or who was listed by mistake."""
    given = {"ground": body.ground, "basis": body.basis}
    return await asking.ask(EraseUpper(committee=asking.here, upper=upper, **given))
