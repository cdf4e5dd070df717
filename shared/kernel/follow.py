"""How do views follow the log: folded in memory, each row written once, with their cursor?"""

import asyncio
import logging
import time
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.bell import Bell
from kernel.event import Event, event_class
from kernel.log.chain import Origin, Recorded
from kernel.log.reading import heads, page
from kernel.metrics import READER_BATCH
from kernel.pulse import Pulse
from kernel.rows import as_row, as_values
from kernel.tables import cursors
from kernel.telemetry import span

R = TypeVar("R")
VIEWS = "views"
PAGE = 1000
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class View(Generic[R]):
    """A fold of events to one row a key.

    Attributes:
        table: where the rows are; its primary key is one column.
        row_type: the frozen dataclass of a row, fields named like the columns.
        events: what it folds; others pass it by.
        key: the row an event touches.
        row: the row after an event; None removes it. Pure.
    """

    table: Table
    row_type: type[R]
    events: tuple[type[Event], ...]
    key: Callable[[Any, Recorded], Hashable]
    row: Callable[[R | None, Any, Recorded], R | None]


Told = tuple[Event, Recorded]
Lagging = tuple[int, Origin, int, int]
"""An origin that has news for a reader: its number here, its name, the reader's place, its head."""


def readable(page: Iterable[Recorded]) -> list[Told]:
    """The events of a page that this program has classes for, read through them."""
    told: list[Told] = []
    for recorded in page:
        known = event_class(recorded.type)
        if known is not None:
            told.append((known.read(recorded.data), recorded))
    return told


async def fold(connection: AsyncConnection, view: View[Any], told: Sequence[Told]) -> None:
    """Bring a view's rows up to date with these events: read once, fold, write once."""
    concerned = [(view.key(event, at), event, at) for event, at in told if _folds(view, event)]
    if not concerned:
        return
    keys = list(dict.fromkeys(key for key, _, _ in concerned))
    before = await _rows(connection, view, keys)
    after: dict[Hashable, Any] = dict(before)
    for key, event, at in concerned:
        after[key] = view.row(after.get(key), event, at)
    await _write(connection, view, before, after)


def _folds(view: View[Any], event: Event) -> bool:
    return isinstance(event, view.events)


async def _rows(
    connection: AsyncConnection, view: View[Any], keys: list[Hashable]
) -> dict[Hashable, Any]:
    (key,) = view.table.primary_key.columns
    found = await connection.execute(select(view.table).where(key.in_(keys)))
    rows = [as_row(view.row_type, row) for row in found.mappings()]
    return {getattr(row, key.name): row for row in rows}


async def _write(
    connection: AsyncConnection,
    view: View[Any],
    before: dict[Hashable, Any],
    after: dict[Hashable, Any],
) -> None:
    (key,) = view.table.primary_key.columns
    gone = [name for name, row in after.items() if row is None and name in before]
    changed = [
        as_values(row) for name, row in after.items() if row is not None and row != before.get(name)
    ]
    if gone:
        await connection.execute(view.table.delete().where(key.in_(gone)))
    if changed:
        upsert = insert(view.table)
        others = {c.name: upsert.excluded[c.name] for c in view.table.columns if c is not key}
        await connection.execute(
            upsert.on_conflict_do_update(index_elements=[key], set_=others), changed
        )


class Follower:
    """Keeps a service's own views up to date with its own log."""

    def __init__(
        self,
        engine: AsyncEngine,
        service: str,
        views: Sequence[View[Any]],
        bell: Bell,
        name: str = VIEWS,
        pulse: Pulse | None = None,
    ) -> None:
        self._pulse = pulse or Pulse(service, name)
        self._engine, self._service, self._views = engine, service, views
        self._bell, self.name = bell, name

    async def run(self) -> None:
        """Follow for ever; a failure is logged and tried again."""
        with self._bell.ear() as ear:
            while not self._pulse.stopping:
                try:
                    while await self.step():
                        if self._pulse.stopping:
                            return
                    self._pulse.beat()
                except asyncio.CancelledError:
                    raise
                except Exception as failure:
                    self._pulse.failed(failure)
                    log.exception("%s: the follower %s failed", self._service, self.name)
                    await asyncio.sleep(0.5)
                await ear.wait(1.0)

    async def step(self) -> bool:
        """Fold one page of every origin that has news; whether there was any."""
        async with self._engine.connect() as connection:
            behind = await lagging(connection, self._service, self.name)
        for number, origin, at, _ in in_turn(behind):
            async with self._engine.begin() as connection:
                await self._fold_page(connection, number, origin, at)
            self._pulse.beat()
        return bool(behind)

    async def _fold_page(
        self, connection: AsyncConnection, number: int, origin: Origin, at: int
    ) -> None:
        found = await page(connection, number, origin, at, PAGE)
        READER_BATCH.labels(self._service, self.name).observe(len(found))
        told = readable(found)
        traces = [event.traceparent for event in found]
        with span(f"follow {self.name}", traces, service=self._service, positions=len(found)):
            for view in self._views:
                await fold(connection, view, told)
            await move(connection, self.name, number, found[-1].position)


async def lagging(connection: AsyncConnection, service: str, reader: str) -> list[Lagging]:
    """The origins in which a reader is behind, the oldest first."""
    rows = await connection.execute(select(cursors).where(cursors.c.reader == reader))
    at = {row.origin: row.position for row in rows}
    return [
        (number, origin, at.get(number, 0), position)
        for number, origin, position in await heads(connection, service)
        if position > at.get(number, 0)
    ]


def in_turn(behind: Sequence[Lagging]) -> list[Lagging]:
    """Of each committee the oldest log that is not read to its end.

    A later incarnation goes on with the streams of the one before it.
    """
    oldest: dict[UUID, Lagging] = {}
    for one in behind:
        oldest.setdefault(one[1].committee, one)
    return list(oldest.values())


async def move(connection: AsyncConnection, reader: str, number: int, position: int) -> None:
    """Set a reader's cursor."""
    upsert = insert(cursors).values(reader=reader, origin=number, position=position)
    await connection.execute(
        upsert.on_conflict_do_update(
            index_elements=["reader", "origin"], set_={"position": upsert.excluded.position}
        )
    )


async def until(
    engine: AsyncEngine, reader: str, origin: Origin, position: int, timeout_s: float = 5.0
) -> bool:
    """Wait until a reader has taken `position` of an origin; False when the time is up first."""
    deadline, pause_s = time.monotonic() + timeout_s, 0.002
    while True:
        async with engine.connect() as connection:
            behind = await lagging(connection, origin.service, reader)
        if all(at >= position for _, lagged, at, _ in behind if lagged == origin):
            return True
        if time.monotonic() > deadline:
            return False
        await asyncio.sleep(pause_s)
        pause_s = min(pause_s * 2, 0.05)
