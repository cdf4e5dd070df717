"""What do the archived events behind cases say, and which ledger row was each read from?"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Column, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.event import Event
from kernel.hearing import read
from reporting.archive.tables import archive

Arrivals = Mapping[tuple[str, str], tuple[int, ...]]
"""By a case's kind and id the arrivals that set it, in order."""


class Place(NamedTuple):
    """Where in a clerk's file something was read; `row` from 1, as Excel counts."""

    file: str
    sheet: str
    row: int | None


@dataclass(frozen=True, slots=True)
class _Readable:
    type: str
    data: str


async def events_at(connection: AsyncConnection, arrivals: Iterable[int]) -> dict[int, Event]:
    """The events at these arrivals."""
    columns = (archive.c.type, archive.c.data)
    rows = await _rows(connection, arrivals, *columns)
    return {row.arrival: read(_Readable(row.type, row.data)) for row in rows}


async def places_at(connection: AsyncConnection, arrivals: Iterable[int]) -> dict[int, Place]:
    """The ledger rows of those that were read from one; what was asked for directly is missing."""
    rows = await _rows(connection, arrivals, archive.c.source)
    return {row.arrival: _place(json.loads(row.source)) for row in rows if row.source is not None}


def _place(source: Mapping[str, Any]) -> Place:
    return Place(str(source.get("file", "")), str(source.get("sheet") or ""), source.get("row"))


async def _rows(connection: AsyncConnection, arrivals: Iterable[int], *columns: Column[Any]) -> Any:
    wanted = sorted(set(arrivals))
    listed = func.unnest(cast(wanted, ARRAY(BigInteger))).table_valued("arrival")
    listed = listed.render_derived("listed")
    asked = select(archive.c.arrival, *columns)
    return await connection.execute(asked.join(listed, archive.c.arrival == listed.c.arrival))
