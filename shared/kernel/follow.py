"""How do views follow the log: a page at a time, with their cursor?"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.bell import Bell
from kernel.beside import turn
from kernel.cursors import in_turn, lagging, move, reached
from kernel.log.chain import Origin
from kernel.log.reading import page
from kernel.metrics import READER_BATCH
from kernel.pulse import Pulse
from kernel.telemetry import span
from kernel.view import LaterVersion, View, fold_live, readable

READER = "views"
PAGE = 1000
GATHER_S = 0.005
"""A pause after what was new, so that under load a page holds more than one batch."""

log = logging.getLogger(__name__)


class Follower:
    """Keeps a service's own views up to date with its own log.

    Several processes of a service may follow: each page is one's turn, the others find it taken.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        service: str,
        views: Sequence[View[Any]],
        bell: Bell,
        moved: Bell | None = None,
        pulse: Pulse | None = None,
    ) -> None:
        self._pulse = pulse or Pulse(service, READER)
        self._engine, self._service, self._views = engine, service, views
        self._bell, self._moved = bell, moved

    async def run(self) -> None:
        """Follow for ever; a failure is logged and tried again."""
        with self._bell.ear() as ear:
            while not self._pulse.stopping:
                try:
                    while await self.step():
                        if self._pulse.stopping:
                            return
                    self._pulse.beat()
                    await asyncio.sleep(GATHER_S)
                except asyncio.CancelledError:
                    raise
                except LaterVersion as cause:
                    self._pulse.beat()
                    log.warning("%s: a later program folds the view %s", self._service, cause)
                except Exception as failure:
                    self._pulse.failed(failure)
                    log.exception("%s: the follower %s failed", self._service, READER)
                    await asyncio.sleep(0.5)
                await ear.wait(1.0)

    async def step(self) -> bool:
        """Fold one page of every origin that has news; whether there was any."""
        async with self._engine.connect() as connection:
            behind = await lagging(connection, self._service, READER)
        for number, origin, _, _ in in_turn(behind):
            async with self._engine.begin() as connection:
                await turn(connection, READER)
                await fold_page(connection, self._views, number, origin)
            self._pulse.beat()
            if self._moved is not None:
                self._moved.ring()
        return bool(behind)


async def fold_page(
    connection: AsyncConnection, views: Sequence[View[Any]], number: int, origin: Origin
) -> None:
    """Fold the next page of one origin into what readers have; the caller has the turn."""
    found = await page(connection, number, origin, await reached(connection, READER, number), PAGE)
    if not found:
        return
    READER_BATCH.labels(origin.service, READER).observe(len(found))
    traces = [event.traceparent for event in found]
    with span(f"follow {READER}", traces, service=origin.service, positions=len(found)):
        await fold_live(connection, views, readable(found))
        await move(connection, READER, number, found[-1].position)
