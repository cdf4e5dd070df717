"""What do taken events call for, and is nothing forgotten when that was cut short?"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.delivery.bus import Bus
from kernel.delivery.door import DoorClosed, ask_door
from kernel.delivery.envelope import Arrived
from kernel.faults import crash_point
from kernel.lease import Lease
from kernel.log.chain import Origin
from kernel.tables import inbox

Take = Callable[[AsyncConnection, Sequence[Arrived]], Awaitable[None]]
"""What a service does with events in order, inside the transaction that moves the positions."""

React = Callable[[Sequence[Arrived]], Awaitable[None]]
"""What a service then asks of itself; repeated under the same keys when it was cut short."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a service reads: what it does with events, as whom, with which token at doors.

    Attributes:
        only: the types it listens to; None is all.
    """

    take: Take
    holder: str
    token: str
    react: React | None = None
    only: Collection[str] | None = None


class Reacting:
    """Asks a service for what its events call for; the mark of each origin follows behind.

    Its caller takes turns: no two of these run at once.
    """

    def __init__(self, engine: AsyncEngine, bus: Bus, lease: Lease, reading: Reading) -> None:
        self._engine, self._bus, self._lease, self._reading = engine, bus, lease, reading
        self._owes = False

    async def react(self, taken: Sequence[Arrived]) -> None:
        """Ask what these events call for, then move the mark up to which that was done."""
        if self._reading.react is None or not taken:
            return
        # Should this fail, the mark stays behind, and the next batch must not move it past.
        self._owes = True
        await self._reading.react(taken)
        crash_point("inbox.reacted")
        done = {str(one.origin): one.position for one in taken}
        async with self._engine.begin() as connection:
            await self._lease.check(connection)
            for origin, position in done.items():
                moved = inbox.update().where(inbox.c.origin == origin)
                await connection.execute(moved.values(reacted=position))
        self._owes = False

    async def pay(self) -> None:
        """Nothing more is taken, from wherever, before a reaction that failed was asked again."""
        if self._owes:
            await self.again()

    async def again(self) -> None:
        """What was taken but not reacted to (a crash, a failure) is read from its log once more.

        Raises:
            DoorClosed: the log does not answer, or does not have it.
        """
        if self._reading.react is None:
            return
        behind = select(inbox).where(inbox.c.reacted < inbox.c.position)
        async with self._engine.connect() as connection:
            rows = (await connection.execute(behind)).all()
        for row in rows:
            at = row.reacted
            while at < row.position:
                page = await ask_door(self._bus, Origin.parse(row.origin), at, self._reading.token)
                page = [one for one in page if one.position <= row.position]
                if not page:
                    raise DoorClosed(f"{row.origin}: nothing after {at}")
                await self.react(page)
                self._owes, at = True, page[-1].position
        self._owes = False
