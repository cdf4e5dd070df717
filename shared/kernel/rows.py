"""How does a frozen dataclass or named tuple become a table's columns, and a row of it again?"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    MetaData,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlalchemy.types import TypeEngine

R = TypeVar("R")
_NAMES: dict[type[Any], tuple[str, ...]] = {}


class SearchVector(str):
    """Lexemes with their places, as PostgreSQL writes a tsvector; read back it is plain text."""


class Spelling(str):
    """Text in the order of its code points, in whatever language the database sorts: an index on
    it finds beginnings."""


_TYPES: dict[Any, TypeEngine[Any]] = {
    str: Text(),
    SearchVector: TSVECTOR(),
    Spelling: Text(collation="C"),
    int: BigInteger(),
    bool: Boolean(),
    UUID: Uuid(),
    date: Date(),
    datetime: DateTime(timezone=True),
}


def columns_of(row: type[Any], key: tuple[str, ...] = ()) -> list[Column[Any]]:
    """One column a field: `X | None` may be null, `tuple[X, ...]` is an array.

    Raises:
        TypeError: it is neither, or a field's type has no column.
    """
    hints = get_type_hints(row)
    return [_column(name, hints[name], name in key) for name in names_of(row)]


def table_of(metadata: MetaData, name: str, row: type[Any], key: str, *more: Any) -> Table:
    """A table whose columns are a row type's fields, with `key` as primary key."""
    return Table(name, metadata, *columns_of(row, (key,)), *more)


def as_values(row: Any) -> dict[str, Any]:
    """A row's fields as column values."""
    return {name: _value(getattr(row, name)) for name in names_of(type(row))}


def as_row(row: type[R], found: Mapping[Any, Any]) -> R:
    """What a database row holds; arrays come back as tuples."""
    return row(**{name: _read(found[name]) for name in names_of(row)})


def names_of(row: type[Any]) -> tuple[str, ...]:
    """A row type's field names; looked up once a type, since every row asks.

    Raises:
        TypeError: it is neither a dataclass nor a named tuple.
    """
    if row not in _NAMES:
        named = getattr(row, "_fields", None)
        _NAMES[row] = named or tuple(field.name for field in fields(row))
    return _NAMES[row]


def _column(name: str, hint: Any, primary: bool) -> Column[Any]:
    optional = False
    if get_origin(hint) in (Union, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not NoneType]
        optional = len(kinds) < len(get_args(hint))
        hint = kinds[0]
    return Column(name, _type(hint), primary_key=primary, nullable=optional, autoincrement=False)


def _type(hint: Any) -> TypeEngine[Any]:
    if get_origin(hint) is tuple:
        return ARRAY(_type(get_args(hint)[0]))
    if hint in _TYPES:
        return _TYPES[hint]
    if isinstance(hint, type) and issubclass(hint, str):
        return Text()
    raise TypeError(f"no column for {hint!r}")


def _value(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _read(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
