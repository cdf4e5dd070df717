"""How does an event come into the archive: once, in order of arrival, chained?"""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.clock import wall_clock
from kernel.delivery.envelope import MARKER, Arrived, Marker
from kernel.log.chain import GENESIS, Origin, Recorded
from reporting.archive.tables import archive, archive_head


async def take(connection: AsyncConnection, arrived: Sequence[Arrived]) -> None:
    """Keep arrivals, in order, inside the transaction that moves the inbox."""
    if not arrived:
        return
    at, chain, last = await _head(connection)
    now = max(wall_clock(), last)
    rows = []
    for one in arrived:
        at, chain = at + 1, chained(chain, one)
        rows.append({"arrival": at, "arrived_at": now, "chain": chain, **_columns(one)})
    await connection.execute(insert(archive), rows)
    await connection.execute(archive_head.update().values(arrival=at, chain=chain, arrived_at=now))
    await connection.execute(select(func.pg_notify("log", "archive")))


def chained(chain: bytes, one: Arrived) -> bytes:
    """The archive's own chain: over the order of arrival and each event's hash."""
    return sha256(chain + str(one.origin).encode() + one.hash).digest()


async def _head(connection: AsyncConnection) -> tuple[int, bytes, datetime]:
    first = insert(archive_head).values(one=1, arrival=0, chain=GENESIS, arrived_at=wall_clock())
    await connection.execute(first.on_conflict_do_nothing())
    row = (await connection.execute(select(archive_head).with_for_update())).one()
    return row.arrival, row.chain, row.arrived_at


def _columns(one: Arrived) -> dict[str, Any]:
    place = {
        "origin": str(one.origin),
        "position": one.position,
        "event_id": one.event_id,
        "committee": one.origin.committee,
        "prevhash": one.prevhash,
        "hash": one.hash,
    }
    if isinstance(one, Marker):
        return place | dict.fromkeys(_TOLD) | {"type": MARKER}
    return place | {name: getattr(one, name) for name in _TOLD}


_TOLD = (
    "type",
    "stream",
    "version",
    "schema_number",
    "occurred_on",
    "occurred_at",
    "recorded_at",
    "actor",
    "on_behalf_of",
    "correlation_id",
    "causation_id",
    "source",
    "traceparent",
    "data",
)


def recorded(row: Any) -> Recorded:
    """An archived event (no marker) as it was recorded at its origin."""
    return Recorded(
        origin=_origin(row["origin"]),
        position=row["position"],
        event_id=row["event_id"],
        published=True,
        prevhash=row["prevhash"],
        hash=row["hash"],
        **{name: row[name] for name in _TOLD},
    )


_origin = lru_cache(maxsize=1000)(Origin.parse)
"""There are few origins, and each archived event names one."""
