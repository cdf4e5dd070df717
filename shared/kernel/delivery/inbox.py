"""How are other origins' events taken: next by next, never over a gap, never from a fork?"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from nats.aio.msg import Msg
from opentelemetry.trace import SpanKind
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.bell import Bell
from kernel.delivery.bus import Bus
from kernel.delivery.door import DoorClosed, ask_door
from kernel.delivery.envelope import Arrived, Unreadable, arrived
from kernel.delivery.parking import park_message
from kernel.faults import crash_point
from kernel.lease import Lease, LeaseLost
from kernel.log.chain import GENESIS, Origin, Recorded, named
from kernel.metrics import READER_BATCH, TAKEN
from kernel.pulse import Pulse, State
from kernel.tables import inbox
from kernel.telemetry import span

READER = "inbox"
log = logging.getLogger(__name__)

Take = Callable[[AsyncConnection, Sequence[Arrived]], Awaitable[None]]
"""What a service does with events in order, inside the transaction that moves the positions."""

React = Callable[[Sequence[Arrived]], Awaitable[None]]
"""What a service then asks of itself; repeated under the same keys when it was cut short."""


@dataclass(slots=True)
class Place:
    """How far one origin was taken: last position and its hash; `forked` names what disagrees."""

    position: int = 0
    hash: str = field(default_factory=lambda: named(GENESIS))
    forked: str | None = None


@dataclass(slots=True)
class Sorting:
    """One round: what is next of each origin, what is missing, what disagrees."""

    places: dict[str, Place]
    taken: list[Arrived] = field(default_factory=list)
    moved: set[str] = field(default_factory=set)

    def offer(self, one: Arrived) -> int | None:
        """Take the next event; skip a known or forked one; the position before a gap otherwise."""
        place = self.places.setdefault(str(one.origin), Place())
        if place.forked is not None or one.position < place.position:
            return None
        if one.position > place.position + 1:
            return place.position
        if one.position == place.position:
            if named(one.hash) != place.hash:
                self._fork(place, one)
            return None
        if named(one.prevhash) != place.hash:
            self._fork(place, one)
            return None
        place.position, place.hash = one.position, named(one.hash)
        self.taken.append(one)
        self.moved.add(str(one.origin))
        return None

    def _fork(self, place: Place, one: Arrived) -> None:
        place.forked = (
            f"position {one.position}: held {place.hash} at {place.position}, "
            f"offered {named(one.hash)} after {named(one.prevhash)}"
        )
        self.moved.add(str(one.origin))
        log.error("%s forked: %s", one.origin, place.forked)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a service reads: what it does with events, as whom, with which token at doors.

    Attributes:
        only: the types it listens to; None is all.
    """

    take: Take
    holder: str
    token: str
    react: React | None = None
    only: Collection[str] | None = None


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

    async def run(self) -> None:
        """Wait for the lease, read while it holds, begin again when it is lost."""
        while not self._pulse.stopping:
            try:
                if await self._lease.acquire():
                    self._pulse.beat()
                    await self._react_again()
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
        # It is the loop that fetches which beats: this one only keeps the lease.
        subscriber = await self._bus.feed(self._bus.service, self.take, self._pulse.beat)
        behind = asyncio.create_task(self._catch_up())
        try:
            with self._bell.ear() as ear:
                while not self._pulse.stopping and await self._lease.acquire():
                    await ear.wait(1.0)
                    # No more often than the lease asks for, however often it rings.
                    if not self._pulse.stopping:
                        await asyncio.sleep(0.2)
            # What was being taken when it was told to stop is taken first.
            async with self._round:
                pass
        finally:
            behind.cancel()
            await subscriber.stop()

    async def _catch_up(self) -> None:
        """What the stream lost behind our backs (a power failure, a purge) is asked for once."""
        async with self._engine.connect() as connection:
            rows = (await connection.execute(select(inbox).where(inbox.c.forked.is_(None)))).all()
        for row in rows:
            try:
                while await self.take_from_door(Origin.parse(row.origin)):
                    pass
            except DoorClosed as closed:
                log.info("%s: no news from a log's door: %s", self._bus.service, closed)

    async def take(self, messages: Sequence[Msg]) -> None:
        """Take a batch of messages and acknowledge it; nothing is acknowledged unless kept."""
        async with self._round:
            try:
                offered = await self._read(messages)
                await self._settle(offered)
            except LeaseLost:
                log.warning("%s: another process reads now", self._bus.service)
                return
            except Exception as failure:
                self._pulse.failed(failure)
                log.exception("%s: a batch was not taken", self._bus.service)
                await asyncio.gather(*(message.nak(delay=1) for message in messages))
                return
            crash_point("inbox.before_ack")
            await asyncio.gather(*(message.ack() for message in messages))
            self._bell.ring()

    async def take_from_door(self, origin: Origin) -> bool:
        """Take the next page of an origin straight from its log; whether there was any."""
        async with self._round:
            async with self._engine.connect() as connection:
                places = await _places(connection, [str(origin)])
            after = places.get(str(origin), Place()).position
            page = await ask_door(self._bus, origin, after, self._reading.token)
            if page:
                await self._settle(page)
                self._bell.ring()
            return bool(page)

    async def _read(self, messages: Sequence[Msg]) -> list[Arrived]:
        offered: list[Arrived] = []
        for message in messages:
            try:
                told, data = message.headers or {}, message.data.decode()
                offered.append(arrived(told, data, self._reading.only))
            except (Unreadable, UnicodeDecodeError) as cause:
                async with self._engine.begin() as connection:
                    await park_message(connection, message, str(cause))
        return offered

    async def _settle(self, offered: Sequence[Arrived]) -> None:
        told = [one.traceparent for one in offered if isinstance(one, Recorded)]
        service = self._bus.service
        with span("take", told, SpanKind.CONSUMER, service=service, positions=len(offered)):
            taken = await self._taken(offered)
        TAKEN.labels(service).inc(len(taken))
        READER_BATCH.labels(service, READER).observe(len(taken))
        self._pulse.beat()
        await self._react(taken)

    async def _taken(self, offered: Sequence[Arrived]) -> Sequence[Arrived]:
        async with self._engine.begin() as connection:
            await self._lease.check(connection)
            sorting = Sorting(await _places(connection, {str(one.origin) for one in offered}))
            for one in offered:
                await self._offer(sorting, one)
            await self._reading.take(connection, sorting.taken)
            crash_point("inbox.before_position")
            await _move(connection, sorting)
        return sorting.taken

    async def _react(self, taken: Sequence[Arrived]) -> None:
        """Ask what these events call for, then move the mark up to which that was done."""
        if self._reading.react is None or not taken:
            return
        await self._reading.react(taken)
        crash_point("inbox.reacted")
        done = {str(one.origin): one.position for one in taken}
        async with self._engine.begin() as connection:
            await self._lease.check(connection)
            for origin, position in done.items():
                moved = inbox.update().where(inbox.c.origin == origin)
                await connection.execute(moved.values(reacted=position))

    async def _react_again(self) -> None:
        """What was taken before a crash but not reacted to is read from its log once more."""
        if self._reading.react is None:
            return
        behind = select(inbox).where(inbox.c.reacted < inbox.c.position)
        async with self._engine.connect() as connection:
            rows = (await connection.execute(behind)).all()
        for row in rows:
            at = row.reacted
            while at < row.position:
                page = await ask_door(self._bus, Origin.parse(row.origin), at, self._reading.token)
                page = [one for one in page if one.position <= row.position]
                if not page:
                    raise DoorClosed(f"{row.origin}: nothing after {at}")
                await self._react(page)
                at = page[-1].position

    async def _offer(self, sorting: Sorting, one: Arrived) -> None:
        """Offer one event; what is missing before it is asked from its log first."""
        gap = sorting.offer(one)
        while gap is not None:
            page = await ask_door(self._bus, one.origin, gap, self._reading.token)
            for missing in page:
                sorting.offer(missing)
            before, gap = gap, sorting.offer(one)
            if gap is not None and gap <= before:
                raise DoorClosed(
                    f"{one.origin}: nothing after {before}, though {one.position} came"
                )


async def _places(connection: AsyncConnection, origins: Iterable[str]) -> dict[str, Place]:
    rows = await connection.execute(select(inbox).where(inbox.c.origin.in_(list(origins))))
    return {row.origin: Place(row.position, row.hash, row.forked) for row in rows}


async def _move(connection: AsyncConnection, sorting: Sorting) -> None:
    moved = [
        {"origin": origin, "position": place.position, "hash": place.hash, "forked": place.forked}
        for origin, place in sorting.places.items()
        if origin in sorting.moved
    ]
    if moved:
        upsert = insert(inbox)
        others = {name: upsert.excluded[name] for name in ("position", "hash", "forked")}
        await connection.execute(
            upsert.on_conflict_do_update(index_elements=["origin"], set_=others), moved
        )
