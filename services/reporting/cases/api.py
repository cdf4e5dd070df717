"""How does an operator wait until cases have got somewhere?"""

import asyncio
import time
from typing import Any

from fastapi import APIRouter
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.tables import inbox
from reporting.archive.tables import archive
from reporting.cases.keeping import position

WAIT = permission("reporting.wait", Role.CLERK, Role.LEADER)

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
