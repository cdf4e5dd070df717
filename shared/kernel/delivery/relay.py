"""How does every position of the log reach the stream, in order, once?"""

import asyncio
import logging
import time
from datetime import datetime
from uuid import UUID

from opentelemetry.trace import SpanKind
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.bell import Bell
from kernel.cursors import in_turn, lagging, move
from kernel.delivery.bus import Bus
from kernel.delivery.envelope import Marker, headers, outgoing, subject
from kernel.faults import crash_point
from kernel.lease import Lease, LeaseLost
from kernel.log.chain import Origin, Recorded
from kernel.log.reading import heads, page
from kernel.metrics import PUBLISHED, READER_BATCH
from kernel.pulse import Pulse, State
from kernel.tables import cursors, directory
from kernel.telemetry import span

READER = "relay"
PAGE = 500
LOOK_S = 5.0
log = logging.getLogger(__name__)


class Relay:
    """Publishes a service's log: published events as they are, private ones as markers."""

    def __init__(
        self,
        engine: AsyncEngine,
        bus: Bus,
        service: str,
        bell: Bell,
        holder: str,
        pulse: Pulse | None = None,
    ) -> None:
        self._pulse = pulse or Pulse(service, READER)
        self._engine, self._bus, self._service, self._bell = engine, bus, service, bell
        self._lease = Lease(engine, READER, holder)
        self._places: dict[UUID, str] = {}
        self._announced: datetime | None = None
        self._look_at = 0.0

    async def run(self) -> None:
        """Relay for ever, while this process holds the lease."""
        with self._bell.ear() as ear:
            while not self._pulse.stopping:
                try:
                    while await self._holds():
                        await self._announce()
                        if not await self.step() or self._pulse.stopping:
                            break
                except asyncio.CancelledError:
                    raise
                except LeaseLost:
                    log.warning("%s: another process relays now", self._service)
                except Exception as failure:
                    self._pulse.failed(failure)
                    log.exception("%s: the relay failed; trying again", self._service)
                    self._look_at = 0.0
                    await asyncio.sleep(0.5)
                await ear.wait(1.0)

    async def _holds(self) -> bool:
        held = await self._lease.acquire()
        self._pulse.beat(State.READING if held else State.STANDBY)
        return held

    async def _announce(self) -> None:
        """A stream that was made anew gets each origin's last sent event.

        Whoever missed something sees a gap before it, and asks the log for the rest.
        """
        if time.monotonic() < self._look_at:
            return
        created = await self._bus.stream()
        if created != self._announced:
            for number, origin, position in await self._sent():
                await self._send_again(number, origin, position)
            self._announced = created
        self._look_at = time.monotonic() + LOOK_S

    async def _sent(self) -> list[tuple[int, Origin, int]]:
        wanted = select(cursors).where(cursors.c.reader == READER)
        async with self._engine.connect() as connection:
            at = {row.origin: row.position for row in await connection.execute(wanted)}
            found = await heads(connection, self._service)
        return [(number, origin, at[number]) for number, origin, _ in found if at.get(number)]

    async def _send_again(self, number: int, origin: Origin, position: int) -> None:
        where = await self._place(origin.committee)
        if where is None:
            return
        async with self._engine.connect() as connection:
            (event,) = await page(connection, number, origin, position - 1, 1)
        await self._send(where, event)

    async def step(self) -> bool:
        """Send one page of every origin that has news; whether anything was sent."""
        async with self._engine.connect() as connection:
            behind = await lagging(connection, self._service, READER)
        sent = 0
        for number, origin, at, _ in in_turn(behind):
            sent += await self._send_page(number, origin, at)
            self._pulse.beat()
        return sent > 0

    async def _send_page(self, number: int, origin: Origin, at: int) -> int:
        where = await self._place(origin.committee)
        if where is None:
            return 0
        async with self._engine.connect() as connection:
            events = await page(connection, number, origin, at, PAGE)
        told = [event.traceparent for event in events]
        with span("relay", told, SpanKind.PRODUCER, service=self._service, positions=len(events)):
            await asyncio.gather(*(self._send(where, event) for event in events))
        crash_point("relay.published")
        async with self._engine.begin() as connection:
            await self._lease.check(connection)
            await move(connection, READER, number, events[-1].position)
        PUBLISHED.labels(self._service).inc(len(events))
        READER_BATCH.labels(self._service, READER).observe(len(events))
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
