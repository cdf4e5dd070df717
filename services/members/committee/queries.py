"""What can be read of committees?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.committees import PlenaryRow, plenaries
from contracts.directory import DirectoryRow
from kernel.rows import as_row
from kernel.tables import directory


async def committees(engine: AsyncEngine, scope: frozenset[UUID] | None) -> Sequence[DirectoryRow]:
    """The committees within a scope, by code."""
    wanted = select(directory).order_by(directory.c.code)
    if scope is not None:
        wanted = wanted.where(directory.c.committee.in_(scope))
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).mappings().all()
    return [as_row(DirectoryRow, row) for row in found]


async def plenaries_of(engine: AsyncEngine, committee: UUID) -> Sequence[PlenaryRow]:
    """A committee's plenaries, latest first."""
    wanted = select(plenaries).where(plenaries.c.committee == committee)
    wanted = wanted.order_by(plenaries.c.term.desc(), plenaries.c.session.desc())
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).mappings().all()
    return [as_row(PlenaryRow, row) for row in found]
