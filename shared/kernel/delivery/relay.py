"""How does every position of the log reach the stream, in order, once?"""

import asyncio
import logging
import time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.bell import Bell
from kernel.delivery.bus import Bus
from kernel.delivery.envelope import Marker, headers, outgoing, subject
from kernel.faults import crash_point
from kernel.follow import in_turn, lagging, move
from kernel.lease import Lease, LeaseLost
from kernel.log.chain import Origin, Recorded
from kernel.log.reading import page
from kernel.metrics import ALIVE, LAG, PUBLISHED
from kernel.tables import directory

READER = "relay"
PAGE = 500
log = logging.getLogger(__name__)


class Relay:
    """Publishes a service's log: published events as they are, private ones as markers."""

    def __init__(
        self, engine: AsyncEngine, bus: Bus, service: str, bell: Bell, holder: str
    ) -> None:
        self._engine, self._bus, self._service, self._bell = engine, bus, service, bell
        self._lease = Lease(engine, READER, holder)
        self._places: dict[UUID, str] = {}

    async def run(self) -> None:
        """Relay for ever, while this process holds the lease."""
        with self._bell.ear() as ear:
            while True:
                try:
                    while await self._lease.acquire() and await self.step():
                        pass
                except asyncio.CancelledError:
                    raise
                except LeaseLost:
                    log.warning("%s: another process relays now", self._service)
                except Exception:
                    log.exception("%s: the relay failed; trying again", self._service)
                    await asyncio.sleep(0.5)
                ALIVE.labels(self._service, READER).set(time.time())
                await ear.wait(1.0)

    async def step(self) -> bool:
        """Send one page of every origin that has news; whether anything was sent."""
        async with self._engine.connect() as connection:
            behind = await lagging(connection, self._service, READER)
        LAG.labels(self._service, READER).set(sum(head - at for _, _, at, head in behind))
        sent = 0
        for number, origin, at, _ in in_turn(behind):
            sent += await self._send_page(number, origin, at)
        return sent > 0

    async def _send_page(self, number: int, origin: Origin, at: int) -> int:
        where = await self._place(origin.committee)
        if where is None:
            return 0
        async with self._engine.connect() as connection:
            events = await page(connection, number, origin, at, PAGE)
        await asyncio.gather(*(self._send(where, event) for event in events))
        crash_point("relay.published")
        async with self._engine.begin() as connection:
            await self._lease.check(connection)
            await move(connection, READER, number, events[-1].position)
        PUBLISHED.labels(self._service).inc(len(events))
        return len(events)

    async def _send(self, where: str, event: Recorded) -> None:
        out = outgoing(event)
        data = "" if isinstance(out, Marker) else out.data
        await self._bus.publish(subject(where, out), data, headers(out))

    async def _place(self, committee: UUID) -> str | None:
        """The committee's part of the subject; None until it is known here."""
        if committee not in self._places:
            async with self._engine.connect() as connection:
                wanted = select(directory.c.subject).where(directory.c.committee == committee)
                code = (await connection.execute(wanted)).scalar()
            if code is None:
                return None
            self._places[committee] = code
        return self._places[committee]
