"""How far behind is each reader of a service, of each origin, and since when?

It is measured beside the readers and never by them: a dead reader reports nothing, and its last
word was often that it had nothing left to do.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from nats.js.errors import APIError
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.away import the_drivers
from kernel.clock import wall_clock
from kernel.delivery import forks
from kernel.delivery import relay as relays
from kernel.delivery.ahead import Ahead, ask_heads, recorded_at
from kernel.delivery.bus import Bus
from kernel.follow import READER
from kernel.log.chain import Origin
from kernel.log.reading import heads
from kernel.metrics import AGE, BROKER, CLOCK_BEHIND, DATABASE, FEED_PENDING, FORKED, LAG, PARKED
from kernel.tables import cursors, inbox, log_head, parked

PATIENCE_S = 3.0
DOOR_S = 1.0
"""So long a log's door is waited for; one that is silent has told before how far its log is. Each
look waits for doors before the next can ask a database whether it answers at all."""

FRESH_S = 1.0
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Behind:
    """How many positions of an origin wait for a reader, and since when the first of them does."""

    reader: str
    origin: str
    lag: int
    since: datetime | None = None

    def age_s(self, now: datetime) -> float:
        """Seconds since the oldest position not yet taken was recorded; 0 when none waits."""
        waits = self.lag > 0 and self.since is not None
        return max((now - self.since).total_seconds(), 0.0) if waits and self.since else 0.0


Measure = Callable[[AsyncConnection], Awaitable[Sequence[Behind]]]
"""How a service measures a reader of its own."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a service: its readers' distances, and what waits for a person."""

    behind: tuple[Behind, ...] = ()
    parked: int = 0
    forked: Mapping[str, str] = field(default_factory=dict)
    error: str = ""
    broker: str = ""
    recorded_at: datetime | None = None

    def clock_behind_s(self, now: datetime) -> float:
        """By how much the clock is behind the last event recorded; events keep that instant."""
        return max((self.recorded_at - now).total_seconds(), 0.0) if self.recorded_at else 0.0


class Watched(Protocol):
    """What must be known of a running service to watch it."""

    engine: AsyncEngine
    bus: Bus | None

    @property
    def name(self) -> str: ...

    @property
    def measures(self) -> Sequence[Measure]: ...

    def token(self) -> str: ...


class Watch:
    """Looks at one service when it is asked, at most once a second."""

    def __init__(self, running: Watched) -> None:
        self._running = running
        self._turn = asyncio.Lock()
        self._seen, self._at = Seen(), 0.0
        self._ahead: dict[str, dict[Origin, Ahead]] = {}
        self._broker = ""

    async def look(self) -> Seen:
        """What there is to see now; a database that does not answer is named, not raised."""
        async with self._turn:
            if time.monotonic() - self._at > FRESH_S:
                self._seen = await self._look()
                self._at = time.monotonic()
                self._show(self._seen)
            return self._seen

    async def _look(self) -> Seen:
        try:
            async with asyncio.timeout(PATIENCE_S):
                async with self._running.engine.connect() as connection:
                    seen = await self._kept(connection)
                    stopped = await forks.forks_now(connection)
                    rows = await connection.execute(select(inbox))
                    taken = {row.origin: row.position for row in rows}
        except Exception as failure:  # whatever it is, it is named
            return Seen(error=type(the_drivers(failure)).__name__)
        await self._ask_broker(taken)
        sides = {fork.origin: fork.sides for fork in stopped}
        behind = (*seen.behind, *self._heard(taken))
        return replace(seen, behind=behind, forked=sides, broker=self._broker)

    async def _kept(self, connection: AsyncConnection) -> Seen:
        """What the service's own database tells."""
        found = await own_log(connection, self._running.name)
        for measure in self._running.measures:
            found += await measure(connection)
        aside = await connection.execute(select(func.count()).select_from(parked))
        recorded = await connection.execute(select(func.max(log_head.c.recorded_at)))
        return Seen(tuple(found), aside.scalar_one(), recorded_at=recorded.scalar())

    def _heard(self, taken: Mapping[str, int]) -> list[Behind]:
        """The inbox, against the last word of each log; one that is cut off has said it before."""
        ahead = {str(name): one for each in self._ahead.values() for name, one in each.items()}
        return [
            Behind(forks.READER, name, max(one.head - taken.get(name, 0), 0), one.since)
            for name, one in ahead.items()
        ]

    async def _ask_broker(self, taken: Mapping[str, int]) -> None:
        bus = self._running.bus
        if bus is None:
            return
        services = {Origin.parse(name).service for name in taken}
        ahead = (self._ask_one(bus, service, taken) for service in services)
        await asyncio.gather(self._ask_pending(bus), *ahead)

    async def _ask_pending(self, bus: Bus) -> None:
        """What waits in the stream; a broker that does not answer at all is named."""
        self._broker = ""
        try:
            async with asyncio.timeout(PATIENCE_S):
                FEED_PENDING.labels(self._running.name).set(await bus.pending(self._running.name))
        except APIError as told:  # it answers; who has made no durable yet has nothing pending
            log.debug("the stream did not say what is pending (%s)", type(told).__name__)
        except Exception as failure:
            self._broker = type(failure).__name__

    async def _ask_one(self, bus: Bus, service: str, taken: Mapping[str, int]) -> None:
        theirs = {
            name: position
            for name, position in taken.items()
            if Origin.parse(name).service == service
        }
        try:
            async with asyncio.timeout(DOOR_S):
                told = await ask_heads(bus, service, theirs, self._running.token())
        except Exception as failure:
            log.debug("%s did not say how far its logs are (%s)", service, type(failure).__name__)
        else:
            self._ahead[service] = told

    def _show(self, seen: Seen) -> None:
        name, now = self._running.name, wall_clock()
        DATABASE.labels(name).set(not seen.error)
        if seen.error:
            return
        CLOCK_BEHIND.labels(name).set(seen.clock_behind_s(now))
        if self._running.bus is not None:
            BROKER.labels(name).set(not seen.broker)
        for one in seen.behind:
            LAG.labels(name, one.reader, one.origin).set(one.lag)
            AGE.labels(name, one.reader, one.origin).set(one.age_s(now))
        PARKED.labels(name).set(seen.parked)
        FORKED.labels(name).set(len(seen.forked))


async def own_log(connection: AsyncConnection, service: str) -> list[Behind]:
    """The readers of a service's own logs: its views and its relay."""
    rows = await connection.execute(select(cursors))
    at = {(row.reader, row.origin): row.position for row in rows}
    found: list[Behind] = []
    for number, origin, head in await heads(connection, service):
        for reader in (READER, relays.READER):
            position = at.get((reader, number), 0)
            waits = head > position
            since = await recorded_at(connection, number, position + 1) if waits else None
            found.append(Behind(reader, str(origin), head - position, since))
    return found
