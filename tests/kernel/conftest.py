"""Which invented service do tests of the log write with? One that counts."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from kernel.clock import Clock, wall_clock
from kernel.command import Asked, Command
from kernel.decider import Decider, Known, NotKnownHereYet, Refused
from kernel.event import Event
from kernel.forgetting import Forgets
from kernel.identity import Principal
from kernel.infra.server import DatabaseUrls, PostgresServer
from kernel.log.append import Appender
from kernel.log.chain import Origin, Recorded
from kernel.log.reading import heads, page
from kernel.log.registry import Registry, Ruled
from kernel.log.transaction import LogSettings
from kernel.running import Running
from kernel.schema import prepare
from kernel.secret import Sealed, Secret, SecretFile
from kernel.service import Service, Settings
from kernel.testing.running import TOKENS, eventually

HERE = UUID("11111111-1111-4111-8111-111111111111")
THERE = UUID("22222222-2222-4222-8222-222222222222")
WHO = Principal("office:counting")
LOOKUP_KEY = b"k" * 32
WRITER = "counting.append"


class Counted(Event, name="counting.counter.counted", title="计数", published=True):
    """计数: a counter was raised."""

    counter: UUID
    by: int
    label: str


class Numbered(Event, name="counting.counter.numbered", title="编号"):
    """编号: a counter drew a number of a gapless series."""

    counter: UUID
    number: int


class Noted(Event, name="counting.counter.noted", title="注记"):
    """注记: somebody's words were put in the vault."""

    counter: UUID
    note: Sealed


class Dropped(Forgets, name="counting.counter.dropped", title="删除"):
    """删除: what the vault held about a person is forgotten."""

    counter: UUID


class Count(Command):
    """Raise a counter; by 0 changes nothing."""

    counter: UUID
    by: int = 1
    label: str = ""


class Take(Command):
    """Take a mark that no other counter may have."""

    counter: UUID
    mark: str


class Draw(Command):
    """Draw the next number, then perhaps be refused after all."""

    counter: UUID
    refused: bool = False


class Note(Command):
    """Keep somebody's words."""

    counter: UUID
    text: Secret
    phone: Secret | None = None
    about: UUID | None = None


class Drop(Command):
    """Forget what is kept about a person, in whichever counter."""

    counter: UUID
    person: UUID
    refused: bool = False


class Attach(Command):
    """Keep somebody's file."""

    counter: UUID
    file: SecretFile


class Stumble(Command):
    """Meet a mistake in the program."""

    counter: UUID


class TooHigh(Refused):
    """The counter does not go that high."""

    zh = "超过上限"


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter so far."""

    total: int = 0


def decide(command: Any, counter: Counter, known: Known[Any]) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case Count(by=0):
            return []
        case Count():
            return count(command, counter)
        case Take():
            known.claim(f"mark/{command.mark}")
            return [Counted(counter=command.counter, by=0, label=command.mark)]
        case Draw():
            number = known.next("numbers")
            if command.refused:
                raise TooHigh(number)
            return [Numbered(counter=command.counter, number=number)]
        case Note():
            phone = None if command.phone is None else command.phone.reveal_to_vault()
            note = known.keep(command.text, "note", phone, command.about)
            return [Noted(counter=command.counter, note=note)]
        case Drop():
            return drop(command, known)
        case Attach():
            return [Noted(counter=command.counter, note=known.keep(command.file, "file"))]
    raise KeyError("a mistake in the program")


def drop(command: Drop, known: Known[Any]) -> Sequence[Event]:
    """All that lies there about the person; nothing when nothing does."""
    items = tuple(item.id for item in known.about(command.person))
    if command.refused:
        raise TooHigh(len(items))
    return [Dropped(counter=command.counter, ground="requested", basis="申请", forgotten=items)][
        : len(items)
    ]


def count(command: Count, counter: Counter) -> Sequence[Event]:
    """Up to a thousand; what is called `early` is not known here yet."""
    if command.label == "early":
        raise NotKnownHereYet(command.counter)
    if counter.total + command.by > 1000:
        raise TooHigh(counter.total)
    return [Counted(counter=command.counter, by=command.by, label=command.label)]


def evolve(counter: Counter, event: Event) -> Counter:
    """The counter after an event."""
    return (
        replace(counter, total=counter.total + event.by) if isinstance(event, Counted) else counter
    )


COUNTER = Decider(
    category="counter",
    commands=(Count, Take, Draw, Note, Drop, Attach, Stumble),
    events=(Counted, Numbered, Noted, Dropped),
    initial=Counter(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"counter-{command.counter}",
    claims=lambda command: [f"mark/{command.mark}"] if isinstance(command, Take) else [],
    about=lambda command: [command.person] if isinstance(command, Drop) else [],
)
COUNTING = Service(name="counting", title="计数", tables=(), ruled=(Ruled(COUNTER),))


def asked(command: Command, key: str | None = None, who: Principal = WHO, **more: Any) -> Asked:
    """A command as somebody asks it, under a key of its own unless one is given."""
    return Asked(command, who, key or str(uuid4()), uuid4(), **more)


@dataclass(frozen=True, slots=True)
class Counting:
    """A database of the counting service, and writers on it."""

    urls: DatabaseUrls
    running: Running
    superuser: str

    @asynccontextmanager
    async def writer(self, clock: Clock = wall_clock) -> AsyncIterator[Appender]:
        """A writer as one process has it; several on one database are several processes."""
        settings = LogSettings(self.urls.service, "counting", "test", LOOKUP_KEY)
        appender = Appender(settings, Registry(COUNTING.ruled), clock)
        appender.start()
        try:
            yield appender
        finally:
            await appender.stop()

    async def waits(self) -> None:
        """Until a writer waits for a lock."""

        async def so() -> bool:
            waiting = "select from pg_stat_activity where wait_event_type = 'Lock'"
            return bool(await self.as_superuser(f"{waiting} and application_name = $1", WRITER))

        await eventually(so, what="a writer waits for a lock")

    async def disconnect(self) -> None:
        """End the writers' connections, as a restart of the server or a firewall would."""
        ended = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1"
        assert await self.as_superuser(ended, WRITER)

    async def as_superuser(self, query: str, *values: Any) -> list[asyncpg.Record]:
        """What only the server's own administrator sees or does."""
        connection = await asyncpg.connect(self.superuser)
        try:
            return await connection.fetch(query, *values)
        finally:
            await connection.close()

    async def sql(self, query: str, *values: Any) -> list[asyncpg.Record]:
        """What the database's owner sees or does."""
        connection = await asyncpg.connect(self.urls.owner)
        try:
            return await connection.fetch(query, *values)
        finally:
            await connection.close()

    async def log(self, committee: UUID = HERE) -> list[Recorded]:
        """A committee's whole log."""
        async with self.running.engine.connect() as connection:
            for number, origin, _ in await heads(connection, "counting"):
                if origin.committee == committee:
                    return await page(connection, number, origin, 0, 100_000)
        return []


@pytest.fixture
async def counting(database: DatabaseUrls, postgres: PostgresServer) -> AsyncIterator[Counting]:
    """The counting service's database, empty."""
    role = database.service.split("//")[1].split(":")[0]
    await prepare(database.owner, COUNTING, role)
    running = Running(COUNTING, Settings(database.service, TOKENS, LOOKUP_KEY))
    yield Counting(database, running, postgres.url)
    await running.engine.dispose()


@pytest.fixture(scope="session")
def words() -> SimpleNamespace:
    """The words of the counting service; the folder is not importable."""
    told = {name: value for name, value in globals().items() if name[0].isupper()}
    return SimpleNamespace(**told, asked=asked, NOON=datetime(2026, 3, 2, 4, 0, tzinfo=UTC))


def origin_of(committee: UUID) -> Origin:
    """A committee's log in the counting service."""
    return Origin(committee, "counting", "test")
