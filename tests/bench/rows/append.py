"""What does one command cost without HTTP, and what when everybody wants the same stream?"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from bench.apart import alone
from bench.counting import COUNTING, HERE, NOTE, Count, lives
from bench.load import rate, spread
from bench.row import Goal, Place, Row, Seen

from kernel.command import Asked
from kernel.identity import Principal
from kernel.log.append import Appender
from kernel.log.registry import Registry
from kernel.log.transaction import LogSettings
from kernel.schema import prepare

WHO = Principal("office:bench")
CLIENTS = 64
HOT = UUID("11111111-1111-4111-8111-111111111111")


def writer(place: Place) -> Appender:
    """A writer as one process has it."""
    settings = LogSettings(place.fresh[0].service, "counting", "bench", bytes(32))
    return Appender(settings, Registry(COUNTING.ruled))


def asked(counter: UUID, note: str = NOTE) -> Asked:
    """A command under a key of its own."""
    return Asked(
        Count(committee=HERE, counter=counter, by=1, note=note), WHO, str(uuid4()), uuid4()
    )


async def tables(place: Place) -> None:
    """The counting service's tables."""
    owner, service = place.fresh[0].owner, place.fresh[0].service
    await prepare(owner, COUNTING, urlsplit(service).username)


async def ours(place: Place, amount: int) -> AsyncIterator[Seen]:
    """64 coroutines that each ask one command after another."""
    await tables(place)
    appender = writer(place)
    appender.start()
    took_s: list[float] = []

    async def client() -> None:
        for counter in lives(amount // CLIENTS):
            began = time.perf_counter()
            answer = await appender.submit(asked(counter))
            took_s.append(time.perf_counter() - began)
            assert answer.outcome == "recorded", answer

    began = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    yield rate(len(took_s), time.perf_counter() - began) | spread(took_s)
    await appender.stop()


async def library(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The `eventsourcing` library: 64 threads that load, change and save an aggregate."""
    counted = _application(place.fresh[0].owner)
    took_s: list[float] = []

    def client(number: int) -> None:
        for counter in lives(amount // CLIENTS):
            began = time.perf_counter()
            counted(counter)
            took_s.append(time.perf_counter() - began)

    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as threads:
        await asyncio.to_thread(lambda: list(threads.map(client, range(CLIENTS))))
    yield rate(len(took_s), time.perf_counter() - began) | spread(took_s)


def _application(url: str) -> Callable[[UUID], None]:
    from eventsourcing.application import AggregateNotFoundError, Application
    from eventsourcing.domain import Aggregate, event

    class Counter(Aggregate):
        def __init__(self, id: UUID) -> None:
            self._id, self.total = id, 0

        @event("Counted")
        def count(self, by: int, note: str) -> None:
            self.total += by

    application: Application[UUID] = Application(env=_settings(url))

    def counted(counter: UUID) -> None:
        try:
            found: Counter = application.repository.get(counter)
        except AggregateNotFoundError:
            found = Counter(counter)
        found.count(1, NOTE)
        application.save(found)

    return counted


def _settings(url: str) -> dict[str, str]:
    parts = urlsplit(url)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": parts.path.strip("/"),
        "POSTGRES_HOST": str(parts.hostname),
        "POSTGRES_PORT": str(parts.port),
        "POSTGRES_USER": str(parts.username),
        "POSTGRES_PASSWORD": str(parts.password),
        "POSTGRES_POOL_SIZE": "10",
        "POSTGRES_MAX_OVERFLOW": "0",
        "POSTGRES_POOL_TIMEOUT": "60",
    }


APPEND = Row(
    id="append",
    group="record",
    what="the same without HTTP, 64 concurrent",
    against="the `eventsourcing` library, 64 threads",
    floor=alone("bench.rows.append:library"),
    ours=alone("bench.rows.append:ours"),
    goals=(Goal("per_s", least=5), Goal("p99_ms"), Goal("peak_mb")),
    amount=16_000,
    quick=1_280,
)
