"""How does a declared service start, read, answer and stop?"""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from kernel.bell import Bell
from kernel.beside import prepare_shown
from kernel.clock import wall_clock
from kernel.delivery import forks
from kernel.delivery import relay as relays
from kernel.delivery.ahead import Heads
from kernel.delivery.bus import Bus
from kernel.delivery.door import Door, DoorClosed, ask_door
from kernel.delivery.envelope import Arrived
from kernel.delivery.inbox import Inbox
from kernel.delivery.reacting import Reading
from kernel.delivery.relay import Relay
from kernel.ending import Ending
from kernel.follow import READER, Follower
from kernel.garbage import settle
from kernel.hearing import Hearing
from kernel.identity import Principal, service_principal
from kernel.log.append import Appender
from kernel.log.chain import Origin
from kernel.log.incarnation import incarnation
from kernel.log.listening import listen
from kernel.log.registry import Registry
from kernel.log.transaction import LogSettings
from kernel.loop_lag import sample
from kernel.named import NamedCommittees
from kernel.pulse import Pulse, State
from kernel.refill import Filler, OwnLog, Refill
from kernel.refill_heard import OthersLogs
from kernel.service import Background, Service, Settings
from kernel.tables import READING
from kernel.telemetry import works_for
from kernel.watching import Measure, Seen, Watch

log = logging.getLogger(__name__)
LOOK_S = 15.0
Work = Coroutine[Any, Any, None]


class Running:
    """A started service: its database, its writer, its readers."""

    def __init__(self, service: Service, settings: Settings) -> None:
        self.service, self.settings = service, settings
        url = settings.database_url.replace("postgresql://", "postgresql+asyncpg://", 1)
        self.engine: AsyncEngine = create_async_engine(
            url,
            pool_size=10,
            max_overflow=0,
            hide_parameters=True,
            connect_args={"server_settings": READING},
        )
        self.registry = Registry(service.ruled)
        self.bell, self.moved = Bell(), Bell()
        self.principal: Principal = service_principal(service.name)
        self.appender: Appender
        self.incarnation = ""
        self.bus: Bus | None = None
        self.pulses: dict[str, Pulse] = {}
        self.inbox: Inbox | None = None
        self._named = NamedCommittees(self.engine)
        self._holder = settings.holder or str(uuid4())
        self._tasks: list[asyncio.Task[None]] = []
        self._readers: list[asyncio.Task[None]] = []
        self._watch = Watch(self)

    @property
    def name(self) -> str:
        """The service's name."""
        return self.service.name

    @property
    def measures(self) -> Sequence[Measure]:
        """How the service measures readers of its own."""
        return self.service.measures

    def pulse(self, reader: str, *, rounds: bool = True) -> Pulse:
        """A reader's pulse in this process; the same for the same name."""
        return self.pulses.setdefault(reader, Pulse(self.name, reader, rounds))

    async def look(self) -> Seen:
        """How far each reader is behind, measured now; metrics say the same afterwards."""
        for pulse in self.pulses.values():
            pulse.show()
        return await self._watch.look()

    async def start(self) -> None:
        """Start the writer and, in a worker, follower, relay and inbox."""
        settle()
        async with self.engine.begin() as connection:
            self.incarnation = await incarnation(connection, self.service.name)
        await prepare_shown(self.engine, self.service.all_shown())
        settings = self.settings
        self.appender = Appender(
            LogSettings(
                settings.database_url,
                self.service.name,
                self.incarnation,
                settings.lookup_key,
                settings.hosts,
            ),
            self.registry,
            pulse=self.pulse("append", rounds=False),
        )
        self.appender.start()
        self._spawn(
            listen(settings.database_url, self.name, self.bell), self.pulse("bell", rounds=False)
        )
        self._spawn(sample(self.name))
        self._spawn(self._look_again(), self.pulse("watch", rounds=False))
        if settings.worker:
            views, filling = self.pulse(READER), self.pulse("filler", rounds=False)
            self._spawn(self.follower(views).run(), views)
            filler = Filler(self.engine, self.service.name, self.refills())
            self._spawn(filler.run(), filling)
            for background in self.service.background:
                self._in_background(background)
        if settings.nats_url is not None:
            delivered = (relays.READER, forks.READER) if settings.worker else ()
            pulses = [self.pulse(reader) for reader in delivered]
            door = self.pulse("door", rounds=False)
            self._spawn(self._deliver(settings.nats_url, pulses), door)

    async def stop(self, ending: Ending | None = None) -> None:
        """Answer what waits, let readers finish their page, let go of everything.

        Args:
            ending: the process's; it names what does not end in time.
        """
        ending = ending or Ending()
        for pulse in self.pulses.values():
            pulse.stopping = True
        with ending.waiting_for(f"{self.name}: append"):
            await self.appender.stop()
        self.bell.ring()
        if self._readers:
            await asyncio.wait(self._readers, timeout=ending.left_s() / 4)
        await _ended(self._tasks, ending)
        with ending.waiting_for(f"{self.name}: broker"):
            if self.bus is not None:
                await self.bus.stop()
        with ending.waiting_for(f"{self.name}: database"):
            await self.engine.dispose()

    def follower(self, pulse: Pulse | None = None) -> Follower:
        """Who keeps the views of this service's own log."""
        return Follower(self.engine, self.name, self.service.views, self.bell, self.moved, pulse)

    def refills(self) -> list[Refill]:
        """Where everything that readers know by name is filled anew from."""
        own = [OwnLog(self.service.name, view) for view in self.service.views]
        heard = [OthersLogs(self.asked_page, view) for view in self.service.heard]
        return [*own, *heard, *self.service.refills(self)]

    async def asked_page(self, origin: Origin, after: int) -> list[Arrived]:
        """The next events of an origin, from its door.

        Raises:
            DoorClosed: there is no broker, nobody answered, or the door refused.
        """
        if self.bus is None:
            raise DoorClosed(f"{origin}: there is no broker; 没有消息服务器")
        return await ask_door(self.bus, origin, after, self.token())

    def token(self) -> str:
        """A token under which this service asks at others' doors."""
        return "Bearer " + self.settings.tokens.sign(
            self.principal, wall_clock(), timedelta(days=3650)
        )

    async def authenticate(self, header: str) -> Principal | None:
        """Who sends this Authorization header."""
        return self.settings.tokens.principal(header, wall_clock())

    async def committee(self, name: str, *, fresh: bool = False) -> UUID | None:
        """The committee that a code or an id in a path means, if it is known here.

        Args:
            fresh: not as it was a moment ago; for one who names a position to be read.
        """
        return await self._named.committee(name, fresh=fresh)

    async def _look_again(self) -> None:
        """Metrics that nobody asks for are fresh too: they are told over OTLP."""
        while True:
            await asyncio.sleep(LOOK_S)
            await self.look()

    def _spawn(self, work: Work, *pulses: Pulse) -> None:
        """Run until the service stops; should it end before, its pulses tell."""

        async def working() -> None:
            works_for(self.name)
            await work

        names = " ".join(pulse.reader for pulse in pulses)
        task = asyncio.create_task(working(), name=f"{self.name} {names}")
        for pulse in pulses:
            task.add_done_callback(pulse.ended)
        self._tasks.append(task)
        if any(pulse.rounds for pulse in pulses):
            self._readers.append(task)

    def _in_background(self, background: Background) -> None:
        """Under the pulses that it asks for, or under one that tells only of its end."""
        before = set(self.pulses)
        work = background(self)
        asked = [self.pulses[name] for name in self.pulses.keys() - before]
        self._spawn(work, *(asked or [self.pulse(background.__name__, rounds=False)]))

    async def _deliver(self, url: str, pulses: Sequence[Pulse]) -> None:
        """Connect to the broker, however late it comes, then relay, read and answer at the door."""
        bus = Bus(url, self.name, self.settings.below)
        while not await self._connected(bus, pulses):
            pass
        self.bus = bus
        for door in (Door, Heads):
            await door(self.engine, self.name, self.authenticate, self.incarnation).open(bus)
        if pulses:
            relaying, reading = pulses
            relay = Relay(self.engine, bus, self.name, self.bell, self._holder, relaying)
            self.inbox = Inbox(self.engine, bus, self.bell, self.reading(), reading)
            self._spawn(relay.run(), relaying)
            self._spawn(self.inbox.run(), reading)
        await asyncio.Event().wait()

    async def _connected(self, bus: Bus, pulses: Sequence[Pulse]) -> bool:
        """Whether the broker answered; who waits for it is not dead."""
        starting = asyncio.ensure_future(bus.start())
        try:
            while not starting.done():
                for pulse in pulses:
                    pulse.beat(State.WAITING)
                await asyncio.wait([starting], timeout=1.0)
            await starting
        except Exception as failure:
            log.warning("%s: no broker yet (%s)", self.name, type(failure).__name__)
            await asyncio.sleep(1.0)
            return False
        finally:
            starting.cancel()
        return True

    def hearing(self) -> Hearing:
        """What this service makes of others' events."""
        return Hearing(
            self.engine,
            self.service.heard,
            self.service.reactions,
            self.appender,
            self.principal,
            pulse.beat if (pulse := self.pulses.get(forks.READER)) else lambda: None,
        )

    def reading(self) -> Reading:
        """How this service takes others' events."""
        hearing = self.hearing()

        async def take(connection: AsyncConnection, arrived: Sequence[Arrived]) -> None:
            if self.service.take is not None:
                await self.service.take(connection, arrived)
            await hearing.take(connection, arrived)

        react = hearing.react if self.service.reactions else None
        only = hearing.names if self.service.take is None else None
        return Reading(take, self._holder, self.token(), react, only)


async def _ended(tasks: Sequence[asyncio.Task[None]], ending: Ending) -> None:
    """Cancel until they are gone: a library may swallow one cancellation, not every one."""
    left = set(tasks)
    while left:
        for task in left:
            task.cancel()
        with ending.waiting_for(", ".join(sorted(task.get_name() for task in left))):
            _, left = await asyncio.wait(left, timeout=2.0)
