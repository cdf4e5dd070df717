"""What does the archive hold of an origin, and is it what the origin recorded?"""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.delivery.manifest import Counted, Tally
from kernel.delivery.reconciling import Held
from kernel.log.chain import Origin
from kernel.tables import inbox
from reporting.archive.tables import archive


def held_by(engine: AsyncEngine) -> Held:
    """Counts of what has arrived between two positions of an origin, by prefix."""

    async def held(origin: Origin, first: int, last: int) -> Mapping[str, Counted]:
        wanted = select(archive.c.type, archive.c.hash).where(
            archive.c.origin == str(origin), archive.c.position.between(first, last)
        )
        tally = Tally()
        async with engine.connect() as connection:
            rows = await connection.stream(wanted.order_by(archive.c.position))
            async for row in rows:
                tally.take(row.type, row.hash)
        return tally.told()

    return held


async def heard_of(engine: AsyncEngine) -> list[Origin]:
    """Every origin from which something came."""
    async with engine.connect() as connection:
        rows = await connection.execute(select(inbox.c.origin).order_by(inbox.c.origin))
        return [Origin.parse(row.origin) for row in rows]
