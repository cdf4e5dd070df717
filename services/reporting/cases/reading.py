"""What can be read of a page of arrivals, and what is set aside until it can?"""

import asyncio
from collections.abc import Sequence

from pydantic import ValidationError
from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.delivery.envelope import MARKER
from kernel.delivery.parking import blocked_streams, park
from kernel.garbage import uncollected
from kernel.hearing import read
from kernel.tables import parked
from reporting.archive.arrival import recorded
from reporting.archive.tables import archive
from reporting.cases.folding import Heard, Told

IN_A_GO = 250
"""So many are read before whatever else waits in this process has its turn."""

HEARD = [archive.c[name] for name in Heard._fields]


async def readable(
    connection: AsyncConnection, page: Sequence[Heard], aside: Table = parked
) -> list[Told]:
    """What can be read of a page; the rest is set aside, with what follows it in its stream."""
    blocked = await blocked_streams(connection, aside)
    told: list[Told] = []
    reasons: dict[int, str] = {}
    for begin in range(0, len(page), IN_A_GO):
        await asyncio.sleep(0)
        with uncollected():
            _read(page[begin : begin + IN_A_GO], blocked, told, reasons)
    if reasons:
        await _set_aside(connection, reasons, aside)
    return told


def _read(
    page: Sequence[Heard], blocked: set[str], told: list[Told], reasons: dict[int, str]
) -> None:
    for heard in page:
        if heard.type == MARKER:
            continue
        reason = "waits behind a parked event" if heard.stream in blocked else None
        try:
            event = read(heard)
        except (LookupError, ValidationError) as cause:
            reason = reason or _why(cause)
        if reason is None:
            told.append((event, heard))
        else:
            blocked.add(heard.stream)
            reasons[heard.arrival] = reason


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
