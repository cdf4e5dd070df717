"""Where do events wait that this program cannot read, and what waits behind them?"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from nats.aio.msg import Msg
from sqlalchemy import ColumnElement, Table, func, select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.delivery.envelope import Unreadable, arrived, headers
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


async def set_aside(connection: AsyncConnection, events: Sequence[Recorded]) -> set[UUID]:
    """Which of these events are parked, by their ids."""
    places = {(str(event.origin), event.position): event.event_id for event in events}
    if not places:
        return set()
    place = tuple_(parked.c.origin, parked.c.position)
    wanted = select(parked.c.origin, parked.c.position).where(place.in_(list(places)))
    return {places[row.origin, row.position] for row in await connection.execute(wanted)}


async def parked_events(connection: AsyncConnection) -> list[tuple[Recorded, str]]:
    """Parked events with their reasons, those of each stream in order; no raw messages."""
    rows = await connection.execute(select(parked).order_by(parked.c.origin, parked.c.position))
    found: list[tuple[Recorded, str]] = []
    for row in rows:
        try:
            event = arrived(json.loads(row.headers), row.data)
        except Unreadable:
            continue
        if isinstance(event, Recorded) and event.position == row.position:
            found.append((event, row.reason))
    return found


async def keep_aside(connection: AsyncConnection, events: Sequence[Recorded], reason: str) -> None:
    """Give parked events another reason."""
    await connection.execute(parked.update().where(_these(events)).values(reason=reason))


async def unpark(connection: AsyncConnection, events: Sequence[Recorded]) -> None:
    """These events wait no longer."""
    await connection.execute(parked.delete().where(_these(events)))


def _these(events: Sequence[Recorded]) -> ColumnElement[bool]:
    place = tuple_(parked.c.origin, parked.c.position)
    return place.in_([(str(event.origin), event.position) for event in events])


async def parked_now(connection: AsyncConnection) -> list[Parked]:
    """All that is set aside, oldest first."""
    rows = await connection.execute(select(parked).order_by(parked.c.at, parked.c.position))
    return [
        Parked(row.origin, row.position, row.committee, row.stream, row.type, row.reason, row.at)
        for row in rows
    ]
