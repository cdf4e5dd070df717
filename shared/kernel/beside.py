"""How is what readers read made anew beside it, and how do they come to the new by one row?"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import MetaData, Table, func, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.elements import quoted_name

from kernel.tables import VIEWS, view_filling, view_versions
from kernel.unlogged import emptied, forget_mark, log_again, unlog

R = TypeVar("R")
UNREAD_LOGS = text("select not exists (select from cursors) and not exists (select from inbox)")
TURN = "view_versions"
FIRST = 1
"""The number of the table that a schema's versions made; later ones are a service's own."""

SAFE_S = 10
"""So long after a switch the old tables stay at least."""

GIVE_WAY = text("set local lock_timeout = '500ms'")
"""Who names or drops tables locks several, and a reader reads several in one snapshot: they may
wait for each other. Less than `deadlock_timeout` (1 s), so that the reader is never who fails."""

ATTEMPTS = 60
HELD = ("55P03", "40P01")
"""Lock not available, deadlock."""

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


async def turn(connection: AsyncConnection, name: str) -> None:
    """Wait until no other transaction has this turn; it ends with the transaction."""
    await connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(name))))


async def patiently(engine: AsyncEngine, work: Callable[[AsyncConnection], Awaitable[R]]) -> R:
    """Do it in a transaction, again while long readers hold what it must lock for a moment."""
    for _ in range(ATTEMPTS - 1):
        try:
            async with engine.begin() as connection:
                return await work(connection)
        except DBAPIError as cause:
            if getattr(cause.orig, "sqlstate", None) not in HELD:
                raise
    async with engine.begin() as connection:
        return await work(connection)


async def prepare_shown(engine: AsyncEngine, shown: Sequence[Shown]) -> None:
    """Give each set its row and its names; a set of a newer version begins to fill beside.

    Several processes may come at once; a program never fills anew what a later one has made.
    """

    async def prepared(connection: AsyncConnection) -> None:
        await turn(connection, TURN)
        names = [
            {"view": one.name, "version": await _first(connection, one), "live": FIRST}
            for one in shown
        ]
        await connection.execute(insert(view_versions).on_conflict_do_nothing(), names)
        found, there = await standings(connection), await _names(connection)
        for one in shown:
            if any(not _is_named(table, there) for table in one.tables):
                await show(connection, one, found[one.name])
        for one in shown:
            at = found[one.name]
            if one.version > max(at.version, at.filling_version or 0):
                await begin(connection, one)

    if shown:
        await patiently(engine, prepared)


async def _first(connection: AsyncConnection, shown: Shown) -> int:
    """The version of the first tables: today's where nothing was read yet and they fit."""
    if shown.version == FIRST or not (await connection.execute(UNREAD_LOGS)).scalar():
        return FIRST
    for table in shown.tables:
        if not set(table.columns.keys()) <= await _columns(connection, _called(table, FIRST)):
            return FIRST
    return shown.version


async def begin(connection: AsyncConnection, shown: Shown) -> bool:
    """Make empty tables beside the live ones; False when that is under way already."""
    await turn(connection, TURN)
    at = (await standings(connection))[shown.name]
    under_way = at.filling is not None and at.filling_version == shown.version
    if under_way and not await lost(connection, at):
        return False
    await abandon(connection, shown, at)
    number = max(at.numbers()) + 1
    for table in (*shown.tables, *shown.inside):
        await connection.execute(text(f"drop table if exists {_called(table, number)} cascade"))
        await connection.execute(CreateTable(physical(table, number)))
    if shown.unlogged:
        await unlog(connection, _all_called(shown, number), _mark(shown.name, number))
    filling = {"filling": number, "filling_version": shown.version, "filling_since": func.now()}
    await _set(connection, shown, **filling)
    await show(connection, shown, (await standings(connection))[shown.name])
    return True


async def abandon(connection: AsyncConnection, shown: Shown, at: Standing) -> None:
    """Drop what was being filled; what is live stays."""
    if at.filling is None:
        return
    await _set(connection, shown, filling=None, filling_version=None, filling_since=None)
    await show(connection, shown, (await standings(connection))[shown.name])
    await _forget(connection, shown)
    await _drop(connection, (*shown.tables, *shown.inside), at.filling)
    await forget_mark(connection, _mark(shown.name, at.filling))


async def lost(connection: AsyncConnection, at: Standing) -> bool:
    """Whether what was filled is gone: it was not logged yet, and the server crashed."""
    return at.filling is not None and await emptied(connection, _mark(at.view, at.filling))


async def index(connection: AsyncConnection, shown: Shown, number: int) -> None:
    """Make the indexes of filled tables: once, and quicker than row by row."""
    if shown.unlogged:
        await log_again(connection, _all_called(shown, number), _mark(shown.name, number))
    for table in shown.tables:
        for one in physical(table, number).indexes:
            await connection.execute(CreateIndex(one, if_not_exists=True))


async def switch(connection: AsyncConnection, shown: Shown, at: Standing) -> None:
    """Readers come to the filled tables when this transaction commits: by one row.

    The caller holds whatever moves the live tables, and has brought the new ones to the same place.
    """
    new = {"live": at.filling, "version": at.filling_version, "retired": at.live}
    gone = {"filling": None, "filling_version": None, "filling_since": None}
    await _set(connection, shown, **new, **gone, switched_at=func.clock_timestamp())
    await _forget(connection, shown)
    for table in shown.inside:
        await connection.execute(text(f"drop table if exists {_called(table, at.filling or 0)}"))


async def retire(connection: AsyncConnection, shown: Shown) -> bool:
    """Drop what was switched away from, once no reader that began before can come to it."""
    await connection.execute(GIVE_WAY)
    await turn(connection, TURN)
    at = (await standings(connection)).get(shown.name)
    if (
        at is None
        or at.retired is None
        or not (await connection.execute(UNREAD, _age(at))).scalar()
    ):
        return False
    await _set(connection, shown, retired=None)
    await show(connection, shown, (await standings(connection))[shown.name])
    await _drop(connection, shown.tables, at.retired)
    return True


UNREAD = text("""
select cast(:at as timestamptz) < now() - make_interval(secs => :safe_s) and not exists (
  select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
  and xact_start < cast(:at as timestamptz) + make_interval(secs => :safe_s) / 2)
""")
"""A switch commits well within half of that time after it is stamped."""


def _age(at: Standing) -> dict[str, Any]:
    return {"at": at.switched_at, "safe_s": SAFE_S}


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
    called = _called(table, number)
    there = await _columns(connection, called)
    listed = ", ".join(
        f'"{column.name}"'
        if column.name in there
        else f'null::{column.type.compile(_DIALECT)} as "{column.name}"'
        for column in table.columns
    )
    only = f"(select live from public.view_versions where view = '{shown.name}') = {number}"
    where = f" where {only}" if len(at.numbers()) > 1 else ""
    return f"select {listed} from {called}{where}"


async def _columns(connection: AsyncConnection, called: str) -> set[str]:
    wanted = "select attname from pg_attribute where attrelid = to_regclass(:called) and attnum > 0"
    rows = await connection.execute(text(f"{wanted} and not attisdropped"), {"called": called})
    return set(rows.scalars())


async def _names(connection: AsyncConnection) -> dict[str, set[str]]:
    """The names that there are, with their columns: a migration may have given a table more."""
    wanted = "select table_name, column_name from information_schema.columns"
    rows = await connection.execute(
        text(f"{wanted} where table_schema = :schema"), {"schema": VIEWS}
    )
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.table_name, set()).add(row.column_name)
    return found


def _is_named(table: Table, there: Mapping[str, set[str]]) -> bool:
    return {column.name for column in table.columns} <= there.get(str(table.name), set())


async def _set(connection: AsyncConnection, shown: Shown, **values: Any) -> None:
    mine = view_versions.update().where(view_versions.c.view == shown.name)
    await connection.execute(mine.values(**values))


async def _forget(connection: AsyncConnection, shown: Shown) -> None:
    await connection.execute(view_filling.delete().where(view_filling.c.view == shown.name))


async def _drop(connection: AsyncConnection, tables: Iterable[Table], number: int) -> None:
    """The first tables belong to the schema's versions; they are emptied instead."""
    for table in tables:
        action = "delete from" if number == FIRST else "drop table if exists"
        await connection.execute(text(f"{action} {_called(table, number)}"))


def _all_called(shown: Shown, number: int) -> list[str]:
    return [_called(table, number) for table in shown.tables]


def _mark(view: str, number: int) -> str:
    return f'{VIEWS}."{view}_unlogged_v{number}"'


def _called(table: Table, number: int) -> str:
    schema = "public" if number == FIRST else VIEWS
    return f'{schema}."{table.name}{"" if number == FIRST else f"_v{number}"}"'
