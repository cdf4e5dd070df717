"""How is an archived event shown as proof: what happened, when, and where it was written?"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY as PG_ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.event import event_class
from reporting.archive.tables import archive


@dataclass(frozen=True, slots=True)
class EventProof:
    """One event behind a case: what happened, when, and the ledger row it was read from.

    Attributes:
        origin, position: where it stands in which log.
    """

    arrival: int
    event_id: UUID
    type: str
    title: str
    stream: str
    occurred_on: date
    recorded_at: datetime
    source: dict[str, Any] | None
    origin: str
    position: int


PROOF = tuple(
    archive.c[name]
    for name in (
        "arrival",
        "event_id",
        "type",
        "stream",
        "occurred_on",
        "recorded_at",
        "source",
        "origin",
        "position",
    )
)
"""The columns of an archived event that `proof_of` reads, in this order."""


def proof_of(row: Sequence[Any]) -> EventProof:
    """An archived event as it is shown."""
    arrival, event_id, type, stream, occurred_on, recorded_at, source, origin, position = row
    known = event_class(type)
    return EventProof(
        arrival,
        event_id,
        type,
        known.title_zh if known else type,
        stream,
        occurred_on,
        recorded_at,
        None if source is None else json.loads(source),
        origin,
        position,
    )


async def proofs_at(connection: AsyncConnection, arrivals: Iterable[int]) -> dict[int, EventProof]:
    """The events of these arrivals, by arrival."""
    listed = (
        func.unnest(cast(sorted(arrivals), PG_ARRAY(BigInteger)))
        .table_valued("arrival")
        .render_derived("listed")
    )
    wanted = select(*PROOF).join(listed, archive.c.arrival == listed.c.arrival)
    return {row[0]: proof_of(row) for row in await connection.execute(wanted)}
