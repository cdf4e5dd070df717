"""What is a view, and how is a page of events folded into it: each row written once?"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.derived import FromVault, Tally, derived, tally
from kernel.event import Event, event_class
from kernel.forgetting import forgotten_by
from kernel.log.chain import Recorded
from kernel.rows import as_row, as_values
from kernel.shown import Shown, physical, standings

R = TypeVar("R")
Told = tuple[Event, Recorded]


class LaterVersion(Exception):
    """This view was made by a later program, which alone folds it; 视图属于较新的程序版本."""


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
