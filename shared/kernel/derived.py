"""What does a view derive from its rows: from a text in the vault, and as tallies over all rows?"""

import asyncio
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Column, Table, TableValuedAlias, func, literal, select, tuple_
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.vault import texts_in

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class FromVault(Generic[R]):
    """What follows for a row from a text that it names and does not hold.

    It is derived anew whenever the fold changed the row, and when the text is forgotten; in a
    thread, so that it may take long.

    Attributes:
        column: the column in which a row names the vault item; null without one.
        row: the row with what follows; the text is None without one and once it is forgotten. Pure.
    """

    column: str
    row: Callable[[R, str | None], R]

    def item(self, row: R) -> UUID | None:
        """The vault item that a row names."""
        found: UUID | None = getattr(row, self.column)
        return found


@dataclass(frozen=True, slots=True)
class Tally(Generic[R]):
    """In how many rows of a view each thing stands; kept by the differences, switched with it.

    Attributes:
        table: the last column is the count, all others are the key; nothing stands there with 0.
        of: the keys that a row counts for, each once.
    """

    table: Table
    of: Callable[[R], Iterable[tuple[Hashable, ...]]]


async def derived(connection: AsyncConnection, how: FromVault[R], rows: Sequence[R]) -> list[R]:
    """The rows with what follows from the texts they name: one query for all of them."""
    items = {item for row in rows if (item := how.item(row)) is not None}
    texts = await texts_in(connection, items) if items else {}

    def all_of_them() -> list[R]:
        return [how.row(row, _text(texts, how.item(row))) for row in rows]

    return await asyncio.to_thread(all_of_them)


def _text(texts: Mapping[UUID, str], item: UUID | None) -> str | None:
    return None if item is None else texts.get(item)


async def tally(
    connection: AsyncConnection,
    how: Tally[Any],
    table: Table,
    before: Iterable[Any],
    after: Iterable[Any],
) -> None:
    """Count what came and what went; the caller alone writes this table.

    Args:
        table: the numbered table behind `how.table`.
        before, after: the rows as they were and as they are, without those that did not change.
    """
    counted: Counter[tuple[Hashable, ...]] = Counter()
    for row in after:
        counted.update(how.of(row))
    for row in before:
        counted.subtract(how.of(row))
    moved = {key: by for key, by in counted.items() if by}
    if not moved:
        return
    *keys, count = table.columns
    names = [column.name for column in table.columns]
    come = _listed(table.columns, [(*key, by) for key, by in moved.items()])
    upsert = insert(table).from_select(names, select(come))
    added = {count.name: count + upsert.excluded[count.name]}
    await connection.execute(upsert.on_conflict_do_update(index_elements=keys, set_=added))
    if less := [key for key, by in moved.items() if by < 0]:
        gone = select(_listed(keys, less))
        await connection.execute(table.delete().where(count <= 0, tuple_(*keys).in_(gone)))


def _listed(columns: Iterable[Column[Any]], rows: Sequence[tuple[Any, ...]]) -> TableValuedAlias:
    """Rows as a table of these columns, each column one array."""
    held = list(zip(columns, zip(*rows, strict=True), strict=True))
    arrays = [literal(list(values), ARRAY(column.type)) for column, values in held]
    names = [column.name for column, _ in held]
    return func.unnest(*arrays).table_valued(*names).render_derived()
