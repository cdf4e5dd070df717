"""How are cases folded anew from the archive, all or those of one committee?"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.tables import parked
from reporting.archive.tables import archive
from reporting.cases.catalogue import KINDS
from reporting.cases.keeping import PAGE, fold_into, position, readable


async def rebuild(engine: AsyncEngine, committee: UUID | None = None) -> int:
    """Fold anew, in one transaction, up to where the cases are; the number of arrivals folded."""
    async with engine.begin() as connection:
        return await _refold(connection, committee)


async def refold(engine: AsyncEngine, committees: Collection[UUID]) -> None:
    """Fold these committees anew: what was parked is read by today's classes, in its place."""
    async with engine.begin() as connection:
        for committee in committees:
            await _refold(connection, committee)


async def fold_only(
    connection: AsyncConnection, committee: UUID, arrivals: Collection[int]
) -> None:
    """Fold a committee's cases from these arrivals alone; the caller rolls the transaction back.

    This is how a figure is proven: from the events that its evidence lists, and no others.
    """
    await _refold(connection, committee, archive.c.arrival.in_(list(arrivals)))


async def _refold(
    connection: AsyncConnection,
    committee: UUID | None,
    only: ColumnElement[bool] | None = None,
) -> int:
    until = await position(connection, lock=True)
    for table in (*(kind.table for kind in KINDS), parked):
        gone = table.delete()
        if committee is not None:
            gone = gone.where(table.c.committee == committee)
        await connection.execute(gone)
    at, folded = 0, 0
    while True:
        wanted = select(archive).where(archive.c.arrival > at, archive.c.arrival <= until)
        if committee is not None:
            wanted = wanted.where(archive.c.committee == committee)
        if only is not None:
            wanted = wanted.where(only)
        page = wanted.order_by(archive.c.arrival).limit(PAGE)
        rows = (await connection.execute(page)).mappings().all()
        if not rows:
            return folded
        told = await readable(connection, rows)
        for kind in KINDS:
            await fold_into(connection, kind, told)
        at, folded = rows[-1]["arrival"], folded + len(rows)
