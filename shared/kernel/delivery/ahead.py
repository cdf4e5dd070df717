"""How far is an origin's log ahead of a reader, who sees only what came?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.clock import today
from kernel.delivery.bus import Bus
from kernel.delivery.door import READ_LOG, Authenticate
from kernel.log.chain import Origin
from kernel.log.reading import heads
from kernel.tables import events


@dataclass(frozen=True, slots=True)
class Ahead:
    """A log's head, and when the first position was recorded that the asker has not taken."""

    head: int
    since: datetime | None


def door_of(service: str) -> str:
    """The subject under which a service says how far its logs are; a sibling of the range door."""
    return f"log.head.of.{service}"


@dataclass(frozen=True, slots=True)
class Heads:
    """Answers `{"<origin>": position taken}` with `{"<origin>": [head, since]}` of all its logs."""

    engine: AsyncEngine
    service: str
    authenticate: Authenticate
    database: str = ""

    async def open(self, bus: Bus) -> None:
        """Listen for requests about this service's logs."""
        await bus.answer(door_of(self.service), self.answer, f"{self.service}.{self.database}")

    async def answer(self, body: bytes, told: dict[str, str]) -> bytes:
        """The heads that the asker may know of; nothing to one who is not signed in."""
        asker = await self.authenticate(told.get("authorization", ""))
        try:
            positions = {str(name): int(at) for name, at in json.loads(body).items()}
        except (AttributeError, TypeError, ValueError):
            positions = {}
        found: dict[str, Any] = {}
        async with self.engine.connect() as connection:
            for number, origin, head in await heads(connection, self.service):
                if asker and asker.roles(origin.committee, today()) & READ_LOG.roles:
                    at = positions.get(str(origin), 0)
                    since = await recorded_at(connection, number, at + 1) if head > at else None
                    found[str(origin)] = [head, since and since.isoformat()]
        return json.dumps(found).encode()


async def recorded_at(connection: AsyncConnection, number: int, position: int) -> datetime | None:
    """When a position of a log kept here was written."""
    wanted = select(events.c.recorded_at).where(
        events.c.origin == number, events.c.position == position
    )
    return (await connection.execute(wanted)).scalar()


async def ask_heads(
    bus: Bus, service: str, positions: Mapping[str, int], token: str
) -> dict[Origin, Ahead]:
    """How far a service's logs are beyond these positions; whatever the broker raises passes."""
    told = await bus.ask(
        door_of(service), json.dumps(dict(positions)).encode(), {"authorization": token}
    )
    return {
        Origin.parse(name): Ahead(head, datetime.fromisoformat(since) if since else None)
        for name, (head, since) in json.loads(told).items()
    }
