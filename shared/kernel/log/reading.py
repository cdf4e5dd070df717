"""How is the log read: a page of an origin, the heads, a stream?"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.event import Event, event_class
from kernel.log.chain import GENESIS, Origin, Recorded
from kernel.tables import events, log_head


async def heads(
    connection: AsyncConnection, service: str | None = None
) -> list[tuple[int, Origin, int]]:
    """Every origin kept here: its number, its name, its last position."""
    rows = await connection.execute(select(log_head).order_by(log_head.c.origin))
    return [
        (row.origin, Origin(row.committee, row.service, row.incarnation), row.position)
        for row in rows
        if service is None or row.service == service
    ]


async def page(
    connection: AsyncConnection, number: int, origin: Origin, after: int, limit: int = 1000
) -> list[Recorded]:
    """Events of an origin in order, from position `after` + 1, at most `limit`."""
    wanted = select(events).where(events.c.origin == number)
    # The row before the first gives its `prevhash`; it is read with the page and dropped.
    wanted = wanted.where(events.c.position >= after).order_by(events.c.position).limit(limit + 1)
    rows = (await connection.execute(wanted)).mappings().all()
    return chained_rows(origin, rows, after)[:limit]


def chained_rows(origin: Origin, rows: Sequence[Any], after: int) -> list[Recorded]:
    """Rows in order of position as events; each takes its predecessor's hash."""
    previous = GENESIS
    found: list[Recorded] = []
    for row in rows:
        if row["position"] > after:
            found.append(recorded(origin, row, previous))
        previous = row["hash"]
    return found


def recorded(origin: Origin, row: Any, prevhash: bytes) -> Recorded:
    """One row of the log as an event."""
    return Recorded(
        origin=origin,
        position=row["position"],
        event_id=row["event_id"],
        stream=row["stream"],
        version=row["version"],
        type=row["type"],
        schema_number=row["schema_number"],
        published=row["published"],
        occurred_on=row["occurred_on"],
        occurred_at=row["occurred_at"],
        recorded_at=row["recorded_at"],
        actor=row["actor"],
        on_behalf_of=row["on_behalf_of"],
        correlation_id=row["correlation_id"],
        causation_id=row["causation_id"],
        source=row["source"],
        traceparent=row["traceparent"],
        data=row["data"],
        prevhash=prevhash,
        hash=row["hash"],
    )


async def origin_number(
    connection: AsyncConnection, committee: UUID, service: str
) -> tuple[int, Origin] | None:
    """The local number of a committee's log here, its newest incarnation."""
    wanted = select(log_head).where(
        log_head.c.committee == committee, log_head.c.service == service
    )
    row = (await connection.execute(wanted.order_by(log_head.c.origin.desc()))).first()
    if row is None:
        return None
    return row.origin, Origin(row.committee, row.service, row.incarnation)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a stream as people read it: what, when, who, for whom, from where.

    Attributes:
        type, title: its name and its Chinese title; `title` is the name for an unknown one.
        reason: the reason that the event itself names, if any.
    """

    version: int
    position: int
    type: str
    title: str
    published: bool
    occurred_on: date | None
    recorded_at: datetime
    actor: str
    on_behalf_of: str | None
    source: str | None
    reason: str | None


TOLD = text("""
select type, data from events join log_head using (origin)
where committee = :committee and stream = :stream and type = any(cast(:names as text[]))
order by version
""")


async def told_of(
    connection: AsyncConnection, committee: UUID, stream: str, *classes: type[Event]
) -> list[Event]:
    """A stream's events of these classes, in order, as the log has them: no view is waited for."""
    names = {one.event_name: one for one in classes}
    told = {"committee": committee, "stream": stream, "names": list(names)}
    rows = await connection.execute(TOLD, told)
    return [names[row.type].read(row.data) for row in rows]


async def history(connection: AsyncConnection, committee: UUID, stream: str) -> list[Entry]:
    """A stream's events in order; empty when the committee has no such stream."""
    wanted = select(events).join(log_head, log_head.c.origin == events.c.origin)
    wanted = wanted.where(events.c.stream == stream, log_head.c.committee == committee)
    rows = (await connection.execute(wanted.order_by(events.c.version))).mappings().all()
    return [_entry(row) for row in rows]


def _entry(row: Any) -> Entry:
    known = event_class(row["type"])
    names = [one for one in Entry.__dataclass_fields__ if one not in ("title", "reason")]
    return Entry(
        **{name: row[name] for name in names},
        title=known.title_zh if known else row["type"],
        reason=json.loads(row["data"]).get("reason"),
    )
