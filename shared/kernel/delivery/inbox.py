"""How are other origins' events taken: next by next, never over a gap, never from a fork?"""

import asyncio
import contextlib
import logging
from collections.abc import Sequence

from nats.aio.msg import Msg
from opentelemetry.trace import SpanKind
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.bell import Bell
from kernel.delivery.bus import Bus, Feed
from kernel.delivery.door import DoorClosed, ask_door
from kernel.delivery.envelope import Arrived, Unreadable, arrived
from kernel.delivery.forks import READER
from kernel.delivery.parking import park_message
from kernel.delivery.reacting import Reacting, Reading
from kernel.delivery.sorting import Place, Sorting, move_places, places_of
from kernel.faults import crash_point
from kernel.lease import Lease, LeaseLost
from kernel.log.chain import Origin, Recorded
from kernel.metrics import READER_BATCH, TAKEN
from kernel.pulse import Pulse, State
from kernel.tables import inbox
from kernel.telemetry import span

PATROL_S = 60.0
FILED = 500
"""So many events of a file are taken in one transaction."""
log = logging.getLogger(__name__)


class PackageGap(Exception):
    """A package begins after what is held; the one before it is missing. Says the last held."""


class Inbox:
    """One process at a time reads every origin's feed for a service."""

    def __init__(
        self,
        engine: AsyncEngine,
        bus: Bus,
        bell: Bell,
        reading: Reading,
        pulse: Pulse | None = None,
    ) -> None:
        self._engine, self._bus, self._bell = engine, bus, bell
        self._pulse = pulse or Pulse(bus.service, READER)
        self._reading = reading
        self._lease = Lease(engine, READER, reading.holder)
        self._round = asyncio.Lock()
        self._reacting = Reacting(engine, bus, self._lease, reading)
        self._looks = asyncio.Event()

    async def run(self) -> None:
        """Wait for the lease, read while it holds, begin again when it is lost."""
        while not self._pulse.stopping:
            try:
                if await self._lease.acquire():
                    self._pulse.beat()
                    await self._reacting.again()
                    await self._read_while_held()
                else:
                    self._pulse.beat(State.STANDBY)
            except asyncio.CancelledError:
                raise
            except Exception as failure:
                self._pulse.failed(failure)
                log.exception("%s: the inbox failed; trying again", self._bus.service)
            if not self._pulse.stopping:
                await asyncio.sleep(0.5)

    async def _read_while_held(self) -> None:
        """Read until the lease or the stream is lost; then everything begins again."""
        # It is the loop that fetches which beats: this one only keeps the lease.
        feed = await self._bus.feed(self._bus.service, self.take, self._pulse.beat)
        patrol = asyncio.create_task(self._patrol())
        try:
            with self._bell.ear() as ear:
                while self._goes_on(feed) and await self._lease.acquire():
                    await ear.wait(1.0)
                    # No more often than the lease asks for, however often it rings.
                    if self._goes_on(feed):
                        await asyncio.sleep(0.2)
            # What was being taken when it was told to stop is taken first.
            async with self._round:
                pass
        finally:
            patrol.cancel()
            await feed.stop()

    def _goes_on(self, feed: Feed) -> bool:
        return not (self._pulse.stopping or feed.lost.is_set())

    async def _patrol(self) -> None:
        """What the stream lost behind our backs, and never spoke of again, is asked for."""
        while True:
            for origin in await self._heard_of():
                try:
                    while await self.take_from_door(origin):
                        pass
                except DoorClosed as closed:
                    log.info("%s: no news from a log's door: %s", self._bus.service, closed)
                except LeaseLost:
                    return
                except Exception:
                    log.exception("%s: a page was not taken", self._bus.service)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PATROL_S):
                    await self._looks.wait()
            self._looks.clear()

    def look_now(self) -> None:
        """Ask the doors at once, not when the next patrol is due."""
        self._looks.set()

    async def _heard_of(self) -> list[Origin]:
        wanted = select(inbox.c.origin).where(inbox.c.forked.is_(None))
        async with self._engine.connect() as connection:
            return [Origin.parse(row.origin) for row in await connection.execute(wanted)]

    async def take(self, messages: Sequence[Msg]) -> None:
        """Take a batch of messages and acknowledge it; nothing is acknowledged unless kept."""
        async with self._round:
            try:
                await self._reacting.pay()
                read = [(message, await self._read(message)) for message in messages]
                waiting = await self._take([one for _, one in read if one is not None])
            except LeaseLost:
                log.warning("%s: another process reads now", self._bus.service)
                return
            except Exception as failure:
                self._pulse.failed(failure)
                log.exception("%s: a batch was not taken", self._bus.service)
                await asyncio.gather(*(message.nak(delay=1) for message in messages))
                return
            crash_point("inbox.before_ack")
            answers = (
                m.nak(delay=5) if one is not None and one.origin in waiting else m.ack()
                for m, one in read
            )
            await asyncio.gather(*answers)
            self._bell.ring()

    def reads(self) -> bool:
        """Whether this process reads for its service now, as far as it knows."""
        return self._lease.epoch is not None

    async def take_package(self, events: Sequence[Arrived]) -> int:
        """Take one origin's events from a file, as if they had come by the broker; how many.

        Raises:
            PackageGap: they begin after the next position. LeaseLost: another process reads.
        """
        origin = events[0].origin
        async with self._round:
            await self._reacting.pay()
            before = await self._position(origin)
            for begin in range(0, len(events), FILED):
                if await self._settle(events[begin : begin + FILED]) is not None:
                    raise PackageGap(before)
            after = await self._position(origin)
        self._bell.ring()
        return after - before

    async def take_from_door(self, origin: Origin) -> bool:
        """Take the next page of an origin straight from its log; whether there was any."""
        async with self._round:
            await self._reacting.pay()
            page = await self._page_after(await self._position(origin), origin)
            if page:
                await self._settle(page)
                self._bell.ring()
            return bool(page)

    async def _position(self, origin: Origin) -> int:
        async with self._engine.connect() as connection:
            places = await places_of(connection, [str(origin)])
        return places.get(str(origin), Place()).position

    async def _page_after(self, position: int, origin: Origin) -> list[Arrived]:
        return await ask_door(self._bus, origin, position, self._reading.token)

    async def _read(self, message: Msg) -> Arrived | None:
        """The event in a message; one that is none is set aside."""
        try:
            return arrived(message.headers or {}, message.data.decode(), self._reading.only)
        except (Unreadable, UnicodeDecodeError) as cause:
            async with self._engine.begin() as connection:
                await park_message(connection, message, str(cause))
            return None

    async def _take(self, offered: Sequence[Arrived]) -> set[Origin]:
        """Take events, filling each gap from its log; the origins whose log did not answer."""
        waiting: set[Origin] = set()
        while offered:
            place = await self._settle(offered)
            if place is None:
                break
            behind = offered[place]
            try:
                await self._fill(behind)
                offered = offered[place:]
            except DoorClosed as closed:
                log.warning("%s: a gap stays open: %s", self._bus.service, closed)
                waiting.add(behind.origin)
                offered = [one for one in offered[place:] if one.origin != behind.origin]
        return waiting

    async def _fill(self, behind: Arrived) -> None:
        """Take what is missing before an event from its log, a page a transaction.

        Raises:
            DoorClosed: the log does not answer, or does not have it.
        """
        after = await self._position(behind.origin)
        while after + 1 < behind.position:
            page = await self._page_after(after, behind.origin)
            page = [one for one in page if one.position < behind.position]
            if not page:
                raise DoorClosed(f"{behind.origin}: nothing after {after}, {behind.position} came")
            await self._settle(page)
            before, after = after, await self._position(behind.origin)
            if after == before:
                return

    async def _settle(self, offered: Sequence[Arrived]) -> int | None:
        """Take events in one transaction; the place among them of the first behind a gap."""
        told = [one.traceparent for one in offered if isinstance(one, Recorded)]
        service = self._bus.service
        with span("take", told, SpanKind.CONSUMER, service=service, positions=len(offered)):
            taken, gap = await self._taken(offered)
        TAKEN.labels(service).inc(len(taken))
        READER_BATCH.labels(service, READER).observe(len(taken))
        self._pulse.beat()
        await self._reacting.react(taken)
        return gap

    async def _taken(self, offered: Sequence[Arrived]) -> tuple[Sequence[Arrived], int | None]:
        gap: int | None = None
        async with self._engine.begin() as connection:
            await self._lease.check(connection)
            origins = {str(origin) for origin in {one.origin for one in offered}}
            sorting = Sorting(await places_of(connection, origins))
            for place, one in enumerate(offered):
                if sorting.offer(one) is not None:
                    gap = place
                    break
            await self._reading.take(connection, sorting.taken)
            crash_point("inbox.before_position")
            await move_places(connection, sorting)
        return sorting.taken, gap
