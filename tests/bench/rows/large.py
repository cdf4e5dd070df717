"""Is a log of two million events as fast, and as small in memory, as one of a hundred thousand?"""

import time
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import timedelta
from itertools import islice
from statistics import median
from typing import Any
from uuid import uuid4

import asyncpg
from bench.anew import let_go, rebuild
from bench.apart import child
from bench.archived import fill_archive
from bench.counting import CODE, COUNTERS, HERE, NOTE, Counted, lives
from bench.load import rate
from bench.reporter import reporting
from bench.reporter import tables as reporting_tables
from bench.row import Goal, Place, Row, Seen, Side
from bench.rows.append import ours as appending
from bench.rows.append import tables as counting_tables
from bench.story import story
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from kernel import beside
from kernel.bell import Bell
from kernel.beside import prepare_shown
from kernel.clock import wall_clock
from kernel.delivery.bus import Bus
from kernel.delivery.relay import Relay
from kernel.follow import Follower
from kernel.ids import uuid7
from kernel.log.chain import DIGEST, GENESIS, Origin, Recorded
from kernel.tables import events

TIMES = 20
APPENDED = 4_000
RELAYED = 100_000
"""The relay is measured over the end of the log, whatever lies before."""

PAGE = 5000
NAMES = tuple(column.name for column in events.columns)
HEAD = """insert into log_head
          (committee, service, incarnation, digest, position, hash, recorded_at) values
          ($1, 'counting', 'bench', $2, $3, $4, $5) returning origin"""
MOVE = "update log_head set position = $2, hash = $3 where origin = $1"
CURSOR = "insert into cursors (reader, origin, position) values ('relay', $1, $2)"
KNOWN = """insert into directory (committee, code, name, subject)
           values ($1, $2, '云岭市政协', '99.99.00.000')"""


def log(amount: int) -> Iterator[Recorded]:
    """A log as the counting service would have written it, chained."""
    origin, before, at = Origin(HERE, "counting", "bench"), GENESIS, wall_clock()
    version, last = 0, None
    for position, counter in enumerate(lives(amount), 1):
        version, last = (version + 1 if counter == last else 1), counter
        told = Recorded(
            origin=origin,
            position=position,
            event_id=uuid7(),
            stream=f"counter-{counter}",
            version=version,
            type=Counted.event_name,
            schema_number=1,
            published=True,
            occurred_on=at.date(),
            occurred_at=None,
            recorded_at=at + timedelta(microseconds=position),
            actor="office:bench",
            on_behalf_of=None,
            correlation_id=uuid4(),
            causation_id=None,
            source=None,
            traceparent=None,
            data=Counted(counter=counter, by=1, note=NOTE).as_text(),
            prevhash=before,
        ).sealed()
        before = told.hash
        yield told


async def fill(place: Place, amount: int) -> AsyncIterator[Seen]:
    """COPY a log of so many events, with its head; the relay stands before the end of it."""
    await counting_tables(place)
    connection = await asyncpg.connect(place.fresh[0].owner)
    number = await connection.fetchval(HEAD, HERE, DIGEST, 0, GENESIS, wall_clock())
    written, last = log(amount), GENESIS
    while page := list(islice(written, PAGE)):
        rows = [_columns(number, one) for one in page]
        await connection.copy_records_to_table("events", records=rows, columns=NAMES)
        last = page[-1].hash
    await connection.execute(MOVE, number, amount, last)
    await connection.execute(CURSOR, number, max(0, amount - RELAYED))
    await connection.execute(KNOWN, HERE, CODE)
    await connection.execute("analyze")
    await connection.close()
    yield {}


def _columns(number: int, one: Recorded) -> tuple[Any, ...]:
    return tuple(number if name == "origin" else getattr(one, name) for name in NAMES)


async def follow(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The view from the log's first event to its last."""
    engine = _engine(place)
    await prepare_shown(engine, (COUNTERS.shown,))
    follower = Follower(engine, "counting", (COUNTERS,), Bell())
    began = time.perf_counter()
    while await follower.step():
        pass
    yield rate(amount, time.perf_counter() - began)
    await engine.dispose()


async def relay(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The end of the log into JetStream."""
    engine, bus = _engine(place), Bus(place.nats, "counting")
    await bus.start()
    relaying = Relay(engine, bus, "counting", Bell(), "bench")
    began = time.perf_counter()
    await relaying._lease.acquire()
    while await relaying.step():
        await relaying._lease.acquire()
    yield rate(min(amount, RELAYED), time.perf_counter() - began)
    await bus.stop()
    await engine.dispose()


async def append(place: Place, amount: int) -> AsyncIterator[Seen]:
    """Commands onto the log that is there."""
    async for seen in appending(place, APPENDED):
        yield seen


async def archive(place: Place, amount: int) -> AsyncIterator[Seen]:
    """An archive of so many events."""
    await reporting_tables(place.fresh[1])
    await fill_archive(place.fresh[1].owner, story(amount))
    yield {}


async def refold(place: Place, amount: int, times: int = 1) -> AsyncIterator[Seen]:
    """All cases from that archive, so many times one after another."""
    beside.SAFE_S = 0  # nobody else reads here, so nobody is waited for between two times
    folded, took_s = 0, 0.0
    async with reporting(place.fresh[1]) as started:
        for _ in range(times):
            await let_go(started)
            began = time.perf_counter()
            folded += await rebuild(started)
            took_s += time.perf_counter() - began
        yield rate(folded, took_s)


async def refold_often(place: Place, amount: int) -> AsyncIterator[Seen]:
    """As many events as the large side folds: a burst of seconds is quicker than minutes are."""
    async for seen in refold(place, amount, TIMES):
        yield seen


def _engine(place: Place) -> AsyncEngine:
    url = place.fresh[0].service.replace("postgresql://", "postgresql+asyncpg://", 1)
    return create_async_engine(url)


LOG = ("fill", "relay", "follow", "append")
CASES = ("archive", "refold", "refold", "refold")
FEW_CASES = ("archive", "refold_often")
"""Each step in a process of its own; what is done more than once tells its median."""


def at(share: int, steps: Sequence[str]) -> Side:
    """A side: fill, then each step."""

    async def side(place: Place, amount: int) -> Seen:
        told: dict[str, list[Seen]] = {}
        for name in steps:
            async with child(f"bench.rows.large:{name}", place, amount=amount // share) as process:
                seen = await process.hear()
                seen |= await process.end()
            told.setdefault(name.removesuffix("_often"), []).append(seen)
        return {
            f"{name}_{short}": median(one[measure] for one in seen)
            for name, seen in told.items()
            if name not in ("fill", "archive")
            for short, measure in (("per_s", "per_s"), ("mb", "peak_mb"))
        }

    return side


def _row(id: str, what: str, steps: Sequence[str], few: Sequence[str], names: Sequence[str]) -> Row:
    return Row(
        id=id,
        group="large",
        what=what,
        against="the same at a twentieth",
        floor=at(TIMES, few),
        ours=at(1, steps),
        goals=tuple(goal for name in names for goal in _goals(name)),
        amount=2_000_000,
        quick=4_000,
        apart=True,
    )


def _goals(step: str) -> tuple[Goal, Goal]:
    return Goal(f"{step}_per_s", least=round(1 / 1.2, 2)), Goal(f"{step}_mb", most=1.2)


LARGE = (
    _row("large-log", "a log of 2 M events against one of 100 k", LOG, LOG, LOG[1:]),
    _row(
        "large-cases", "all cases anew from 2 M events against 100 k", CASES, FEW_CASES, CASES[1:2]
    ),
)
