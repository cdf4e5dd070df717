"""How far has a reader come in each log, and how is it waited for?"""

import time
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.bell import Bell
from kernel.log.chain import Origin
from kernel.tables import cursors, log_head

Lagging = tuple[int, Origin, int, int]
"""An origin that has news for a reader: its number here, its name, the reader's place, its head."""


async def reached(connection: AsyncConnection, reader: str, number: int) -> int:
    """The last position that a reader has taken of an origin."""
    mine = (cursors.c.reader == reader) & (cursors.c.origin == number)
    return (await connection.execute(select(cursors.c.position).where(mine))).scalar() or 0


async def lagging(connection: AsyncConnection, service: str, reader: str) -> list[Lagging]:
    """The origins in which a reader is behind, the oldest first."""
    mine = (cursors.c.origin == log_head.c.origin) & (cursors.c.reader == reader)
    at = func.coalesce(cursors.c.position, 0)
    wanted = select(log_head, at.label("at")).select_from(log_head.outerjoin(cursors, mine))
    wanted = wanted.where(log_head.c.service == service, log_head.c.position > at)
    return [
        (row.origin, Origin(row.committee, row.service, row.incarnation), row.at, row.position)
        for row in await connection.execute(wanted.order_by(log_head.c.origin))
    ]


def in_turn(behind: Sequence[Lagging]) -> list[Lagging]:
    """Of each committee the oldest log that is not read to its end.

    A later incarnation goes on with the streams of the one before it.
    """
    oldest: dict[UUID, Lagging] = {}
    for one in behind:
        oldest.setdefault(one[1].committee, one)
    return list(oldest.values())


async def move(connection: AsyncConnection, reader: str, number: int, position: int) -> None:
    """Set a reader's cursor."""
    upsert = insert(cursors).values(reader=reader, origin=number, position=position)
    await connection.execute(
        upsert.on_conflict_do_update(
            index_elements=["reader", "origin"], set_={"position": upsert.excluded.position}
        )
    )


async def until(
    engine: AsyncEngine,
    reader: str,
    origin: Origin,
    position: int,
    timeout_s: float = 5.0,
    moved: Bell | None = None,
) -> bool:
    """Wait until a reader has taken `position` of an origin; False when the time is up first.

    Args:
        moved: rung when the reader in this process moves; one in another process is looked for.
    """
    deadline, pause_s = time.monotonic() + timeout_s, 0.002 if moved is None else 0.05
    with (moved or Bell()).ear() as ear:
        while not await _taken(engine, reader, origin, position):
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                return False
            await ear.wait(min(pause_s, left_s))
            pause_s = min(pause_s * 2, 0.05)
        return True


async def _taken(engine: AsyncEngine, reader: str, origin: Origin, position: int) -> bool:
    async with engine.connect() as connection:
        behind = await lagging(connection, origin.service, reader)
    return all(at >= position for _, lagged, at, _ in behind if lagged == origin)
