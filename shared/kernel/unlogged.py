"""How do tables fill without the write-ahead log, and how is it known that a crash emptied them?"""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

THERE = text("select to_regclass(:mark) is not null")


async def unlog(connection: AsyncConnection, tables: Sequence[str], mark: str) -> None:
    """Empty tables are not logged from here on; the mark is a row that would be lost with theirs.

    Only the server's own crash empties them: what a process has committed outlives the process.
    """
    for called in tables:
        await connection.execute(text(f"alter table {called} set unlogged"))
    await connection.execute(text(f"create unlogged table {mark} (at timestamptz default now())"))
    await connection.execute(text(f"insert into {mark} default values"))


async def emptied(connection: AsyncConnection, mark: str) -> bool:
    """Whether the server crashed while they were not logged."""
    if not (await connection.execute(THERE, {"mark": mark})).scalar():
        return False
    return not (await connection.execute(text(f"select exists (select from {mark})"))).scalar()


async def log_again(connection: AsyncConnection, tables: Sequence[str], mark: str) -> None:
    """They are written out once, and survive a crash from here on; again changes nothing."""
    if not (await connection.execute(THERE, {"mark": mark})).scalar():
        return
    for called in tables:
        await connection.execute(text(f"alter table {called} set logged"))
    await forget_mark(connection, mark)


async def forget_mark(connection: AsyncConnection, mark: str) -> None:
    """Their filling has ended, one way or the other."""
    await connection.execute(text(f"drop table if exists {mark}"))
