"""What can be read of a page of arrivals, and what is set aside until it can?"""

import asyncio
from collections.abc import Sequence
from typing import NamedTuple

from pydantic import ValidationError
from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.delivery.envelope import MARKER
from kernel.delivery.parking import blocked_streams, park
from kernel.event import Event
from kernel.garbage import uncollected
from kernel.hearing import read
from kernel.tables import parked
from reporting.archive.arrival import recorded
from reporting.archive.tables import archive
from reporting.cases.folding import Heard, Told

IN_A_GO = 250
"""So many are read before whatever else waits in this process has its turn."""

HEARD = [archive.c[name] for name in Heard._fields]


class Read(NamedTuple):
    """An arrival and the event that it tells, or why that cannot be read; of a marker neither."""

    heard: Heard
    event: Event | None
    why: str | None


async def read_each(page: Sequence[Heard]) -> list[Read]:
    """Every arrival of a page by itself; no statement is needed for it."""
    found: list[Read] = []
    for begin in range(0, len(page), IN_A_GO):
        await asyncio.sleep(0)
        with uncollected():
            found += map(_read, page[begin : begin + IN_A_GO])
    return found


def _read(heard: Heard) -> Read:
    if heard.type == MARKER:
        return Read(heard, None, None)
    try:
        return Read(heard, read(heard), None)
    except (LookupError, ValidationError) as cause:
        return Read(heard, None, _why(cause))


async def readable(
    connection: AsyncConnection, page: Sequence[Read], aside: Table = parked
) -> list[Told]:
    """What can be read of a page; the rest is set aside, with what follows it in its stream."""
    blocked = await blocked_streams(connection, aside)
    told: list[Told] = []
    reasons: dict[int, str] = {}
    for heard, event, why in page:
        if event is None and why is None:
            continue
        if heard.stream in blocked:
            reasons[heard.arrival] = "waits behind a parked event"
        elif event is None:
            blocked.add(heard.stream)
            reasons[heard.arrival] = str(why)
        else:
            told.append((event, heard))
    if reasons:
        await _set_aside(connection, reasons, aside)
    return told


async def _set_aside(connection: AsyncConnection, reasons: dict[int, str], aside: Table) -> None:
    wanted = select(archive).where(archive.c.arrival.in_(list(reasons)))
    rows = await connection.execute(wanted.order_by(archive.c.arrival))
    for row in rows.mappings().all():
        await park(connection, recorded(row), reasons[row["arrival"]], aside)


def _why(cause: Exception) -> str:
    if isinstance(cause, ValidationError):
        fields = "、".join(".".join(map(str, one["loc"])) for one in cause.errors())
        return f"{cause.title}: {fields} 无法读取 cannot be read"
    return str(cause)
