"""How does a view's new table fill from the first event, stop and go on, and take over?"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.beside import HELD, begin, index, lost, retire, switch, turn
from kernel.clock import wall_clock
from kernel.delivery.door import DoorClosed
from kernel.faults import crash_point
from kernel.follow import READER
from kernel.log.chain import Origin
from kernel.log.reading import page
from kernel.metrics import FILLED, LAG
from kernel.shown import Shown, Standing, standings
from kernel.tables import cursors, log_head, view_filling, view_versions
from kernel.view import View, fold, readable

PAGE = 2000
LAST_PAGES = 5
"""So many pages at most are folded while those who move the live tables wait."""

LOOK_S = 1.0

BY_INDEX = text("""
select set_config(name, 'off', true)
from unnest(array['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) name
""")
"""A table that fills has no statistics yet: without this each page may read all of it."""

log = logging.getLogger(__name__)


class Refill(Protocol):
    """Where a shown set's new tables are filled from."""

    @property
    def shown(self) -> Shown:
        """What is filled."""

    async def hold(self, connection: AsyncConnection) -> None:
        """Keep whoever moves the live tables waiting until the transaction ends."""

    async def fill(self, connection: AsyncConnection, number: int) -> int:
        """Fold the next page, not beyond what the live tables hold; how many events."""

    async def settle(self, connection: AsyncConnection, number: int) -> None:
        """What else changes with the switch."""


@dataclass(frozen=True, slots=True)
class OwnLog:
    """A view of a service's own events, filled from its log up to where readers may read."""

    service: str
    view: View[Any]

    @property
    def shown(self) -> Shown:
        """The view's table."""
        return self.view.shown

    async def hold(self, connection: AsyncConnection) -> None:
        """The follower's turn."""
        await turn(connection, READER)

    async def fill(self, connection: AsyncConnection, number: int) -> int:
        """The next page of the first origin that lacks one."""
        filled = view_filling.c
        name = func.concat_ws(".", log_head.c.committee, log_head.c.service, log_head.c.incarnation)
        mine = (filled.view == self.view.name) & (filled.origin == name)
        at = func.coalesce(filled.position, 0)
        wanted = select(log_head, at.label("at"), cursors.c.position.label("live"))
        joined = log_head.join(cursors, cursors.c.origin == log_head.c.origin)
        wanted = wanted.select_from(joined.outerjoin(view_filling, mine))
        wanted = wanted.where(log_head.c.service == self.service, cursors.c.reader == READER)
        wanted = wanted.where(cursors.c.position > at).order_by(log_head.c.origin)
        row = (await connection.execute(wanted.limit(1))).first()
        if row is None:
            return 0
        origin = Origin(row.committee, row.service, row.incarnation)
        found = await page(connection, row.origin, origin, row.at, min(PAGE, row.live - row.at))
        await fold(connection, self.view, readable(found), number)
        await filled_to(connection, self.view.name, str(origin), found[-1].position, row.live)
        return len(found)

    async def settle(self, connection: AsyncConnection, number: int) -> None:
        """Nothing else."""


async def filled_to(
    connection: AsyncConnection, view: str, origin: str, position: int, head: int
) -> None:
    """Note how far an origin is filled, with the page, so that a crash costs one page."""
    upsert = insert(view_filling).values(view=view, origin=origin, position=position, head=head)
    told = {"position": upsert.excluded.position, "head": upsert.excluded.head}
    await connection.execute(
        upsert.on_conflict_do_update(index_elements=["view", "origin"], set_=told)
    )


class Filler:
    """Fills what is being made anew in a service, one page a transaction, beside everything."""

    def __init__(self, engine: AsyncEngine, service: str, refills: Sequence[Refill]) -> None:
        self._engine, self._service, self._refills = engine, service, refills
        self._waiting: dict[str, str] = {}

    async def run(self) -> None:
        """For ever; a failure is logged and tried again."""
        while True:
            busy = False
            for refill in await self._wanted():
                busy |= await self._tried(refill)
            if not busy:
                await asyncio.sleep(LOOK_S)

    async def _wanted(self) -> list[Refill]:
        """Those of which something is being filled, or waits to be dropped: mostly none."""
        try:
            async with self._engine.connect() as connection:
                found = await standings(connection)
        except Exception as cause:  # not only the driver's: a server that is away refuses
            log.warning("%s: cannot look what to fill (%s)", self._service, type(cause).__name__)
            return []
        at_work = {name for name, at in found.items() if at.filling or at.retired}
        return [refill for refill in self._refills if refill.shown.name in at_work]

    async def _tried(self, refill: Refill) -> bool:
        name = refill.shown.name
        try:
            more = await self.step(refill)
            self._waiting.pop(name, None)
            return more
        except DoorClosed as cause:  # whoever keeps that log is away: said once, not each time
            if self._waiting.get(name) != str(cause):
                log.warning("%s: %s waits to be filled (%s)", self._service, name, cause)
            self._waiting[name] = str(cause)
        except DBAPIError as cause:
            if getattr(cause.orig, "sqlstate", None) not in HELD:
                log.exception("%s: filling %s failed", self._service, name)
        except Exception:
            log.exception("%s: filling %s failed", self._service, name)
        await asyncio.sleep(0.5)
        return False

    async def step(self, refill: Refill) -> bool:
        """Fill one page, or switch, or let go of the old tables; whether there may be more."""
        name = refill.shown.name
        async with self._engine.begin() as connection:
            await turn(connection, f"fill {name}")
            at = await self._standing(connection, refill)
            if at is None or at.filling is None:
                return at is not None and at.retired is not None and await self._retired(refill)
            if await lost(connection, at):
                log.warning("%s: the server crashed; %s fills anew", self._service, name)
                return await begin(connection, refill.shown)
            await connection.execute(BY_INDEX)
            folded = await refill.fill(connection, at.filling)
            crash_point("refill.before_commit")
            if not folded:
                await index(connection, refill.shown, at.filling)
        FILLED.labels(self._service, name).inc(folded)
        if folded:
            await self._tell(name)
            return True
        if at.retired is not None and not await self._retired(refill):
            return False  # somebody may still come to what the switch before left
        return await self._switched(refill)

    async def _standing(self, connection: AsyncConnection, refill: Refill) -> Standing | None:
        """How it stands; None when a program of another version is at it."""
        at = (await standings(connection)).get(refill.shown.name)
        mine = at is not None and at.filling_version in (None, refill.shown.version)
        return at if mine else None

    async def _switched(self, refill: Refill) -> bool:
        """Bring the new tables to where the live ones are, those kept waiting; then switch."""
        async with self._engine.begin() as connection:
            await turn(connection, f"fill {refill.shown.name}")
            await refill.hold(connection)
            at = await self._standing(connection, refill)
            if at is None or at.filling is None:
                return False
            await connection.execute(BY_INDEX)
            for _ in range(LAST_PAGES):
                if not await refill.fill(connection, at.filling):
                    await refill.settle(connection, at.filling)
                    await switch(connection, refill.shown, at)
                    crash_point("refill.before_switch")
                    break
            else:
                return True
        log.info("%s: %s is read from table %s now", self._service, refill.shown.name, at.filling)
        await self._tell(refill.shown.name)
        return True

    async def _retired(self, refill: Refill) -> bool:
        async with self._engine.begin() as connection:
            return await retire(connection, refill.shown)

    async def _tell(self, name: str) -> None:
        async with self._engine.connect() as connection:
            (told,) = [one for one in await progress(connection) if one.view == name]
        LAG.labels(self._service, f"{name}.beside", "").set(told.head - told.done)


@dataclass(frozen=True, slots=True)
class Progress:
    """One shown set: what is live, and how far the one beside is filled.

    Attributes:
        done, head: positions filled so far, and those that there are; 0 when nothing fills.
        per_second: positions since the filling began, pauses included.
    """

    view: str
    version: int
    live: int
    filling: int | None
    done: int
    head: int
    per_second: int


async def progress(connection: AsyncConnection) -> list[Progress]:
    """How every shown set of a service stands, by name."""
    filled, told = view_filling.c, view_versions.c
    sums = (
        select(
            filled.view,
            func.sum(filled.position).label("done"),
            func.sum(filled.head).label("head"),
        )
        .group_by(filled.view)
        .subquery()
    )
    wanted = select(view_versions, sums.c.done, sums.c.head)
    wanted = wanted.outerjoin_from(view_versions, sums, sums.c.view == told.view)
    rows = await connection.execute(wanted.order_by(told.view))
    return [_progress(row, wall_clock()) for row in rows]


def _progress(row: Any, now: datetime) -> Progress:
    done, head = int(row.done or 0), int(row.head or 0)
    since_s = (now - row.filling_since).total_seconds() if row.filling_since else 0.0
    rate = round(done / since_s) if since_s > 0 else 0
    return Progress(row.view, row.version, row.live, row.filling, done, head, rate)
