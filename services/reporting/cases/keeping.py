"""How do cases follow the archive: read once a page, folded, written once, with the cursor?"""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import BigInteger, Column, Table, Text, select, text, update
from sqlalchemy import bindparam as bind
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.delivery.envelope import MARKER
from kernel.delivery.parking import blocked_streams, park
from kernel.faults import crash_point
from kernel.hearing import read
from kernel.metrics import READER_BATCH
from kernel.pulse import Pulse
from kernel.rows import as_row, as_values
from kernel.service import Running
from kernel.telemetry import span
from kernel.watching import Behind
from reporting.archive.arrival import recorded
from reporting.archive.tables import archive, archive_head
from reporting.cases.catalogue import KINDS
from reporting.cases.folding import Arrival, Folded, Version, fold, touched
from reporting.cases.kind import STILL, Kind, tables

PAGE = 2000
READER = "cases"
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
        head = (await connection.execute(select(archive_head.c.arrival))).scalar() or 0
        if head <= at:
            return False
        wanted = select(archive).where(archive.c.arrival > at).order_by(archive.c.arrival)
        rows = (await connection.execute(wanted.limit(PAGE))).mappings().all()
        READER_BATCH.labels("reporting", READER).observe(len(rows))
        told = [row["traceparent"] for row in rows]
        with span("fold", told, service="reporting", arrivals=len(rows)):
            page = await readable(connection, rows)
            for kind in kinds:
                await fold_into(connection, kind, page)
        crash_point("cases.before_cursor")
        await _move(connection, rows[-1]["arrival"])
    return True


async def position(connection: AsyncConnection, *, lock: bool = False) -> int:
    """The arrival up to which cases are folded; locked, it is this process's turn."""
    first = insert(case_cursor).values(reader=READER, arrival=0)
    wanted = select(case_cursor.c.arrival).where(case_cursor.c.reader == READER)
    if lock:
        await connection.execute(first.on_conflict_do_nothing())
        wanted = wanted.with_for_update()
    return (await connection.execute(wanted)).scalar() or 0


async def _move(connection: AsyncConnection, arrival: int) -> None:
    moved = case_cursor.update().where(case_cursor.c.reader == READER)
    await connection.execute(moved.values(arrival=arrival))


async def readable(connection: AsyncConnection, rows: Sequence[Any]) -> list[Arrival]:
    """What can be read of a page; the rest is parked, with what follows it in its stream."""
    blocked = await blocked_streams(connection)
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
            await park(connection, event, reason)
        else:
            page.append(Arrival(row["arrival"], told, event))
    return page


def _why(cause: Exception) -> str:
    if isinstance(cause, ValidationError):
        fields = "、".join(".".join(map(str, one["loc"])) for one in cause.errors())
        return f"{cause.title}: {fields} 无法读取 cannot be read"
    return str(cause)


async def fold_into(connection: AsyncConnection, kind: Kind[Any], page: Sequence[Arrival]) -> None:
    """Bring one kind up to date with a page."""
    keys = touched(kind, page)
    if keys:
        await _write(connection, kind, fold(kind, await _open(connection, kind, keys), page))


async def _open(
    connection: AsyncConnection, kind: Kind[Any], keys: Sequence[str]
) -> dict[str, Version]:
    table = kind.table
    wanted = select(table).where(table.c.case_id.in_(keys), table.c.known_to == STILL)
    return {
        row["case_id"]: Version(
            row["case_id"],
            row["committee"],
            row["happened_on"],
            tuple(row["events"]),
            row["known_from"],
            as_row(kind.row, row),
        )
        for row in (await connection.execute(wanted)).mappings()
    }


async def _write(connection: AsyncConnection, kind: Kind[Any], folded: Folded) -> None:
    table = kind.table
    if folded.closed:
        ended = update(table).where(
            table.c.case_id == bind("b_case"), table.c.known_from == bind("b_from")
        )
        values = [
            {"b_case": case_id, "b_from": known_from, "b_to": at}
            for case_id, known_from, at in folded.closed
        ]
        await connection.execute(ended.values(known_to=bind("b_to")), values)
    if folded.begun:
        rows = [
            {
                "case_id": version.case_id,
                "known_from": version.known_from,
                "known_to": version.known_to,
                "committee": version.committee,
                "happened_on": version.happened_on,
                "events": list(version.events),
                **as_values(version.case),
            }
            for version in folded.begun
        ]
        await connection.execute(insert(table), rows)
