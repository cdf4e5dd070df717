"""How does HTTP ask at the door of an activity?"""

import asyncio
from datetime import timedelta
from typing import Literal
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from contracts.committees import rules_of
from contracts.occasions import COMMON_DOOR, DoorRule
from kernel.clock import today, wall_clock
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import unknown
from sectors.activity.asked import oneself
from sectors.activity.door.bodies import CameBody, CodeBody, DoorShown, PassMade
from sectors.activity.door.codes import door_code, door_key, pass_code, read_code
from sectors.activity.door.commands import (
    CheckInByList,
    Code,
    EnterByDoorCode,
    ScanPass,
    StrikeCheckIn,
)
from sectors.activity.door.qr import MEDIA, picture
from sectors.activity.for_host import ForHost
from sectors.activity.planning.queries import plan_of
from sectors.leading import Leading

PASS = permission("sectors.activity.pass", Role.MEMBER)
ENTER = permission("sectors.activity.enter", Role.MEMBER)
DOOR = permission("sectors.activity.door", Role.CLERK)
LIST = permission("sectors.activity.check_in", Role.CLERK, Role.MEMBER)

Picture = Literal["svg", "png"]
ONE = "/committees/{committee}/activity-plans/{activity}"
UNSTORED = {"Cache-Control": "no-store"}
TAGS = ["签到 check-in"]


def list_routes(leading: Leading) -> APIRouter:
    """The list at the door, which the office keeps, or who leads the host."""
    router, for_host = APIRouter(tags=[*TAGS]), ForHost(leading)

    @router.put(ONE + "/check-ins/{person}", summary="签到表签到 check in by list", status_code=201)
    async def check_in(
        committee: str,
        activity: UUID,
        person: UUID,
        body: CameBody,
        asking: Asking = allowed(LIST),
    ) -> JSONResponse:
        """Who came, late or for a part; a later word corrects."""
        await for_host.must_act(asking, activity)
        told = {"activity": activity, "person": person, "attendance": body.attendance}
        return await asking.ask(CheckInByList(committee=asking.here, **told))

    @router.delete(ONE + "/check-ins/{person}", summary="撤销签到 strike", status_code=201)
    async def strike(
        committee: str, activity: UUID, person: UUID, asking: Asking = allowed(LIST)
    ) -> JSONResponse:
        """It was another person, or nobody."""
        await for_host.must_act(asking, activity)
        told = {"activity": activity, "person": person}
        return await asking.ask(StrikeCheckIn(committee=asking.here, **told))

    return router


router = APIRouter(tags=[*TAGS])


@router.post(ONE + "/passes", summary="个人签到码 a pass", response_model=PassMade)
async def make_pass(
    committee: str,
    activity: UUID,
    picture: Picture | None = None,
    asking: Asking = allowed(PASS),
) -> Response:
    """A code for the member who asks, for a few minutes, as text or as a picture; kept nowhere."""
    person = oneself(asking)
    await _announced(asking, activity)
    minutes = (await _rule(asking)).pass_minutes
    expires_at = wall_clock().replace(microsecond=0) + timedelta(minutes=minutes)
    code = pass_code(_key(asking), activity, person, expires_at)
    made = PassMade(code=code, expires_at=expires_at)
    return await _shown(made, code, picture)


@router.get(ONE + "/door-code", summary="现场签到码 the door's code", response_model=DoorShown)
async def show_door_code(
    committee: str,
    activity: UUID,
    picture: Picture | None = None,
    asking: Asking = allowed(DOOR),
) -> Response:
    """What the door shows now, as text or as a picture; another one each minute."""
    await _announced(asking, activity)
    code, next_at = door_code(_key(asking), activity, wall_clock())
    return await _shown(DoorShown(code=code, next_at=next_at), code, picture)


@router.post(ONE + "/scans", summary="扫码签到 scan a pass", status_code=201)
async def scan(
    committee: str, activity: UUID, body: CodeBody, asking: Asking = allowed(DOOR)
) -> JSONResponse:
    """The desk lets in whose pass it is, once."""
    told = {"activity": activity, "code": _read(asking, body)}
    return await asking.ask(ScanPass(committee=asking.here, **told))


@router.post(ONE + "/entries", summary="现场签到 check in oneself", status_code=201)
async def enter(
    committee: str, activity: UUID, body: CodeBody, asking: Asking = allowed(ENTER)
) -> JSONResponse:
    """A member who reads the door's code there, with the own account."""
    told = {"person": oneself(asking), "code": _read(asking, body)}
    return await asking.ask(EnterByDoorCode(committee=asking.here, activity=activity, **told))


async def _shown(told: PassMade | DoorShown, code: str, kind: Picture | None) -> Response:
    if kind is None:
        return JSONResponse(told.model_dump(mode="json"), headers=UNSTORED)
    drawn = await asyncio.to_thread(picture, code, kind)
    return Response(drawn, media_type=MEDIA[kind], headers=UNSTORED)


async def _announced(asking: Asking, activity: UUID) -> None:
    found = await plan_of(asking.engine, asking.here, activity, everything=False)
    if found is None:
        raise unknown("已发布的活动", activity)


async def _rule(asking: Asking) -> DoorRule:
    current = await rules_of(asking.engine, asking.here, today())
    found = current.activities if current else None
    return (found.door if found else None) or COMMON_DOOR


def _key(asking: Asking) -> bytes:
    return door_key(asking.running.settings.lookup_key)


def _read(asking: Asking, body: CodeBody) -> Code | None:
    return read_code(_key(asking), body.code)
