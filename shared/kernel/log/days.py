"""Which positions of a log were recorded on a day, and what stands there?"""

from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.clock import SHANGHAI
from kernel.log.chain import GENESIS
from kernel.tables import events

PAGE = 5000


async def positions_of(
    connection: AsyncConnection, number: int, head: int, day: date
) -> tuple[int, int]:
    """First and last position recorded on a day in Asia/Shanghai; last < first when none were.

    Nothing is recorded before its predecessor, so a day is one run of positions: both ends are
    found by halving, in some twenty looks whatever the log's length.
    """
    begins = datetime.combine(day, time(), SHANGHAI)
    ends = datetime.combine(day + timedelta(days=1), time(), SHANGHAI)
    before = await _recorded_before(connection, number, head, begins)
    return before + 1, await _recorded_before(connection, number, head, ends)


async def _recorded_before(
    connection: AsyncConnection, number: int, head: int, instant: datetime
) -> int:
    """The last position recorded before an instant; 0 when there is none."""
    low, high = 0, head
    at = events.c.recorded_at
    while low < high:
        middle = (low + high + 1) // 2
        wanted = select(at < instant).where(events.c.origin == number, events.c.position == middle)
        if (await connection.execute(wanted)).scalar_one():
            low = middle
        else:
            high = middle - 1
    return low


async def hash_at(connection: AsyncConnection, number: int, position: int) -> bytes:
    """The chain's hash after a position."""
    wanted = select(events.c.hash).where(events.c.origin == number, events.c.position == position)
    return (await connection.execute(wanted)).scalar() or GENESIS


async def places(
    connection: AsyncConnection, number: int, first: int, last: int
) -> AsyncIterator[Any]:
    """Of each position from first to last: `position`, `type`, `published`, `hash`."""
    columns = (events.c.position, events.c.type, events.c.published, events.c.hash)
    at = first - 1
    while at < last:
        wanted = select(*columns).where(
            events.c.origin == number, events.c.position > at, events.c.position <= last
        )
        page = (await connection.execute(wanted.order_by(events.c.position).limit(PAGE))).all()
        if not page:
            return
        for row in page:
            yield row
        at = page[-1].position
