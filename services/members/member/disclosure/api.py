"""How does HTTP hand out private particulars, and who is told that it did?"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.http.sheets import sheet
from kernel.identity import Role, permission
from kernel.ledgers.streaming import StreamedRow
from kernel.problems import unknown
from members.member.disclosure.commands import PrivateKind, Why
from members.member.disclosure.queries import (
    BIRTH_DATE,
    Birthday,
    Disclosed,
    birthdays,
    disclosures_about,
)
from members.member.disclosure.recording import NO_STORE, record
from members.member.filtering import Filter
from members.member.ledger.export import PRIVATE, SHEET, Kept, headings, line
from members.member.ledger.register import kept_of
from members.member.queries import MemberListed, page_of, whole

EXPORT = permission("members.disclosure.export", Role.CLERK)
BIRTHDAYS = permission("members.disclosure.birthdays", Role.CLERK)
READ = permission("members.disclosure.read", Role.CLERK, Role.MEMBER)

router = APIRouter(tags=["委员 member"], prefix="/committees/{committee}")


class Extract(BaseModel):
    """含个人信息的名册: which kinds, what for; the roll of which day."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"kinds": ["phone"], "reason": "全体会议报到联系"}]},
    )

    kinds: Annotated[tuple[PrivateKind, ...], Field(min_length=1)]
    reason: Why
    on: date | None = None


class Month(BaseModel):
    """生日名单: of which month."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"month": 5}]})

    month: Annotated[int, Field(ge=1, le=12)]


@router.post("/exports/private-roster", summary="导出含个人信息的名册 private roster")
async def export(
    committee: str, body: Extract, asking: Asking = allowed(EXPORT)
) -> StreamingResponse:
    """The roll with the private columns asked for; recorded before the file is written."""
    wanted = Filter(on=body.on or today())
    everyone = [one.member async for page in _pages(asking, wanted) for one in page]
    kinds = tuple(kind for kind in PRIVATE if kind in body.kinds)
    await record(asking, "roster", kinds, everyone, body.reason)
    kept = await kept_of(asking.engine, asking.here, kinds)
    lines = _lines(asking, wanted, frozenset(everyone), kept, kinds)
    told = await sheet(SHEET, headings(kinds), lines, file="roster-private")
    told.headers.update(NO_STORE)
    return told


async def _pages(asking: Asking, wanted: Filter) -> AsyncGenerator[Sequence[MemberListed]]:
    found = whole(asking.engine, asking.here, wanted)
    async with aclosing(found):
        async for page in found:
            yield page


async def _lines(
    asking: Asking,
    wanted: Filter,
    recorded: frozenset[UUID],
    kept: Mapping[UUID, Kept],
    kinds: Sequence[str],
) -> AsyncGenerator[Sequence[StreamedRow]]:
    """Of those recorded alone: who was admitted meanwhile is in the next file."""
    async for page in _pages(asking, wanted):
        yield [line(one, kept.get(one.member), kinds) for one in page if one.member in recorded]


@router.post("/member-lists/birthdays", summary="生日名单 birthdays")
async def read_birthdays(
    committee: str, body: Month, asking: Asking = allowed(BIRTHDAYS)
) -> JSONResponse:
    """Whose birthday is in a month, by day, without the year; recorded before it is told."""
    everyone = [one async for page in _pages(asking, Filter(on=today())) for one in page]
    kept = await kept_of(asking.engine, asking.here, (BIRTH_DATE,))
    found = sorted(birthdays(everyone, kept, body.month), key=_by_day)
    if found:
        concerned = [one.member for one in found]
        await record(asking, "birthdays", (BIRTH_DATE,), concerned, None)
    return JSONResponse(
        [
            {"member": str(one.member), "name": one.name, "sector": one.sector}
            | {"month": one.month, "day": one.day}
            for one in found
        ],
        headers=NO_STORE,
    )


def _by_day(one: Birthday) -> tuple[int, str]:
    return one.day, one.name


@router.get("/members/{member}/disclosures", summary="个人信息提取记录 what was handed out")
async def read_disclosures(
    committee: str, member: UUID, asking: Asking = allowed(READ)
) -> Sequence[Disclosed]:
    """What was handed out of a member, to whom, when: for the office and the member oneself."""
    office = asking.principal.roles(asking.here, today()) & {Role.CLERK, Role.OPERATOR}
    own = asking.principal.id == f"member:{member}"
    if not (office or own) or await page_of(asking.engine, asking.here, member) is None:
        raise unknown("委员", member)
    return await disclosures_about(asking.engine, asking.here, member)
