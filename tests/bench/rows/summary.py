"""How long do an annual summary's figures, and its paper, take in a committee among many?"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from statistics import median

import asyncpg
from bench.apart import alone, filling
from bench.reporter import reporting
from bench.row import Goal, Place, Row, Seen
from bench.rows.figures import INDEXED
from bench.story import committee

from kernel.tables import READING
from reporting.archive.cut import cut_now
from reporting.documents.making import Making, program_version
from reporting.figures.scope import Scope, scope_of
from reporting.issue.gathering import facts_of
from reporting.issue.issuing import composed, written
from reporting.render.docx import docx

ASKED = 5
"""Times a round asks, after one that is not counted."""


async def ours(place: Place, amount: int) -> AsyncIterator[Seen]:
    """All figures of this year and the one before; then also the .docx; then as it is issued.

    Issuing counts all figures again, and draws the evidence workbook too.
    """
    async with reporting(place.kept[0]) as started:
        engine, here = started.engine, committee()

        async def scope() -> Scope:
            return await scope_of(engine, here, 5, 4, "plenary", await cut_now(engine, here))

        async def figures() -> None:
            assert len((await facts_of(engine, await scope())).values) > 200

        async def paper() -> None:
            making = Making(program_version())
            _, document = await composed(engine, await scope(), "annual-summary", making)
            assert await asyncio.to_thread(docx, document)

        async def issued() -> None:
            making = Making(program_version())
            told = await written(engine, await scope(), "annual-summary", making)
            assert all(told.files.values())

        yield {
            "figures_ms": await _took(figures),
            "docx_ms": await _took(paper),
            "issued_ms": await _took(issued),
        }


async def indexed(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The floor of all: one count(*) of the proposals' versions, by the index."""
    connection = await asyncpg.connect(place.kept[0].service, server_settings=READING)
    head = await connection.fetchval("select arrival from archive_head")
    took_ms = await _took(lambda: connection.fetch(INDEXED, committee(), head))
    await connection.close()
    yield dict.fromkeys(("figures_ms", "docx_ms", "issued_ms"), took_ms)


async def _took(ask: Callable[[], Awaitable[object]]) -> float:
    """The median in milliseconds."""
    await ask()
    took_ms = []
    for _ in range(ASKED):
        began = time.perf_counter()
        await ask()
        took_ms.append((time.perf_counter() - began) * 1000)
    return median(took_ms)


SUMMARY = Row(
    id="summary",
    group="figures",
    what="all figures of an annual summary; also its .docx; the summary as it is issued, evidence "
    "and all; about 50,000 versions among those of so many events",
    against="one indexed `count(*)` over the same proposals' versions",
    floor=alone("bench.rows.summary:indexed"),
    ours=alone("bench.rows.summary:ours"),
    goals=(
        Goal("figures_ms", of="ours", most=2000),
        Goal("docx_ms", of="ours", most=5000),
        Goal("issued_ms", of="ours"),
    ),
    amount=2_000_000,
    quick=4_000,
    keeps=1,
    fill=filling("bench.rows.figures:fill", alike=False),
)
