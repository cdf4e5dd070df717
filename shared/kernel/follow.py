"""How do views follow the log: folded in memory, each row written once, with their cursor?"""

import asyncio
import logging
import time
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Table, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.bell import Bell
from kernel.beside import Shown, physical, standings, turn
from kernel.derived import FromVault, Tally, derived, tally
from kernel.event import Event, event_class
from kernel.forgetting import forgotten_by
from kernel.log.chain import Origin, Recorded
from kernel.log.reading import page
from kernel.metrics import READER_BATCH
from kernel.pulse import Pulse
from kernel.rows import as_row, as_values
from kernel.tables import cursors, log_head
from kernel.telemetry import span

R = TypeVar("R")
READER = "views"
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
        version: a higher one is filled beside the one that readers have, from the first event.
        before: the version that readers have meanwhile; without it, today's fold goes on there.
        text: what its rows take from texts in the vault. tallies: what is counted over its rows.
    """

    table: Table
    row_type: type[R]
    events: tuple[type[Event], ...]
    key: Callable[[Any, Recorded], Hashable]
    row: Callable[[R | None, Any, Recorded], R | None]
    version: int = 1
    before: "View[Any] | None" = None
    text: FromVault[R] | None = None
    tallies: tuple[Tally[R], ...] = ()

    @property
    def name(self) -> str:
        """What readers call it."""
        return str(self.table.name)

    @property
    def shown(self) -> Shown:
        """Its tables, as they are made anew and switched to."""
        return Shown(self.name, (self.table, *(one.table for one in self.tallies)), self.version)

    def of(self, version: int) -> "View[Any]":
        """The declaration that folds a table of this version."""
        found: View[Any] = self
        while found.version > version and found.before is not None:
            found = found.before
        return found


GATHER_S = 0.005
"""A pause after what was new, so that under load a page holds more than one batch."""


class LaterVersion(Exception):
    """This view was made by a later program, which alone folds it; 视图属于较新的程序版本."""


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


async def fold_live(
    connection: AsyncConnection, views: Sequence[View[Any]], told: Sequence[Told]
) -> None:
    """Bring what readers have up to date; the caller holds the turn that a switch waits for.

    Raises:
        LaterVersion: a later program made a view; this one may not move on past it.
    """
    concerned = [view for view in views if _concerned(view, told)]
    if not concerned:
        return
    found = await standings(connection)
    for view in concerned:
        at = found[view.name]
        if at.version > view.version:
            raise LaterVersion(view.name)
        await fold(connection, view.of(at.version), told, at.live)


async def fold(
    connection: AsyncConnection, view: View[Any], told: Sequence[Told], number: int
) -> None:
    """Bring a view's numbered table up to date: read once, fold, write once.

    A row that names a text which was forgotten is derived anew, whatever its fold says.
    """
    if not _concerned(view, told):
        return
    concerned = [(view.key(event, at), event, at) for event, at in told if _folds(view, event)]
    keys = list(dict.fromkeys(key for key, _, _ in concerned))
    table = physical(view.table, number)
    (key_column,) = table.primary_key.columns
    before = await _rows(connection, table, view.row_type, key_column.in_(keys))
    poorer = await _poorer(connection, table, view, told)
    before |= poorer
    after: dict[Hashable, Any] = dict(before)
    for key, event, at in concerned:
        after[key] = view.row(after.get(key), event, at)
    changed = {key: row for key, row in after.items() if key in poorer or row != before.get(key)}
    came = [row for row in changed.values() if row is not None]
    if view.text is not None:
        came = await derived(connection, view.text, came)
    gone = {key: before[key] for key in changed if key in before}
    await _write(connection, table, [key for key in gone if changed[key] is None], came)
    for one in view.tallies:
        await tally(connection, one, physical(one.table, number), gone.values(), came)


def _folds(view: View[Any], event: Event) -> bool:
    return isinstance(event, view.events)


def _concerned(view: View[Any], told: Sequence[Told]) -> bool:
    """Whether a view folds one of these events, or may name a text that goes with one."""
    forgets = view.text is not None and any(forgotten_by(event) for event, _ in told)
    return forgets or any(_folds(view, event) for event, _ in told)


async def _poorer(
    connection: AsyncConnection, table: Table, view: View[Any], told: Sequence[Told]
) -> dict[Hashable, Any]:
    """The rows that name a text which these events forgot."""
    gone = {item for event, _ in told for item in forgotten_by(event)}
    if view.text is None or not gone:
        return {}
    named = table.c[view.text.column].in_(gone)
    return await _rows(connection, table, view.row_type, named)


async def _rows(
    connection: AsyncConnection, table: Table, row_type: type[Any], which: ColumnElement[bool]
) -> dict[Hashable, Any]:
    (key,) = table.primary_key.columns
    found = await connection.execute(select(table).where(which))
    rows = [as_row(row_type, row) for row in found.mappings()]
    return {getattr(row, key.name): row for row in rows}


async def _write(
    connection: AsyncConnection, table: Table, gone: Sequence[Hashable], came: Sequence[Any]
) -> None:
    (key,) = table.primary_key.columns
    if gone:
        await connection.execute(table.delete().where(key.in_(gone)))
    if came:
        upsert = insert(table)
        others = {c.name: upsert.excluded[c.name] for c in table.columns if c is not key}
        await connection.execute(
            upsert.on_conflict_do_update(index_elements=[key], set_=others),
            [as_values(row) for row in came],
        )


class Follower:
    """Keeps a service's own views up to date with its own log.

    Several processes of a service may follow: each page is one's turn, the others find it taken.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        service: str,
        views: Sequence[View[Any]],
        bell: Bell,
        moved: Bell | None = None,
        pulse: Pulse | None = None,
    ) -> None:
        self._pulse = pulse or Pulse(service, READER)
        self._engine, self._service, self._views = engine, service, views
        self._bell, self._moved = bell, moved

    async def run(self) -> None:
        """Follow for ever; a failure is logged and tried again."""
        with self._bell.ear() as ear:
            while not self._pulse.stopping:
                try:
                    while await self.step():
                        if self._pulse.stopping:
                            return
                    self._pulse.beat()
                    await asyncio.sleep(GATHER_S)
                except asyncio.CancelledError:
                    raise
                except LaterVersion as cause:
                    self._pulse.beat()
                    log.warning("%s: a later program folds the view %s", self._service, cause)
                except Exception as failure:
                    self._pulse.failed(failure)
                    log.exception("%s: the follower %s failed", self._service, READER)
                    await asyncio.sleep(0.5)
                await ear.wait(1.0)

    async def step(self) -> bool:
        """Fold one page of every origin that has news; whether there was any."""
        async with self._engine.connect() as connection:
            behind = await lagging(connection, self._service, READER)
        for number, origin, _, _ in in_turn(behind):
            async with self._engine.begin() as connection:
                await turn(connection, READER)
                await fold_page(connection, self._views, number, origin)
            self._pulse.beat()
            if self._moved is not None:
                self._moved.ring()
        return bool(behind)


async def fold_page(
    connection: AsyncConnection, views: Sequence[View[Any]], number: int, origin: Origin
) -> None:
    """Fold the next page of one origin into what readers have; the caller has the turn."""
    found = await page(connection, number, origin, await reached(connection, number), PAGE)
    if not found:
        return
    READER_BATCH.labels(origin.service, READER).observe(len(found))
    traces = [event.traceparent for event in found]
    with span(f"follow {READER}", traces, service=origin.service, positions=len(found)):
        await fold_live(connection, views, readable(found))
        await move(connection, READER, number, found[-1].position)


async def reached(connection: AsyncConnection, number: int) -> int:
    """How far readers may read of an origin."""
    mine = (cursors.c.reader == READER) & (cursors.c.origin == number)
    return (await connection.execute(select(cursors.c.position).where(mine))).scalar() or 0


async def lagging(connection: AsyncConnection, service: str, reader: str) -> list[Lagging]:
    """The origins in which a reader is behind, the oldest first."""
    mine = (cursors.c.origin == log_head.c.origin) & (cursors.c.reader == reader)
    at = func.coalesce(cursors.c.position, 0)
    wanted = select(log_head, at.label("at")).select_from(log_head.outerjoin(cursors, mine))
    wanted = wanted.where(log_head.c.service == service, log_head.c.position > at)
    return [
        (row.origin, Origin(row.committee, row.service, row.incarnation), row.at, row.position)
        for row in await connection.execute(wanted.order_by(log_head.c.origin))
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
    engine: AsyncEngine,
    reader: str,
    origin: Origin,
    position: int,
    timeout_s: float = 5.0,
    moved: Bell | None = None,
) -> bool:
    """Wait until a reader has taken `position` of an origin; False when the time is up first.

    Args:
        moved: rung when the reader in this process moves; one in another process is looked for.
    """
    deadline, pause_s = time.monotonic() + timeout_s, 0.002 if moved is None else 0.05
    with (moved or Bell()).ear() as ear:
        while not await _taken(engine, reader, origin, position):
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                return False
            await ear.wait(min(pause_s, left_s))
            pause_s = min(pause_s * 2, 0.05)
        return True


async def _taken(engine: AsyncEngine, reader: str, origin: Origin, position: int) -> bool:
    async with engine.connect() as connection:
        behind = await lagging(connection, origin.service, reader)
    return all(at >= position for _, lagged, at, _ in behind if lagged == origin)
