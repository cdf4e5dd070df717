"""How does PostgreSQL join the tables of a figure? By hash, never row by row (ADR 53)."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

_BY_HASH = text("set local enable_nestloop = off")


async def by_hash(connection: AsyncConnection) -> None:
    """Until the transaction ends, read each side of a join once.

    The planner takes a committee's cases for far fewer than they are, for it multiplies what
    their conditions leave over. It then compares each with each, or looks each up by itself.
    """
    await connection.execute(_BY_HASH)
