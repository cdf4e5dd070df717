"""Which one process may read or send for a service right now?"""

import time
from datetime import timedelta

from sqlalchemy import ColumnElement, Interval, cast, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.tables import leases

TERM = timedelta(seconds=5)
RENEW_S = 1.0
"""A lease kept a moment ago is not written again; who moves a position checks it all the same."""


class LeaseLost(Exception):
    """Another process took over; this one must stop reading at once."""


async def hold_still(connection: AsyncConnection, name: str) -> None:
    """Let no holder of a lease move anything until this transaction ends."""
    await connection.execute(select(leases.c.epoch).where(leases.c.name == name).with_for_update())


class Lease:
    """A named lease with an epoch. `holder` is the same across restarts of one exclusive owner."""

    def __init__(self, engine: AsyncEngine, name: str, holder: str) -> None:
        self._engine, self._name, self._holder = engine, name, holder
        self.epoch: int | None = None
        self._kept_at = 0.0

    async def acquire(self) -> bool:
        """Take the lease or keep it; False while another holds it."""
        if self.epoch is not None and time.monotonic() - self._kept_at < RENEW_S:
            return True
        asked_at = time.monotonic()
        until = func.now() + cast(TERM, Interval)
        wanted = insert(leases).values(name=self._name, holder=self._holder, epoch=1, until=until)
        epoch = leases.c.epoch if self.epoch is not None else leases.c.epoch + 1
        taken = wanted.on_conflict_do_update(
            index_elements=["name"],
            set_={"holder": wanted.excluded.holder, "until": wanted.excluded.until, "epoch": epoch},
            where=self._may_take(),
        ).returning(leases.c.epoch)
        async with self._engine.begin() as connection:
            self.epoch = (await connection.execute(taken)).scalar()
        self._kept_at = asked_at
        return self.epoch is not None

    def _may_take(self) -> ColumnElement[bool]:
        mine = leases.c.holder == self._holder
        if self.epoch is not None:
            return mine & (leases.c.epoch == self.epoch)
        # Nobody writes so late a term: the server's clock was set back since, and may be by hours.
        absurd = leases.c.until > func.now() + cast(TERM, Interval)
        return or_(leases.c.until < func.now(), absurd, mine)

    async def check(self, connection: AsyncConnection) -> None:
        """Make sure, inside the transaction that moves a position, that the lease is still ours.

        Raises:
            LeaseLost: the epoch has moved on.
        """
        wanted = select(leases.c.epoch).where(leases.c.name == self._name)
        held = (await connection.execute(wanted.with_for_update(read=True))).scalar()
        if held is None or held != self.epoch:
            self.epoch = None
            raise LeaseLost(self._name)
