"""Where do events wait that this program cannot read, and what waits behind them?"""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from nats.aio.msg import Msg
from sqlalchemy import Table, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.delivery.envelope import headers
from kernel.log.chain import Recorded
from kernel.tables import parked


@dataclass(frozen=True, slots=True)
class Parked:
    """An event set aside: where it stands, why, since when."""

    origin: str
    position: int
    committee: UUID | None
    stream: str
    type: str
    reason: str
    at: datetime


async def park(
    connection: AsyncConnection, event: Recorded, reason: str, aside: Table = parked
) -> None:
    """Set an event aside with its reason; later ones of its stream must wait behind it."""
    row = {
        "origin": str(event.origin),
        "position": event.position,
        "committee": event.origin.committee,
        "stream": event.stream,
        "type": event.type,
        "headers": json.dumps(headers(event), sort_keys=True),
        "data": event.data,
        "reason": reason,
        "at": func.now(),
    }
    await connection.execute(insert(aside).values(row).on_conflict_do_nothing())


async def park_message(connection: AsyncConnection, message: Msg, reason: str) -> None:
    """Set aside a message that is no event of this house: kept raw, under an id of its own."""
    told = message.headers or {}
    row = {
        "origin": told.get("ce-origin") or f"unreadable.{uuid4()}",
        "position": int(message.metadata.sequence.stream),
        "stream": told.get("ce-subject", ""),
        "type": told.get("ce-type", ""),
        "headers": json.dumps(told, sort_keys=True),
        "data": message.data.decode(errors="backslashreplace").replace("\x00", "\\x00"),
        "reason": reason,
        "at": func.now(),
    }
    await connection.execute(insert(parked).values(row).on_conflict_do_nothing())


async def blocked_streams(connection: AsyncConnection, aside: Table = parked) -> set[str]:
    """The streams whose later events must wait."""
    rows = await connection.execute(select(aside.c.stream).distinct())
    return {row.stream for row in rows if row.stream}


async def parked_now(connection: AsyncConnection) -> list[Parked]:
    """All that is set aside, oldest first."""
    rows = await connection.execute(select(parked).order_by(parked.c.at, parked.c.position))
    return [
        Parked(row.origin, row.position, row.committee, row.stream, row.type, row.reason, row.at)
        for row in rows
    ]
