"""How does a frozen dataclass become a table's columns, and a table's row the dataclass again?"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
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
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import TypeEngine

R = TypeVar("R")
_NAMES: dict[type[Any], tuple[str, ...]] = {}
_TYPES: dict[Any, TypeEngine[Any]] = {
    str: Text(),
    int: BigInteger(),
    bool: Boolean(),
    UUID: Uuid(),
    date: Date(),
    datetime: DateTime(timezone=True),
}


def columns_of(row: type[Any], key: tuple[str, ...] = ()) -> list[Column[Any]]:
    """One column a field: `X | None` may be null, `tuple[X, ...]` is an array.

    Raises:
        TypeError: a field's type has no column.
    """
    if not is_dataclass(row):
        raise TypeError(f"{row!r} is no dataclass")
    hints = get_type_hints(row)
    return [_column(field.name, hints[field.name], field.name in key) for field in fields(row)]


def table_of(metadata: MetaData, name: str, row: type[Any], key: str, *more: Any) -> Table:
    """A table whose columns are a row type's fields, with `key` as primary key."""
    return Table(name, metadata, *columns_of(row, (key,)), *more)


def as_values(row: Any) -> dict[str, Any]:
    """A row's fields as column values."""
    return {name: _value(getattr(row, name)) for name in _names(type(row))}


def as_row(row: type[R], found: Mapping[Any, Any]) -> R:
    """The dataclass that a database row holds; arrays come back as tuples."""
    return row(**{name: _read(found[name]) for name in _names(row)})


def _names(row: type[Any]) -> tuple[str, ...]:
    """A row type's field names; looked up once a type, since every row asks."""
    if row not in _NAMES:
        _NAMES[row] = tuple(field.name for field in fields(row))
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
    if isinstance(hint, type) and issubclass(hint, str):
        return Text()
    if hint not in _TYPES:
        raise TypeError(f"no column for {hint!r}")
    return _TYPES[hint]


def _value(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _read(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
