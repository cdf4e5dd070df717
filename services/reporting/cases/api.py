"""How does an operator wait for cases, see what is parked, and have it read again?"""

import asyncio
import time
from typing import Any

from fastapi import APIRouter
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.delivery.parking import parked_now
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.tables import inbox
from reporting.archive.tables import archive
from reporting.cases.keeping import position
from reporting.cases.rebuilding import replay

WAIT = permission("reporting.wait", Role.CLERK, Role.LEADER)
PARKED = permission("reporting.parked.read", Role.CLERK)
REBUILD = permission("reporting.rebuild")

router = APIRouter(tags=["案例 cases"])


@router.post("/wait", summary="等待 wait until taken")
async def wait(
    positions: dict[str, int], timeout_s: float = 60.0, asking: Asking = allowed(WAIT)
) -> dict[str, Any]:
    """Wait until the cases contain these positions of these origins."""
    deadline, pause_s = time.monotonic() + min(timeout_s, 600.0), 0.01
    while missing := await _missing(asking.engine, positions):
        if time.monotonic() > deadline:
            break
        await asyncio.sleep(pause_s)
        pause_s = min(pause_s * 1.5, 0.2)
    return {"taken": not missing, "missing": missing}


async def _missing(engine: AsyncEngine, positions: dict[str, int]) -> dict[str, int]:
    async with engine.connect() as connection:
        rows = await connection.execute(
            select(inbox.c.origin, inbox.c.position).where(inbox.c.origin.in_(list(positions)))
        )
        taken = {row.origin: row.position for row in rows}
        behind = {name: at for name, at in positions.items() if taken.get(name, 0) < at}
        if behind:
            return behind
        folded = await position(connection)
        wanted = select(archive.c.origin, func.min(archive.c.position)).where(
            archive.c.arrival > folded, archive.c.origin.in_(list(positions))
        )
        first = await connection.execute(wanted.group_by(archive.c.origin))
        unfolded = {row[0]: row[1] for row in first}
    return {name: at for name, at in positions.items() if unfolded.get(name, at + 1) <= at}


@router.get("/parked", summary="暂存事件 parked events")
async def parked(asking: Asking = allowed(PARKED)) -> list[dict[str, Any]]:
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


@router.post("/parked/replay", summary="重放 replay parked events")
async def replay_parked(asking: Asking = allowed(REBUILD)) -> dict[str, int]:
    """Read parked events again, through today's classes, at the place where they arrived."""
    before, after = await replay(asking.engine)
    return {"replayed": before - after, "parked": after}
