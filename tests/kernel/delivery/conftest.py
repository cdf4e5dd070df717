"""Which writer and which reader do tests of delivery put at the two ends of a broker?"""

from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from uuid import uuid4

import nats as broker
import pytest
from sqlalchemy import insert, select

from kernel.service import Service
from kernel.tables import cursors, directory
from kernel.testing.plugin import fresh_database
from kernel.testing.running import eventually, running

PATIENCE_S = 60.0


@dataclass
class Heard:
    """What a reader took, as its transaction committed it or not."""

    taken: list = field(default_factory=list)
    failing: int = 0

    async def take(self, connection, arrived):
        """Fail as often as wanted, then keep."""
        if self.failing:
            self.failing -= 1
            raise RuntimeError("the reader stumbles")
        self.taken += arrived


@pytest.fixture
def heard():
    return Heard()


@asynccontextmanager
async def writing(counting, words, nats_url):
    """The counting service with its relay; its committee is known by code."""
    async with running(words.COUNTING, counting.urls, nats_url) as started:
        row = {"committee": words.HERE, "code": "1", "name": "x", "subject": "99.99.00.000"}
        async with started.engine.begin() as connection:
            await connection.execute(insert(directory).values(row))
        yield started


@asynccontextmanager
async def reading(postgres, heard, nats_url):
    """Another service, on a database of its own, that takes what comes."""
    with fresh_database(postgres) as urls:
        service = Service("listening", "听", (), take=heard.take)
        async with running(service, urls, nats_url) as started:
            yield started


async def count(started, words, n):
    """Write n events, every third a private one."""
    for index in range(n):
        place = {"committee": words.HERE, "counter": uuid4()}
        command = words.Draw(**place) if index % 3 == 2 else words.Count(**place)
        assert (await started.appender.submit(words.asked(command))).done


async def relayed(started, words, position):
    """Wait until the relay has sent up to a position."""

    async def so():
        wanted = select(cursors.c.position).where(cursors.c.reader == "relay")
        async with started.engine.connect() as connection:
            return (await connection.execute(wanted)).scalar() == position

    await eventually(so, timeout_s=PATIENCE_S, what=f"relayed up to {position}")


async def arrive(heard, n):
    """Wait until n were taken."""

    async def so():
        return len(heard.taken) >= n

    await eventually(so, timeout_s=PATIENCE_S, what=f"{n} taken")
    assert len(heard.taken) == n


async def stream(nats_url, work):
    """Meddle with the stream itself."""
    connection = await broker.connect(nats_url)
    try:
        return await work(connection.jetstream())
    finally:
        await connection.close()


@pytest.fixture(scope="session")
def ends():
    """The two ends and what is between them; the folder is not importable."""
    return SimpleNamespace(
        writing=writing,
        reading=reading,
        count=count,
        relayed=relayed,
        arrive=arrive,
        stream=stream,
        Heard=Heard,
    )
