"""What lies in the vault under an id: a text, a file piece by piece, or nothing any more?"""

from collections.abc import AsyncIterator, Collection
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.tables import vault

PIECE = 1024**2
"""So many bytes of a file are in memory at once while it is handed out."""


class Gone(Exception):
    """The item was forgotten while it was read."""


async def texts(engine: AsyncEngine, items: Collection[UUID]) -> dict[UUID, str]:
    """The texts of these items; one that was forgotten is missing."""
    if not items:
        return {}
    async with engine.connect() as connection:
        return await texts_in(connection, items)


async def texts_in(connection: AsyncConnection, items: Collection[UUID]) -> dict[UUID, str]:
    """The texts of these items as this transaction sees them."""
    wanted = select(vault.c.id, vault.c.body).where(vault.c.id.in_(items))
    return {row.id: row.body.decode() for row in await connection.execute(wanted)}


async def held(engine: AsyncEngine, items: Collection[UUID]) -> frozenset[UUID]:
    """Which of these items lie there; the others were forgotten."""
    if not items:
        return frozenset()
    async with engine.connect() as connection:
        found = await connection.execute(select(vault.c.id).where(vault.c.id.in_(items)))
        return frozenset(found.scalars())


async def with_sum(engine: AsyncEngine, items: Collection[UUID], sha256: str) -> UUID | None:
    """The item among these whose bytes have this SHA-256 (hex, unsalted)."""
    summed = func.encode(func.sha256(vault.c.body), "hex")
    wanted = select(vault.c.id).where(vault.c.id.in_(items), summed == sha256).limit(1)
    async with engine.connect() as connection:
        return (await connection.execute(wanted)).scalar()


async def sum_of(engine: AsyncEngine, item: UUID) -> str | None:
    """The SHA-256 of an item's bytes (hex, unsalted); None when it was forgotten."""
    summed = func.encode(func.sha256(vault.c.body), "hex")
    async with engine.connect() as connection:
        return (await connection.execute(select(summed).where(vault.c.id == item))).scalar()


async def pieces(engine: AsyncEngine, item: UUID, length: int) -> AsyncIterator[bytes]:
    """A file's bytes in pieces of 1 MiB; no connection is held while a piece is handed out.

    Raises:
        Gone: it is not there, or not any more.
    """
    for begin in range(0, length, PIECE):
        piece = func.substring(vault.c.body, begin + 1, PIECE)
        async with engine.connect() as connection:
            found = (await connection.execute(select(piece).where(vault.c.id == item))).scalar()
        if not found:
            raise Gone(str(item))
        yield found
