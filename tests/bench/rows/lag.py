"""How long does the event loop stand still while an annual summary prints?"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from statistics import quantiles

from bench.anew import rebuild
from bench.apart import alone, filling
from bench.archived import fill_archive
from bench.reporter import reporting, tables
from bench.row import Goal, Place, Row, Seen
from bench.story import CODE, story

from kernel.testing.running import client

TICK_S = 0.005
IDLE_S = 3.0
DRAFT = {"plenary": "5/4", "draft": "true"}


async def fill(place: Place, amount: int) -> AsyncIterator[Seen]:
    """A committee's two years, folded."""
    await tables(place.kept[0])
    await fill_archive(place.kept[0].owner, story(amount))
    async with reporting(place.kept[0]) as started:
        await rebuild(started)
        yield {}


class Lag:
    """How much later than asked the loop wakes somebody who sleeps 5 ms, again and again."""

    def __init__(self) -> None:
        self._late_s: list[float] = []

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            before = time.perf_counter()
            await asyncio.sleep(TICK_S)
            self._late_s.append(max(0.0, time.perf_counter() - before - TICK_S))

    def seen(self) -> Seen:
        """Percentiles in milliseconds."""
        percent = quantiles(self._late_s, n=100, method="inclusive")
        return {
            "p50_ms": percent[49] * 1000,
            "p99_ms": percent[98] * 1000,
            "most_ms": max(self._late_s) * 1000,
        }


@contextlib.asynccontextmanager
async def watched() -> AsyncIterator[Lag]:
    """The loop's lag during the block."""
    lag = Lag()
    watching = asyncio.create_task(lag.watch())
    try:
        yield lag
    finally:
        watching.cancel()


async def idle(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The floor: the same service with nothing to do."""
    async with reporting(place.kept[0]):
        async with watched() as lag:
            await asyncio.sleep(IDLE_S)
        yield lag.seen()


async def ours(place: Place, amount: int) -> AsyncIterator[Seen]:
    """An annual summary with its evidence, as a draft, asked for over HTTP in the same loop."""
    async with reporting(place.kept[0]) as started, client(started) as http:
        path = f"/committees/{CODE}/documents/annual-summary"
        async with watched() as lag:
            began = time.perf_counter()
            told = await http.post(path, params=DRAFT, timeout=300)
            took_s = time.perf_counter() - began
        assert told.status_code == 200, told.text
        yield {**lag.seen(), "took_s": took_s}


LAG = Row(
    id="lag",
    group="report",
    what="the event loop's lag while an annual summary prints",
    against="the same service, idle",
    floor=alone("bench.rows.lag:idle"),
    ours=alone("bench.rows.lag:ours"),
    goals=(Goal("p99_ms", of="ours", most=50), Goal("most_ms")),
    amount=8_000,
    quick=1_200,
    keeps=1,
    fill=filling("bench.rows.lag:fill"),
)
