"""What had this node received at an instant: which arrivals, which positions of which origins?"""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.clock import wall_clock
from kernel.problems import Problem
from reporting.archive.tables import archive, archive_head, cuts


@dataclass(frozen=True, slots=True)
class Cut:
    """One arrival position of this node, for ever: everything up to it, nothing after.

    Attributes:
        arrival: the last arrival that counts.
        instant: what was asked for, or when the cut was made.
        origins: the last position of each origin within it.
    """

    arrival: int
    instant: datetime
    origins: dict[str, int]


async def cut_now(engine: AsyncEngine, committee: UUID) -> Cut:
    """Everything that has arrived by now."""
    async with engine.connect() as connection:
        head = (await connection.execute(select(archive_head.c.arrival))).scalar() or 0
        return Cut(head, wall_clock(), await _origins(connection, committee, head))


async def cut_at(engine: AsyncEngine, committee: UUID, instant: datetime) -> Cut:
    """What had arrived at an instant; the same instant gives the same cut for ever.

    Raises:
        Problem: the instant lies in the future.
    """
    if instant > wall_clock():
        zh, en = "--as-of 不能晚于现在", "--as-of lies in the future"
        raise Problem(422, "AsOfInTheFuture", zh, en)
    async with engine.begin() as connection:
        known = select(cuts.c.arrival).where(cuts.c.instant == instant)
        arrival = (await connection.execute(known)).scalar()
        if arrival is None:
            last = select(func.max(archive.c.arrival)).where(archive.c.arrived_at <= instant)
            arrival = (await connection.execute(last)).scalar() or 0
            origins = json.dumps(await _origins(connection, None, arrival), sort_keys=True)
            fresh = insert(cuts).values(instant=instant, arrival=arrival, origins=origins)
            await connection.execute(fresh.on_conflict_do_nothing())
        return Cut(arrival, instant, await _origins(connection, committee, arrival))


async def _origins(
    connection: AsyncConnection, committee: UUID | None, arrival: int
) -> dict[str, int]:
    wanted = select(archive.c.origin, func.max(archive.c.position)).group_by(archive.c.origin)
    wanted = wanted.where(archive.c.arrival <= arrival)
    if committee is not None:
        wanted = wanted.where(archive.c.committee == committee)
    return {row[0]: row[1] for row in await connection.execute(wanted)}
