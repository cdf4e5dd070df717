"""How does an operator see what readers set aside or stopped at, and let them go on?"""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.delivery.forks import accept, forks_now
from kernel.delivery.parking import parked_now
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.log.chain import Origin
from kernel.problems import unknown
from kernel.tables import parked

READ_PARKED = permission("parked.read", Role.CLERK)
REPLAY = permission("parked.replay")
READ_FORKS = permission("forks.read", Role.CLERK)
ACCEPT = permission("forks.accept")

stopped_routes = APIRouter(tags=["house"])


@stopped_routes.get("/parked", summary="暂存事件 parked events")
async def list_parked(asking: Asking = allowed(READ_PARKED)) -> list[dict[str, Any]]:
    """What could not be read, with the reason and what waits behind it."""
    async with asking.engine.connect() as connection:
        found = await parked_now(connection)
    scope = asking.scope()
    return [
        {
            "origin": one.origin,
            "position": one.position,
            "stream": one.stream,
            "type": one.type,
            "reason": one.reason,
            "at": one.at.isoformat(),
        }
        for one in found
        if scope is None or one.committee in scope
    ]


@stopped_routes.post("/parked/replay", summary="重放 replay parked events")
async def replay_parked(asking: Asking = allowed(REPLAY)) -> dict[str, int]:
    """Read parked events again, through today's classes and upcasters."""
    running = asking.running
    async with asking.engine.connect() as connection:
        before = await parked_now(connection)
    await running.hearing().replay()
    if running.service.refold is not None:
        committees = {one.committee for one in before if one.committee is not None}
        await running.service.refold(asking.engine, committees)
    after = await _parked(asking.engine)
    return {"replayed": max(len(before) - after, 0), "parked": after}


async def _parked(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        counted = await connection.execute(select(func.count()).select_from(parked))
        return counted.scalar_one()


@stopped_routes.get("/forks", summary="分叉的来源 forked origins")
async def list_forks(asking: Asking = allowed(READ_FORKS)) -> list[dict[str, Any]]:
    """Origins that stopped: `[{"origin", "position", "hash", "sides"}]`."""
    async with asking.engine.connect() as connection:
        found = await forks_now(connection)
    scope = asking.scope()
    seen = [one for one in found if scope is None or Origin.parse(one.origin).committee in scope]
    return [asdict(one) for one in seen]


class Accepted(BaseModel):
    """Which origin a person lets go on."""

    model_config = ConfigDict(extra="forbid")

    origin: str


@stopped_routes.post("/forks/accept", summary="接受 let a forked origin go on")
async def accept_fork(wanted: Accepted, asking: Asking = allowed(ACCEPT)) -> dict[str, str]:
    """Take another incarnation, or go on with one whose log agrees with what is held."""
    try:
        origin = Origin.parse(wanted.origin)
    except ValueError:
        raise unknown("来源", wanted.origin) from None
    running = asking.running
    told = await accept(asking.engine, running.bus, running.token(), origin, asking.principal.id)
    if running.inbox is not None:
        running.inbox.look_now()
    return {"origin": str(origin), "decided": told}
