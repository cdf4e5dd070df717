"""How do cases follow the archive: read once a page, folded, written once, with the cursor?"""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, Table, Text, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.faults import crash_point
from kernel.garbage import uncollected
from kernel.metrics import READER_BATCH
from kernel.pulse import Pulse
from kernel.running import Running
from kernel.shown import Shown, standings
from kernel.tables import parked
from kernel.telemetry import span
from kernel.watching import Behind
from reporting.archive.tables import archive, archive_head
from reporting.cases.catalogue import KINDS
from reporting.cases.folding import Heard, touches
from reporting.cases.kind import Kind, tables
from reporting.cases.reading import HEARD, Read, read_each, readable
from reporting.cases.writing import fold_into

PAGE = 5000
READER = "cases"
CASES = Shown(
    "cases", tuple(kind.table for kind in KINDS), version=2, inside=(parked,), unlogged=True
)
"""All cases are made anew together, with what cannot be read of the archive set aside."""

AT_ONCE = text("set local synchronous_commit = off")
"""What was folded need not be on the disk yet: lost with the server, cases and cursor together, it
is folded again from the archive, which is."""

log = logging.getLogger(__name__)

case_cursor = Table(
    "case_cursor",
    tables,
    Column("reader", Text, primary_key=True),
    Column("arrival", BigInteger, nullable=False),
)


def keep(running: Running) -> Coroutine[Any, Any, None]:
    """Follow the archive for ever."""
    return _kept(running, running.pulse(READER))


async def _kept(running: Running, pulse: Pulse) -> None:
    with running.bell.ear() as ear:
        while not pulse.stopping:
            try:
                while await step(running.engine):
                    pulse.beat()
                    running.bell.ring()
                    if pulse.stopping:
                        return
                pulse.beat()
            except Exception as failure:
                pulse.failed(failure)
                log.exception("the cases could not be brought up to date; trying again")
                await asyncio.sleep(0.5)
            await ear.wait(1.0)


async def measured(connection: AsyncConnection) -> list[Behind]:
    """How many arrivals are not yet folded, and since when the first of them is here."""
    at = await position(connection)
    head = (await connection.execute(select(archive_head.c.arrival))).scalar() or 0
    first = select(archive.c.arrived_at).where(archive.c.arrival == at + 1)
    since = (await connection.execute(first)).scalar() if head > at else None
    return [Behind(READER, "archive", max(head - at, 0), since)]


async def step(engine: AsyncEngine, kinds: Sequence[Kind[Any]] = KINDS) -> bool:
    """Fold the next page of arrivals; whether there was one."""
    async with engine.begin() as connection:
        # A rebuild may hold the cursor for minutes: that is no death of this reader.
        await connection.execute(text("set local lock_timeout = '20s'"))
        await connection.execute(AT_ONCE)
        at = await position(connection, lock=True)
        tables = await live(connection)
        if tables is None:
            return False
        head = (await connection.execute(select(archive_head.c.arrival))).scalar() or 0
        if head <= at:
            return False
        page = await arrivals(connection, archive.c.arrival > at)
        READER_BATCH.labels("reporting", READER).observe(len(page))
        told = [heard.traceparent for heard in page]
        with span("fold", told, service="reporting", arrivals=len(page)):
            await fold_page(connection, await read_each(page), tables, kinds=kinds)
        crash_point("cases.before_cursor")
        await move(connection, page[-1].arrival)
    return True


async def arrivals(connection: AsyncConnection, *wanted: ColumnElement[bool]) -> list[Heard]:
    """The next page of arrivals."""
    page = select(*HEARD).where(*wanted).order_by(archive.c.arrival).limit(PAGE)
    return [Heard._make(row) for row in await connection.execute(page)]


async def fold_page(
    connection: AsyncConnection,
    page: Sequence[Read],
    number: int,
    aside: Table = parked,
    kinds: Sequence[Kind[Any]] = KINDS,
) -> None:
    """Bring the numbered tables of all kinds up to date with a page of arrivals."""
    readable_ = await readable(connection, page, aside)
    with uncollected():
        told = touches(kinds, readable_)
    for kind in kinds:
        await fold_into(connection, kind, told[kind.name], number)


async def live(connection: AsyncConnection) -> int | None:
    """The number of the tables that are read; None while their versions are not this program's."""
    at = (await standings(connection))[CASES.name]
    return at.live if at.version == CASES.version else None


async def position(connection: AsyncConnection, *, lock: bool = False) -> int:
    """The arrival up to which cases are folded; locked, it is this process's turn."""
    first = insert(case_cursor).values(reader=READER, arrival=0)
    wanted = select(case_cursor.c.arrival).where(case_cursor.c.reader == READER)
    if lock:
        await connection.execute(first.on_conflict_do_nothing())
        wanted = wanted.with_for_update()
    return (await connection.execute(wanted)).scalar() or 0


async def move(connection: AsyncConnection, arrival: int) -> None:
    """Set how far cases are folded."""
    moved = case_cursor.update().where(case_cursor.c.reader == READER)
    await connection.execute(moved.values(arrival=arrival))
