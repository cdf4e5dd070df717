"""How is what readers read made anew beside it, and how do they come to the new by one row?"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Table, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.schema import CreateIndex, CreateTable

from kernel.shown import (
    FIRST,
    GIVE_WAY,
    Shown,
    Standing,
    columns_of,
    is_named,
    names_there,
    physical,
    show,
    sql_name,
    standings,
)
from kernel.tables import VIEWS, view_filling, view_versions
from kernel.unlogged import emptied, forget_mark, log_again, unlog

R = TypeVar("R")
UNREAD_LOGS = text("select not exists (select from cursors) and not exists (select from inbox)")
TURN = "view_versions"
SAFE_S = 10
"""So long after a switch the old tables stay at least."""

ATTEMPTS = 60
HELD = ("55P03", "40P01")
"""Lock not available, deadlock."""


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
        found, there = await standings(connection), await names_there(connection)
        for one in shown:
            if any(not is_named(table, there) for table in one.tables):
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
        if not set(table.columns.keys()) <= await columns_of(connection, sql_name(table, FIRST)):
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
        await connection.execute(text(f"drop table if exists {sql_name(table, number)} cascade"))
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
        await connection.execute(text(f"drop table if exists {sql_name(table, at.filling or 0)}"))


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


async def _set(connection: AsyncConnection, shown: Shown, **values: Any) -> None:
    mine = view_versions.update().where(view_versions.c.view == shown.name)
    await connection.execute(mine.values(**values))


async def _forget(connection: AsyncConnection, shown: Shown) -> None:
    await connection.execute(view_filling.delete().where(view_filling.c.view == shown.name))


async def _drop(connection: AsyncConnection, tables: Iterable[Table], number: int) -> None:
    """The first tables belong to the schema's versions; they are emptied instead."""
    for table in tables:
        action = "delete from" if number == FIRST else "drop table if exists"
        await connection.execute(text(f"{action} {sql_name(table, number)}"))


def _all_called(shown: Shown, number: int) -> list[str]:
    return [sql_name(table, number) for table in shown.tables]


def _mark(view: str, number: int) -> str:
    return f'{VIEWS}."{view}_unlogged_v{number}"'
