"""How does an event come into the archive: once, in order of arrival, chained?"""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter
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
        origin = str(one.origin)
        at, chain = at + 1, _chained(chain, origin, one.hash)
        rows.append((at, now, origin, one.origin.committee, chain, *_PLACE(one), *_told(one)))
    raw: Any = (await connection.get_raw_connection()).driver_connection
    await raw.copy_records_to_table(
        archive.name, schema_name="public", records=rows, columns=_COLUMNS
    )
    await connection.execute(archive_head.update().values(arrival=at, chain=chain, arrived_at=now))
    await connection.execute(select(func.pg_notify("log", "archive")))


def chained(chain: bytes, one: Arrived) -> bytes:
    """The archive's own chain: over the order of arrival and each event's hash."""
    return _chained(chain, str(one.origin), one.hash)


def _chained(chain: bytes, origin: str, hash: bytes) -> bytes:
    return sha256(chain + origin.encode() + hash).digest()


async def _head(connection: AsyncConnection) -> tuple[int, bytes, datetime]:
    first = insert(archive_head).values(one=1, arrival=0, chain=GENESIS, arrived_at=wall_clock())
    await connection.execute(first.on_conflict_do_nothing())
    row = (await connection.execute(select(archive_head).with_for_update())).one()
    return row.arrival, row.chain, row.arrived_at


def _told(one: Arrived) -> tuple[Any, ...]:
    """Of a marker its type alone: what else there was is not told."""
    return _MARKED if isinstance(one, Marker) else _OF(one)


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


_OF = attrgetter(*_TOLD)
_MARKED = (MARKER, *(None for _ in _TOLD[1:]))
_PLACED = ("position", "event_id", "prevhash", "hash")
_PLACE = attrgetter(*_PLACED)
_COLUMNS = ("arrival", "arrived_at", "origin", "committee", "chain", *_PLACED, *_TOLD)


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
