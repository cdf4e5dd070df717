"""How does HTTP keep, show and forget the contacts of an area group who are no members?"""

import json
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import unknown
from sectors.body.outsider.bodies import Enlist, Forget, LastDay
from sectors.body.outsider.commands import (
    EndOutsider,
    ForgetOutsider,
    ListOutsider,
    LookUpOutsider,
    StrikeOutsider,
)
from sectors.body.outsider.queries import (
    OutsiderTold,
    looks_at,
    outsiders_of,
    row_of,
    text_of,
)
from sectors.body.outsider.tables import OutsiderLookRow, OutsiderRow

KEEP = permission("sectors.outsider.keep", Role.CLERK)
FORGET = permission("sectors.outsider.forget", Role.CLERK)
READ = permission("sectors.outsider.read", Role.CLERK)
LOOK = permission("sectors.outsider.look_up", Role.CLERK)
ONE = "/{outsider}"

router = APIRouter(
    tags=["界别与机构 body"], prefix="/committees/{committee}/bodies/{body}/outsiders"
)


@router.post("", summary="列入联络对象 list a contact", status_code=201)
async def enlist(
    committee: str, body: UUID, told: Enlist, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """An area group has a contact who is no member; name, employer and telephone are private."""
    return await _enlist(asking, body, asking.new_id("outsider"), told)


@router.put(ONE, summary="更正联络对象 correct", status_code=201)
async def correct(
    committee: str, body: UUID, outsider: UUID, told: Enlist, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """What is given; the rest stays."""
    await _row(asking, body, outsider)
    return await _enlist(asking, body, outsider, told)


@router.get("", summary="联络对象列表 contacts")
async def read(
    committee: str,
    body: UUID,
    on: date | None = None,
    everyone: bool = False,
    asking: Asking = allowed(READ),
) -> Sequence[OutsiderTold]:
    """Those of a day (today), or all that ever were; telephones are told by a look alone."""
    day = None if everyone else on or today()
    return await outsiders_of(asking.engine, asking.here, body, day)


@router.post(ONE + "/end", summary="联络对象结束 end", status_code=201)
async def end(
    committee: str, body: UUID, outsider: UUID, told: LastDay, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The last day."""
    await _row(asking, body, outsider)
    about = {"committee": asking.here, "outsider": outsider}
    return await asking.ask(EndOutsider(**about, until=told.until, on=told.until))


@router.post(ONE + "/retraction", summary="撤销联络对象 strike", status_code=201)
async def strike(
    committee: str, body: UUID, outsider: UUID, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Nobody was there."""
    return await asking.ask(StrikeOutsider(committee=asking.here, outsider=outsider))


@router.post(ONE + "/erasures", summary="删除个人信息 forget", status_code=201)
async def forget(
    committee: str, body: UUID, outsider: UUID, told: Forget, asking: Asking = allowed(FORGET)
) -> JSONResponse:
    """All that is kept of the person, former particulars too; of one ended or struck as well."""
    about = {"committee": asking.here, "outsider": outsider}
    return await asking.ask(ForgetOutsider(**about, ground=told.ground, basis=told.basis))


@router.post(ONE + "/looks", summary="查看联络对象电话 look up", status_code=201)
async def look(
    committee: str, body: UUID, outsider: UUID, asking: Asking = allowed(LOOK)
) -> JSONResponse:
    """The look is recorded first; then the answer tells `telephone`."""
    row = await _row(asking, body, outsider)
    told = await asking.ask(LookUpOutsider(committee=asking.here, outsider=outsider))
    telephone = await text_of(asking.engine, row.telephone) if row.telephone else None
    kept = {name: text for name, text in told.headers.items() if name != "content-length"}
    answer = {**json.loads(bytes(told.body)), "telephone": telephone}
    return JSONResponse(answer, told.status_code, {**kept, "cache-control": "no-store"})


@router.get(ONE + "/looks", summary="电话查看记录 who looked")
async def read_looks(
    committee: str, body: UUID, outsider: UUID, asking: Asking = allowed(LOOK)
) -> Sequence[OutsiderLookRow]:
    """Who looked at the telephone, and when."""
    return await looks_at(asking.engine, asking.here, outsider)


async def _enlist(asking: Asking, body: UUID, outsider: UUID, told: Enlist) -> JSONResponse:
    given = {name: getattr(told, name) for name in told.model_fields_set}
    about = {"committee": asking.here, "body": body, "outsider": outsider}
    return await asking.ask(ListOutsider(**about, on=told.since, **given))


async def _row(asking: Asking, body: UUID, outsider: UUID) -> OutsiderRow:
    found = await row_of(asking.engine, asking.here, outsider)
    if found is None or found.body != body:
        raise unknown("联络对象", outsider)
    return found
