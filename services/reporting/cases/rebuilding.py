"""How are cases folded anew from the archive: all beside, or one committee in place?"""

import asyncio
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.problems import Problem
from kernel.refill import filled_to
from kernel.running import Running
from kernel.shown import Shown, physical
from kernel.tables import parked, view_filling
from reporting.archive.tables import archive, archive_head
from reporting.cases.catalogue import KINDS
from reporting.cases.keeping import AT_ONCE, CASES, arrivals, fold_page, live, move, position
from reporting.cases.reading import Read, read_each

ARCHIVE = "archive"


class FromArchive:
    """All cases, filled beside from the archive up to its end.

    While a page is folded and written the next is fetched, through a connection of its own, and its
    events are read: this process reckons whenever it would wait for the server.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._ahead: tuple[int, list[Read]] = (0, [])

    @property
    def shown(self) -> Shown:
        """The tables of every kind."""
        return CASES

    async def hold(self, connection: AsyncConnection) -> None:
        """The live cases stay where they are."""
        await position(connection, lock=True)

    async def fill(self, connection: AsyncConnection, number: int) -> int:
        """The next page of arrivals."""
        await connection.execute(AT_ONCE)
        at = await self._filled(connection)
        head = (await connection.execute(select(archive_head.c.arrival))).scalar() or 0
        after, page = self._ahead
        if after != at or not page:
            page = await read_each(await arrivals(connection, archive.c.arrival > at))
        if page:
            await self._folded(connection, page, number)
            await filled_to(connection, CASES.name, ARCHIVE, page[-1].heard.arrival, head)
        return len(page)

    async def _folded(self, connection: AsyncConnection, page: Sequence[Read], number: int) -> None:
        last = page[-1].heard.arrival
        reading = asyncio.create_task(self._read(last))
        try:
            await fold_page(connection, page, number, physical(parked, number))
            self._ahead = (last, await reading)
        finally:
            reading.cancel()

    async def _read(self, after: int) -> list[Read]:
        async with self._engine.connect() as connection:
            found = await arrivals(connection, archive.c.arrival > after)
        return await read_each(found)

    async def settle(self, connection: AsyncConnection, number: int) -> None:
        """The cases go on from here, and what could not be read now is what waits."""
        await connection.execute(parked.delete().where(parked.c.committee.is_not(None)))
        columns = [column.name for column in parked.columns]
        aside = select(physical(parked, number))
        await connection.execute(parked.insert().from_select(columns, aside))
        await move(connection, await self._filled(connection))

    async def _filled(self, connection: AsyncConnection) -> int:
        mine = view_filling.c.view == CASES.name
        found = await connection.execute(select(view_filling.c.position).where(mine))
        return found.scalar() or 0


def from_archive(running: Running) -> tuple[FromArchive, ...]:
    """Where reporting's cases are filled from."""
    return (FromArchive(running.engine),)


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
    connection: AsyncConnection, committee: UUID, only: ColumnElement[bool] | None = None
) -> None:
    """Fold one committee anew in place, in the caller's transaction."""
    until = await position(connection, lock=True)
    number = await live(connection)
    if number is None:
        zh, en = "案例正在重建，请稍后再试", "cases are being made anew; try again later"
        raise Problem(503, "Rebuilding", zh, en)
    for table in (*(physical(kind.table, number) for kind in KINDS), parked):
        await connection.execute(table.delete().where(table.c.committee == committee))
    mine = [archive.c.committee == committee, *([] if only is None else [only])]
    at = 0
    while True:
        page = await arrivals(connection, archive.c.arrival > at, archive.c.arrival <= until, *mine)
        if not page:
            return
        await fold_page(connection, await read_each(page), number)
        at = page[-1].arrival
