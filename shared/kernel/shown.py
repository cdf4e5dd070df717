"""What does a name that readers know stand for: which numbered tables, of which the live one?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import MetaData, Table, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import quoted_name

from kernel.tables import VIEWS, view_versions

FIRST = 1
"""The number of the table that a schema's versions made; later ones are a service's own."""

GIVE_WAY = text("set local lock_timeout = '500ms'")
"""Who names or drops tables locks several, and a reader reads several in one snapshot: they may
wait for each other. Less than `deadlock_timeout` (1 s), so that the reader is never who fails."""

_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it bare


@dataclass(frozen=True, slots=True)
class Shown:
    """Tables that readers know by name, and that are made anew and switched together.

    Attributes:
        name: of the row that says which tables are live.
        tables: as this program declares them.
        version: a program of a higher one fills its own beside, then switches.
        inside: beside tables that nobody reads by name; they go when the filling ends.
        unlogged: the tables are not logged while they fill, which then costs as much for each event
            however many there are; the server's crash makes them fill from the first event again.
    """

    name: str
    tables: tuple[Table, ...]
    version: int = 1
    inside: tuple[Table, ...] = ()
    unlogged: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Which tables of a shown set are live, filling, and out of use.

    `switched_at` is when `retired` went out of use.
    """

    view: str
    version: int
    live: int
    filling: int | None
    filling_version: int | None
    filling_since: datetime | None
    retired: int | None
    switched_at: datetime | None

    def numbers(self) -> list[int]:
        """The numbers of all tables that readers may come to, the live one first."""
        others = (self.filling, self.retired)
        return [self.live, *(number for number in others if number is not None)]


@lru_cache(maxsize=1000)
def physical(table: Table, number: int) -> Table:
    """The numbered table behind a name; the first lies where the schema's versions made it."""
    if number == FIRST:
        return table.to_metadata(MetaData(), schema="public")
    copy = table.to_metadata(MetaData(), schema=VIEWS, name=f"{table.name}_v{number}")
    for index in copy.indexes:
        index.name = quoted_name(f"{index.name}_v{number}", None)
    return copy


async def standings(connection: AsyncConnection) -> dict[str, Standing]:
    """How every shown set stands."""
    rows = await connection.execute(select(view_versions))
    return {row.view: Standing(**row._mapping) for row in rows}


async def show(connection: AsyncConnection, shown: Shown, at: Standing) -> None:
    """Let each name mean the live table: the row is read with the rows, in one snapshot."""
    for table in shown.tables:
        parts = [await _part(connection, shown, table, number, at) for number in at.numbers()]
        await _name(connection, f'{VIEWS}."{table.name}"', " union all ".join(parts))


async def _name(connection: AsyncConnection, name: str, query: str) -> None:
    """Readers wait for this lock behind whoever reads now: not for long, then it is tried again."""
    await connection.execute(GIVE_WAY)
    try:
        async with connection.begin_nested():
            await connection.execute(text(f"create or replace view {name} as {query}"))
    except ProgrammingError:  # other columns than the version before had
        await connection.execute(text(f"drop view if exists {name}"))
        await connection.execute(text(f"create view {name} as {query}"))
    # Who may enter the database may read it: a backup does, as the database's owner.
    await connection.execute(text(f"grant select on {name} to public"))


async def _part(
    connection: AsyncConnection, shown: Shown, table: Table, number: int, at: Standing
) -> str:
    """One table's rows, if it is live; a column that only the newer one has is null there."""
    called = sql_name(table, number)
    there = await columns_of(connection, called)
    listed = ", ".join(
        f'"{column.name}"'
        if column.name in there
        else f'null::{column.type.compile(_DIALECT)} as "{column.name}"'
        for column in table.columns
    )
    only = f"(select live from public.view_versions where view = '{shown.name}') = {number}"
    where = f" where {only}" if len(at.numbers()) > 1 else ""
    return f"select {listed} from {called}{where}"


async def columns_of(connection: AsyncConnection, called: str) -> set[str]:
    """The columns of a table as SQL names it; none where there is no such table."""
    wanted = "select attname from pg_attribute where attrelid = to_regclass(:called) and attnum > 0"
    rows = await connection.execute(text(f"{wanted} and not attisdropped"), {"called": called})
    return set(rows.scalars())


async def names_there(connection: AsyncConnection) -> dict[str, set[str]]:
    """The names that there are, with their columns: a migration may have given a table more."""
    wanted = "select table_name, column_name from information_schema.columns"
    rows = await connection.execute(
        text(f"{wanted} where table_schema = :schema"), {"schema": VIEWS}
    )
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.table_name, set()).add(row.column_name)
    return found


def is_named(table: Table, there: Mapping[str, set[str]]) -> bool:
    """Whether a table has its name, with every column that this program reads."""
    return {column.name for column in table.columns} <= there.get(str(table.name), set())


def sql_name(table: Table, number: int) -> str:
    """How SQL names a numbered table."""
    schema = "public" if number == FIRST else VIEWS
    return f'{schema}."{table.name}{"" if number == FIRST else f"_v{number}"}"'
