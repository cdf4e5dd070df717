"""How does a list go on where the page before ended, whatever was written in between?"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, literal, or_

from kernel.canonical import storable
from kernel.fetching import Database, fetch
from kernel.problems import Problem

R = TypeVar("R")
Value = str | int | date | datetime | UUID | None


class BadCursor(Problem):
    """400: a cursor that no page of this list gave."""

    def __init__(self) -> None:
        zh = "翻页游标无法识别：请原样使用上一页给出的 next，或从第一页重新查询"
        en = "this cursor was not given by a page of this list: use `next` as it is, or begin again"
        super().__init__(400, "BadCursor", zh, en)


@dataclass(frozen=True, slots=True)
class By:
    """One column that rows are ordered by; where it is null they come last."""

    column: ColumnElement[Any]
    descending: bool = False

    @property
    def name(self) -> str:
        """The field of a row that holds it."""
        return str(getattr(self.column, "name", ""))

    @property
    def nullable(self) -> bool:
        """Whether there may be rows without it."""
        return bool(getattr(self.column, "nullable", True))

    def sorting(self) -> ColumnElement[Any]:
        """As `order by` wants it."""
        return (self.column.desc() if self.descending else self.column.asc()).nulls_last()

    def same(self, value: Value) -> ColumnElement[bool]:
        """Rows with this value."""
        return self.column.is_(None) if value is None else self.column == self._told(value)

    def later(self, value: Value) -> ColumnElement[bool]:
        """Rows after those with this value."""
        if value is None:
            return false()
        told = self._told(value)
        found = self.column < told if self.descending else self.column > told
        return or_(found, self.column.is_(None)) if self.nullable else found

    def _told(self, value: Value) -> ColumnElement[Any]:
        return literal(value, self.column.type)


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a list.

    A cursor holds what the last row of a page is ordered by, so that rows that come or go between
    two pages shift nothing. A row whose own place changes meanwhile is where it then belongs.

    Attributes:
        name: of the list and the order; a cursor of another one is refused.
        by: the columns; the last ones make a row's place unique.
    """

    name: str
    by: tuple[By, ...]

    def sorting(self) -> list[ColumnElement[Any]]:
        """As `order by` wants it."""
        return [one.sorting() for one in self.by]

    def after(self, cursor: str) -> ColumnElement[bool]:
        """The rows after the one that a cursor was made of.

        Raises:
            BadCursor: no page of a list in this order gave it.
        """
        values = self._read(cursor)
        return or_(*(self._from(at, values) for at in range(len(self.by))))

    def place(self, row: Any) -> tuple[Any, ...]:
        """Where a row stands: what it is ordered by."""
        return tuple(getattr(row, one.name) for one in self.by)

    def told(self, cursor: str) -> tuple[Any, ...]:
        """Where the row stands that a cursor was made of.

        Raises:
            BadCursor: no page of a list in this order gave it.
        """
        return tuple(self._read(cursor))

    def _from(self, at: int, values: Sequence[Value]) -> ColumnElement[bool]:
        same = [one.same(value) for one, value in zip(self.by[:at], values, strict=False)]
        return and_(*same, self.by[at].later(values[at]))

    def cursor(self, row: Any) -> str:
        """What the page after this row is asked for with."""
        told = [self.name, *(_plain(getattr(row, one.name)) for one in self.by)]
        data = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return urlsafe_b64encode(data.encode()).decode().rstrip("=")

    def _read(self, cursor: str) -> list[Value]:
        try:
            data = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
            name, *values = json.loads(data)
            if name != self.name:
                raise BadCursor
            return [_value(one, told) for one, told in zip(self.by, values, strict=True)]
        except (ValueError, TypeError, RecursionError):
            raise BadCursor from None


def _plain(value: Value) -> str | int | None:
    return value if isinstance(value, str | int | None) else str(value)


def _value(one: By, told: object) -> Value:
    """A value of the column's type.

    Raises:
        ValueError: it is none.
    """
    if told is None and one.nullable:
        return None
    kind = one.column.type.python_type
    if kind is int and type(told) is int and abs(told) < 2**63:
        return told
    if isinstance(told, str) and storable(told) and kind in READ:
        return READ[kind](told)
    raise ValueError(one.name)


READ: dict[type[Any], Callable[[str], Value]] = {
    str: str,
    UUID: UUID,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Some rows of a list; `next` asks for those after them, None at the end."""

    items: Sequence[R]
    next: str | None


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page of a list is wanted: at most `limit` rows, after a cursor or the first ones.

    `offset` skips rows besides; what is written meanwhile shifts those.
    """

    limit: int
    cursor: str | None = None
    offset: int = 0


async def paged(
    database: Database, wanted: Select[Any], order: Order, turn: Turn, row: type[R]
) -> Page[R]:
    """One page of what a select finds.

    Raises:
        BadCursor: the turn's cursor is of no page of this list.
    """
    if turn.cursor is not None:
        wanted = wanted.where(order.after(turn.cursor))
    asked = wanted.order_by(*order.sorting()).limit(turn.limit + 1).offset(turn.offset or None)
    rows = await fetch(database, asked, row)
    more = len(rows) > turn.limit
    return Page(rows[: turn.limit], order.cursor(rows[turn.limit - 1]) if more else None)


def page_of(rows: Sequence[R], order: Order, turn: Turn) -> Page[R]:
    """One page of rows that are here already, ascending by columns without nulls.

    Raises:
        BadCursor: the turn's cursor is of no page of this list.
    """
    after = None if turn.cursor is None else order.told(turn.cursor)
    left = [row for row in rows if after is None or order.place(row) > after]
    left = left[turn.offset :]
    more = len(left) > turn.limit
    return Page(left[: turn.limit], order.cursor(left[turn.limit - 1]) if more else None)
