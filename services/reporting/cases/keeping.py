"""How do cases follow the archive: read once a page, folded, written once, with the cursor?"""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Table,
    Text,
    any_,
    func,
    select,
    text,
    update,
)
from sqlalchemy import bindparam as bind
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.beside import Shown, physical, standings
from kernel.delivery.envelope import MARKER
from kernel.delivery.parking import blocked_streams, park
from kernel.faults import crash_point
from kernel.hearing import read
from kernel.metrics import READER_BATCH
from kernel.pulse import Pulse
from kernel.rows import as_row, as_values
from kernel.running import Running
from kernel.tables import parked
from kernel.telemetry import span
from kernel.watching import Behind
from reporting.archive.arrival import recorded
from reporting.archive.tables import archive, archive_head
from reporting.cases.catalogue import KINDS
from reporting.cases.folding import Arrival, Version, fold, touches
from reporting.cases.kind import STILL, Kind, tables

PAGE = 2000
READER = "cases"
FEW = 200
CASES = Shown("cases", tuple(kind.table for kind in KINDS), version=1, inside=(parked,))
"""All cases are made anew together, with what cannot be read of the archive set aside."""

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
        at = await position(connection, lock=True)
        tables = await live(connection)
        if tables is None:
            return False
        head = (await connection.execute(select(archive_head.c.arrival))).scalar() or 0
        if head <= at:
            return False
        rows = await arrivals(connection, archive.c.arrival > at)
        READER_BATCH.labels("reporting", READER).observe(len(rows))
        told = [row["traceparent"] for row in rows]
        with span("fold", told, service="reporting", arrivals=len(rows)):
            page = await readable(connection, rows)
            for kind in kinds:
                await fold_into(connection, kind, page, tables)
        crash_point("cases.before_cursor")
        await move(connection, rows[-1]["arrival"])
    return True


async def arrivals(
    connection: AsyncConnection, *wanted: ColumnElement[bool]
) -> list[dict[str, Any]]:
    """The next page of arrivals, as plain dicts: each column of each is looked up."""
    page = select(archive).where(*wanted).order_by(archive.c.arrival).limit(PAGE)
    found = await connection.execute(page)
    names = list(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found]


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


async def readable(
    connection: AsyncConnection, rows: Sequence[Any], aside: Table = parked
) -> list[Arrival]:
    """What can be read of a page; the rest is set aside, with what follows it in its stream."""
    blocked = await blocked_streams(connection, aside)
    page: list[Arrival] = []
    for row in rows:
        if row["type"] == MARKER:
            continue
        event = recorded(row)
        reason = "waits behind a parked event" if event.stream in blocked else None
        try:
            told = read(event)
        except (LookupError, ValidationError) as cause:
            reason = reason or _why(cause)
        if reason is not None:
            blocked.add(event.stream)
            await park(connection, event, reason, aside)
        else:
            page.append(Arrival(row["arrival"], told, event))
    return page


def _why(cause: Exception) -> str:
    if isinstance(cause, ValidationError):
        fields = "、".join(".".join(map(str, one["loc"])) for one in cause.errors())
        return f"{cause.title}: {fields} 无法读取 cannot be read"
    return str(cause)


async def fold_into(
    connection: AsyncConnection, kind: Kind[Any], page: Sequence[Arrival], number: int
) -> None:
    """Bring one kind's numbered table up to date with a page."""
    told = touches(kind, page)
    if told:
        table = physical(kind.table, number)
        keys = list({key for _, key in told})
        folded = fold(kind, await _open(connection, kind, table, keys), told)
        await _close(connection, table, folded.closed)
        await _begin(connection, table, folded.begun)


async def _open(
    connection: AsyncConnection, kind: Kind[Any], table: Table, keys: Sequence[str]
) -> dict[str, Version]:
    wanted = select(table).where(table.c.case_id == any_(bind("keys", keys, ARRAY(Text))))
    return {
        row["case_id"]: Version(
            row["case_id"],
            row["committee"],
            row["happened_on"],
            tuple(row["events"]),
            row["known_from"],
            as_row(kind.row, row),
        )
        for row in (await connection.execute(wanted.where(table.c.known_to == STILL))).mappings()
    }


async def _close(
    connection: AsyncConnection, table: Table, closed: Sequence[tuple[str, int, int]]
) -> None:
    """End open versions: one statement, however many."""
    if not closed:
        return
    case_ids, since, at = (list(column) for column in zip(*closed, strict=True))
    ended = func.unnest(
        bind("ids", case_ids, ARRAY(Text)),
        bind("since", since, ARRAY(BigInteger)),
        bind("at", at, ARRAY(BigInteger)),
    ).table_valued("case_id", "known_from", "known_to")
    ended = ended.render_derived("ended")
    same = (table.c.case_id == ended.c.case_id) & (table.c.known_from == ended.c.known_from)
    await connection.execute(update(table).values(known_to=ended.c.known_to).where(same))


async def _begin(connection: AsyncConnection, table: Table, begun: Sequence[Version]) -> None:
    """Write new versions: a few by INSERT, many by COPY."""
    if len(begun) > FEW:
        await _copy(connection, table, begun)
    elif begun:
        rows = [dict(zip(table.columns.keys(), values(one), strict=True)) for one in begun]
        await connection.execute(insert(table), rows)


async def _copy(connection: AsyncConnection, table: Table, begun: Sequence[Version]) -> None:
    raw = (await connection.get_raw_connection()).driver_connection
    assert raw is not None
    await raw.copy_records_to_table(
        table.name,
        records=map(values, begun),
        columns=table.columns.keys(),
        schema_name=table.schema,
    )


def values(version: Version) -> list[Any]:
    """A version's columns, in the order of its table."""
    place = (version.case_id, version.known_from, version.known_to, version.committee)
    return [*place, version.happened_on, list(version.events), *as_values(version.case).values()]
