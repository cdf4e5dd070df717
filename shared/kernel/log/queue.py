"""Who waits for the writer, and how many may?"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import TypeAlias

from kernel.command import Unit
from kernel.log.answer import Answer
from kernel.metrics import APPEND_QUEUE

BATCH = 200
"""So many commands are decided in one transaction at most, a larger unit excepted."""

QUEUE = 2_000
"""So many commands wait at most: about two seconds of work. Who comes then is told to come back."""

SHARE = 50
"""So many commands of a batch are a bulk's at least; more when nobody else asks."""

Promise: TypeAlias = asyncio.Future[list[Answer]]
Promised: TypeAlias = list[Promise | None]
Waiting = tuple[Unit, Promise]


class TooBusy(Exception):
    """More commands wait than the service will hold; ask again later (503, Retry-After)."""


class Queue:
    """Commands on their way from many clients to the one writer, all in one loop."""

    def __init__(self, service: str) -> None:
        self._service = service
        self._waiting: deque[Waiting] = deque()
        self._bulk: deque[Waiting] = deque()
        self._commands = 0
        self._wake = asyncio.Event()
        self._closed = False

    def __len__(self) -> int:
        """How many units wait."""
        return len(self._waiting) + len(self._bulk)

    def close(self) -> None:
        """Let nobody in any more; those who wait are still answered."""
        self._closed = True
        self._wake.set()

    @property
    def over(self) -> bool:
        """Whether nobody waits and nobody will."""
        return self._closed and not len(self)

    async def batches(self) -> AsyncIterator[list[Waiting]]:
        """Batch after batch as they come, until the queue is closed and empty."""
        while not self.over:
            await self._wake.wait()
            self._wake.clear()
            while batch := self.drain():
                yield batch

    async def ask(self, units: Sequence[Unit]) -> list[list[Answer]]:
        """Put units in, in order, and wait for all their answers.

        Raises:
            TooBusy: there is no room.
        """
        return await _answers(self._put(units))

    async def ask_in_turns(self, units: Sequence[Unit]) -> list[list[Answer]]:
        """Any number of units, in order; they take the room in each batch that others leave.

        Raises:
            TooBusy: the writer is being stopped.
        """
        promised = _promised(units)
        if self._closed:
            raise TooBusy
        self._join(self._bulk, units, promised)
        return await _answers(promised)

    def drain(self) -> list[Waiting]:
        """The next batch, oldest first, without those who gave up waiting."""
        batch: list[Waiting] = []
        room = self._take(batch, self._waiting, BATCH - (SHARE if self._bulk else 0))
        self._take(batch, self._bulk, room + (SHARE if self._bulk else 0))
        return batch

    def _take(self, batch: list[Waiting], lane: deque[Waiting], room: int) -> int:
        """Move units from a lane into the batch while there is room; the room that is left."""
        left = 0
        while lane and room > 0:
            unit, promise = lane.popleft()
            left += len(unit)
            if not promise.done():
                batch.append((unit, promise))
                room -= len(unit)
        if lane is self._waiting:
            self._count(-left)
        return room

    def _put(self, units: Sequence[Unit]) -> Promised:
        asked = sum(len(unit) for unit in units)
        # A unit larger than the queue goes in alone.
        if self._closed or (self._commands and self._commands + asked > QUEUE):
            raise TooBusy
        promised = _promised(units)
        self._join(self._waiting, units, promised)
        self._count(asked)
        return promised

    def _join(self, lane: deque[Waiting], units: Sequence[Unit], promised: Promised) -> None:
        lane.extend(_waiting(units, promised))
        self._wake.set()

    def _count(self, more: int) -> None:
        self._commands += more
        APPEND_QUEUE.labels(self._service).set(self._commands)


async def _answers(promised: Promised) -> list[list[Answer]]:
    """The answers of units in order; those without commands have none."""
    told = iter(await asyncio.gather(*(one for one in promised if one is not None)))
    return [[] if one is None else next(told) for one in promised]


def _promised(units: Sequence[Unit]) -> Promised:
    """A promise for each unit; one without commands needs none."""
    loop = asyncio.get_running_loop()
    return [loop.create_future() if unit else None for unit in units]


def _waiting(units: Sequence[Unit], promised: Promised) -> Iterator[Waiting]:
    pairs = zip(units, promised, strict=True)
    return ((unit, promise) for unit, promise in pairs if promise is not None)
