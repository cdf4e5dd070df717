"""How do the versions of a kind's cases come from its table, and go there? asyncpg, by whole pages.

Straight through the driver: COPY is its own, and on the way of every live event a statement
compiled for each kind costs more than what it asks for.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.garbage import uncollected
from kernel.shown import physical
from reporting.cases.folding import Touched, Version, fold
from reporting.cases.kind import STILL, Kind

OWN = 6
"""So many columns of every kind's table stand before those of its row."""


async def fold_into(
    connection: AsyncConnection, kind: Kind[Any], told: Sequence[Touched], number: int
) -> None:
    """Bring one kind's numbered table up to date with what a page says of its cases."""
    if not told:
        return
    raw: Any = (await connection.get_raw_connection()).driver_connection
    table = physical(kind.table, number)
    open_ = await _open(raw, kind, table, {key for _, _, key in told})
    with uncollected():
        folded = fold(kind, open_, told)
    if folded.closed:
        await raw.execute(_closing(table), *map(list, zip(*folded.closed, strict=True)))
    if folded.begun:
        rows = (_row(version, until) for version, until in folded.begun)
        await raw.copy_records_to_table(
            table.name, records=rows, columns=_names(table), schema_name=table.schema
        )


async def _open(
    raw: Any, kind: Kind[Any], table: Table, keys: Collection[str]
) -> dict[str, Version]:
    rows = await raw.fetch(_opening(table), list(keys))
    return {row[0]: _version(kind, row) for row in rows}


def _version(kind: Kind[Any], row: Any) -> Version:
    """Arrays come back as tuples."""
    case_id, known_from, _, committee, happened_on, events = row[:OWN]
    case = kind.row(*(tuple(v) if type(v) is list else v for v in row[OWN:]))
    return Version(case_id, known_from, committee, happened_on, tuple(events), case)


def _row(version: Version, until: int) -> tuple[Any, ...]:
    case_id, known_from, committee, happened_on, events, case = version
    return (case_id, known_from, until, committee, happened_on, events, *case)


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


@lru_cache(maxsize=1000)
def _opening(table: Table) -> str:
    listed = ", ".join(f'"{name}"' for name in _names(table))
    return (
        f"select {listed} from {_called(table)} "
        f"where case_id = any($1::text[]) and known_to = {STILL}"
    )


@lru_cache(maxsize=1000)
def _closing(table: Table) -> str:
    """End open versions: one statement, however many."""
    return (
        f"update {_called(table)} t set known_to = e.known_to "
        "from unnest($1::text[], $2::bigint[], $3::bigint[]) e (case_id, known_from, known_to) "
        "where t.case_id = e.case_id and t.known_from = e.known_from"
    )


def _called(table: Table) -> str:
    return f'"{table.schema}"."{table.name}"'
