"""How fast does a backlog in JetStream come into archive and cases?"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from itertools import islice

import nats
from bench.apart import alone
from bench.load import rate
from bench.reporter import reporting, tables, until_folded
from bench.row import Goal, Place, Row, Seen, Side
from bench.story import story
from nats.errors import TimeoutError as FetchTimeout
from nats.js.api import AckPolicy, ConsumerConfig

from kernel.delivery.bus import STREAM, Bus
from kernel.delivery.envelope import headers, subject

WHERE = "99.99.00.000"
WINDOW = 500


async def publish(place: Place, amount: int) -> AsyncIterator[Seen]:
    """Put events in the stream as the relay would."""
    bus = Bus(place.nats, "bench")
    await bus.start()
    left = story(amount)
    while window := list(islice(left, WINDOW)):
        sent = (bus.publish(subject(WHERE, one), one.data, headers(one)) for one in window)
        await asyncio.gather(*sent)
    await bus.stop()
    yield {}


async def fetched(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The floor: nats-py's fetch(500) and an ack each, nothing done with them."""
    connection = await nats.connect(place.nats)
    config = ConsumerConfig(ack_policy=AckPolicy.EXPLICIT, max_ack_pending=5000)
    stream = connection.jetstream()
    pull = await stream.pull_subscribe("cppcc.>", "raw", STREAM, config=config)
    began, left = time.perf_counter(), amount
    while left:
        with contextlib.suppress(FetchTimeout):
            messages = await pull.fetch(min(WINDOW, left), timeout=5)
            await asyncio.gather(*(message.ack() for message in messages))
            left -= len(messages)
    yield rate(amount, time.perf_counter() - began)
    await connection.close()


async def ours(place: Place, amount: int) -> AsyncIterator[Seen]:
    """Reporting: parsed, held against the chain, archived, acknowledged, folded into cases."""
    await tables(place.fresh[0])
    began = time.perf_counter()
    async with reporting(place.fresh[0], place.nats):
        await until_folded(place.fresh[0].owner, amount)
        yield rate(amount, time.perf_counter() - began)


def filled(name: str) -> Side:
    """A side that finds the stream full: another process filled it."""

    async def side(place: Place, amount: int) -> Seen:
        await alone("bench.rows.backlog:publish")(place, amount)
        return await alone(name)(place, amount)

    return side


BACKLOG = Row(
    id="backlog",
    group="report",
    what="backlog from JetStream into archive and cases",
    against="raw nats-py `fetch(500)` + ack",
    floor=filled("bench.rows.backlog:fetched"),
    ours=filled("bench.rows.backlog:ours"),
    goals=(Goal("per_s", least=0.35),),
    amount=30_000,
    quick=1_000,
)
