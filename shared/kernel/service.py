"""What is a service made of, and how does it start and stop?"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import asyncpg
from fastapi import APIRouter
from sqlalchemy import MetaData, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from kernel.bell import Bell
from kernel.beside import Shown, prepare_shown
from kernel.clock import wall_clock
from kernel.delivery.bus import Bus
from kernel.delivery.door import Door, DoorClosed, ask_door
from kernel.delivery.envelope import Arrived
from kernel.delivery.inbox import Inbox, Reading, Take
from kernel.delivery.relay import Relay
from kernel.follow import Follower, View
from kernel.hearing import Hearing
from kernel.identity import Principal, service_principal
from kernel.log.append import Appender, LogSettings
from kernel.log.chain import Origin
from kernel.log.registry import Registry, Ruled
from kernel.reactions import Reaction
from kernel.refill import Filler, OwnLog, Refill
from kernel.refill_heard import OthersLogs
from kernel.tables import READING, directory, incarnations
from kernel.tokens import Tokens

log = logging.getLogger(__name__)
Work = Coroutine[Any, Any, None]
Background = Callable[["Running"], Work]
Check = Callable[[AsyncEngine], Awaitable[list[str]]]
"""What `GET /log/verify` asks a service beside its log: what is wrong, in words."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service, declared: what it decides, remembers, hears and answers.

    Attributes:
        tables: its own tables; the kernel's come beside them.
        views: folds of its own log. heard: folds of others' events.
        take: what it does with others' events besides folding them (reporting's archive).
        statements: SQL run once its tables are there (triggers).
        background: what else runs in a worker for as long as the service does.
        checks: what else must prove itself when the log is verified.
        shown: what else readers know by name and is made anew beside; `refills` says from where.
        migrations: the folder of its schema's versions; without one its tables are made as they
            are declared, which is enough for a service that lives for a test.
    """

    name: str
    title: str
    tables: tuple[MetaData, ...]
    ruled: tuple[Ruled, ...] = ()
    views: tuple[View[Any], ...] = ()
    heard: tuple[View[Any], ...] = ()
    reactions: tuple[Reaction, ...] = ()
    routers: tuple[APIRouter, ...] = ()
    take: Take | None = None
    background: tuple[Background, ...] = ()
    statements: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    shown: tuple[Shown, ...] = ()
    refills: Callable[["Running"], Sequence[Refill]] = lambda running: ()
    migrations: Path | None = None

    def all_shown(self) -> tuple[Shown, ...]:
        """Everything that readers know by name, each once."""
        views = {view.name: view.shown for view in (*self.views, *self.heard)}
        return (*views.values(), *self.shown)


@dataclass(frozen=True, slots=True)
class Settings:
    """How one service runs here.

    Attributes:
        database_url: `postgresql://user:password@host:port/name`.
        nats_url: None runs without the broker: taking and showing go on, delivery waits.
        holder: who holds leases; the same text across restarts of an exclusive owner.
        http, worker: which halves of the service run in this process.
    """

    database_url: str
    tokens: Tokens
    lookup_key: bytes
    nats_url: str | None = None
    holder: str = ""
    http: bool = True
    worker: bool = True


class Running:
    """A started service: its database, its writer, its readers."""

    def __init__(self, service: Service, settings: Settings) -> None:
        self.service, self.settings = service, settings
        url = settings.database_url.replace("postgresql://", "postgresql+asyncpg://", 1)
        self.engine: AsyncEngine = create_async_engine(
            url, pool_size=10, max_overflow=0, connect_args={"server_settings": READING}
        )
        self.registry = Registry(service.ruled)
        self.bell, self.moved = Bell(), Bell()
        self.principal: Principal = service_principal(service.name)
        self.appender: Appender
        self.incarnation = ""
        self.bus: Bus | None = None
        self._holder = settings.holder or str(uuid4())
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Start the writer and, in a worker, follower, relay and inbox."""
        self.incarnation = await self._incarnation()
        await prepare_shown(self.engine, self.service.all_shown())
        settings = self.settings
        self.appender = Appender(
            LogSettings(
                settings.database_url, self.service.name, self.incarnation, settings.lookup_key
            ),
            self.registry,
        )
        self.appender.start()
        self._spawn(self._listen())
        if settings.worker:
            self._spawn(self.follower().run())
            self._spawn(Filler(self.engine, self.service.name, self.refills(), self.bell).run())
            for background in self.service.background:
                self._spawn(background(self))
        if settings.nats_url is not None:
            self._spawn(self._deliver(settings.nats_url))

    async def stop(self) -> None:
        """Answer what waits, finish what is in flight, let go of everything."""
        await self.appender.stop()
        await _ended(self._tasks)
        if self.bus is not None:
            await self.bus.stop()
        await self.engine.dispose()

    def follower(self) -> Follower:
        """Who keeps the views of this service's own log."""
        name, views = self.service.name, self.service.views
        return Follower(self.engine, name, views, self.bell, self.moved)

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

    async def committee(self, name: str) -> UUID | None:
        """The committee that a code or an id in a path means, if it is known here."""
        try:
            where = directory.c.committee == UUID(name)
        except ValueError:
            where = directory.c.code == name
        async with self.engine.connect() as connection:
            return (await connection.execute(select(directory.c.committee).where(where))).scalar()

    def _spawn(self, work: Work) -> None:
        self._tasks.append(asyncio.create_task(work))

    async def _deliver(self, url: str) -> None:
        """Connect to the broker, however late it comes, then relay, read and answer at the door."""
        bus = Bus(url, self.service.name)
        while True:
            try:
                await bus.start()
                break
            except Exception as cause:
                log.warning("%s: no broker yet (%s)", self.service.name, cause)
                await asyncio.sleep(1.0)
        self.bus = bus
        await Door(self.engine, self.service.name, self.authenticate).open(bus)
        if self.settings.worker:
            relay = Relay(self.engine, bus, self.service.name, self.bell, self._holder)
            inbox = Inbox(self.engine, bus, self.bell, self.reading())
            await asyncio.gather(relay.run(), inbox.run())

    def reading(self) -> Reading:
        """How this service takes others' events."""
        hearing = Hearing(
            self.engine, self.service.heard, self.service.reactions, self.appender, self.principal
        )

        async def take(connection: AsyncConnection, arrived: Sequence[Arrived]) -> None:
            if self.service.take is not None:
                await self.service.take(connection, arrived)
            await hearing.take(connection, arrived)

        react = hearing.react if self.service.reactions else None
        only = hearing.names if self.service.take is None else None
        return Reading(take, self._holder, self.token(), react, only)

    async def _listen(self) -> None:
        """Ring the bell at every batch that any process of this service writes."""
        while True:
            try:
                await self._hear_batches()
            except (OSError, asyncpg.PostgresError) as cause:
                log.warning("%s: not listening (%s)", self.service.name, cause)
                await asyncio.sleep(1.0)

    async def _hear_batches(self) -> None:
        closed = asyncio.Event()
        connection = await asyncpg.connect(self.settings.database_url, timeout=10)
        connection.add_termination_listener(lambda *told: closed.set())
        await connection.add_listener("log", lambda *told: self.bell.ring())
        await closed.wait()

    async def _incarnation(self) -> str:
        """This log's incarnation: drawn once a database, kept until an operator opens another."""
        mine = incarnations.c.service == self.service.name
        fresh = insert(incarnations).values(
            service=self.service.name, incarnation=uuid4().hex[:12], since=wall_clock()
        )
        async with self.engine.begin() as connection:
            await connection.execute(fresh.on_conflict_do_nothing())
            found = await connection.execute(select(incarnations.c.incarnation).where(mine))
            return str(found.scalar_one())


async def _ended(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Cancel until they are gone: a library may swallow one cancellation, not every one."""
    left = set(tasks)
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=2.0)
