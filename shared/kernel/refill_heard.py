"""How is a view of others' events filled anew: from the doors of the logs they came from?"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.beside import turn
from kernel.delivery.door import DoorClosed
from kernel.delivery.envelope import Arrived
from kernel.hearing import HEARD, read
from kernel.log.chain import Origin, Recorded
from kernel.refill import filled_to
from kernel.shown import Shown
from kernel.tables import inbox, parked, view_filling
from kernel.view import Told, View, fold

AskedPage = Callable[[Origin, int], Awaitable[list[Arrived]]]


@dataclass(frozen=True, slots=True)
class OthersLogs:
    """A view of others' events, filled from their doors up to where the inbox has taken them."""

    asked: AskedPage
    view: View[Any]

    @property
    def shown(self) -> Shown:
        """The view's table."""
        return self.view.shown

    async def hold(self, connection: AsyncConnection) -> None:
        """The turn of whoever takes what arrives, and the places they move."""
        await turn(connection, HEARD)
        await connection.execute(select(inbox.c.origin).with_for_update())

    async def fill(self, connection: AsyncConnection, number: int) -> int:
        """The next page of the first origin that lacks one."""
        mine = (view_filling.c.view == self.view.name) & (view_filling.c.origin == inbox.c.origin)
        at = func.coalesce(view_filling.c.position, 0)
        wanted = select(inbox, at.label("at")).outerjoin_from(inbox, view_filling, mine)
        wanted = wanted.where(inbox.c.position > at).order_by(inbox.c.origin).limit(1)
        row = (await connection.execute(wanted)).first()
        if row is None:
            return 0
        page = await self.asked(Origin.parse(row.origin), row.at)
        page = [one for one in page if one.position <= row.position]
        if not page:
            raise DoorClosed(f"{row.origin}: nothing after {row.at}; 之后没有事件")
        await fold(connection, self.view, await self._readable(connection, page), number)
        await filled_to(connection, self.view.name, row.origin, page[-1].position, row.position)
        return len(page)

    async def settle(self, connection: AsyncConnection, number: int) -> None:
        """Nothing else."""

    async def _readable(self, connection: AsyncConnection, page: Sequence[Arrived]) -> list[Told]:
        """What is parked stays out here too, with what waits behind it in its stream."""
        first = select(parked.c.stream, func.min(parked.c.position).label("at"))
        rows = await connection.execute(first.group_by(parked.c.stream))
        waits = {row.stream: row.at for row in rows}
        told: list[Told] = []
        for one in page:
            if not isinstance(one, Recorded) or not _concerns(self.view, one):
                continue
            if one.position < waits.get(one.stream, one.position + 1):
                told.append((read(one), one))
        return told


def _concerns(view: View[Any], one: Recorded) -> bool:
    return any(event.event_name == one.type for event in view.events)
