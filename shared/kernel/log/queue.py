"""Who waits for the writer, and how many may?"""

import asyncio
import concurrent.futures
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from kernel.command import Unit
from kernel.log.answer import Answer
from kernel.metrics import APPEND_QUEUE

BATCH = 200
"""So many commands are decided in one transaction at most, a larger unit excepted."""

QUEUE = 2_000
"""So many commands wait at most: about two seconds of work. Who comes then is told to come back."""

AHEAD = 2
"""So many batches of a bulk wait at a time: one is written while the next one stands ready."""

Promise: TypeAlias = concurrent.futures.Future[list[Answer]]
Promised: TypeAlias = list[Promise | None]
Waiting = tuple[Unit, Promise]


class TooBusy(Exception):
    """More commands wait than the service will hold; ask again later (503, Retry-After)."""


class Queue:
    """Commands on their way from many clients' threads to the one writer's."""

    def __init__(self, service: str, wake: Callable[[], object]) -> None:
        self._service, self._wake = service, wake
        self._waiting: deque[Waiting] = deque()
        self._commands = 0
        self._door = threading.Lock()
        self._closed = False

    def __len__(self) -> int:
        """How many units wait."""
        return len(self._waiting)

    def close(self) -> None:
        """Let nobody in any more; those who wait are still answered."""
        self._closed = True
        self._wake()

    @property
    def over(self) -> bool:
        """Whether nobody waits and nobody will."""
        return self._closed and not self._waiting

    async def ask(self, units: Sequence[Unit]) -> list[list[Answer]]:
        """Put units in, in order, and wait for all their answers.

        Raises:
            TooBusy: there is no room.
        """
        return await _answers(self._put(units))

    async def ask_in_turns(self, units: Sequence[Unit]) -> list[list[Answer]]:
        """Any number of units, in order; between its batches those of others have their turn.

        Raises:
            TooBusy: the writer is being stopped.
        """
        answers: list[list[Answer]] = []
        ahead: deque[Promised] = deque()
        for batch in _batches(units):
            if len(ahead) == AHEAD:
                answers += await _answers(ahead.popleft())
            ahead.append(await self._put_when_there_is_room(batch))
        for promised in ahead:
            answers += await _answers(promised)
        return answers

    def drain(self) -> list[Waiting]:
        """The next batch, oldest first, without those who gave up waiting.

        Only the writer's thread calls this; what it took can be given up no more.
        """
        batch: list[Waiting] = []
        left, room = 0, BATCH
        while self._waiting and room > 0:
            unit, promise = self._waiting.popleft()
            left += len(unit)
            if promise.set_running_or_notify_cancel():
                batch.append((unit, promise))
                room -= len(unit)
        self._count(-left)
        return batch

    def _put(self, units: Sequence[Unit]) -> Promised:
        """A promise for each unit; one without commands needs none."""
        with self._door:
            asked = sum(len(unit) for unit in units)
            # A unit larger than the queue goes in alone.
            if self._closed or (self._commands and self._commands + asked > QUEUE):
                raise TooBusy
            self._commands += asked
            promised: Promised = [concurrent.futures.Future() if unit else None for unit in units]
            self._waiting.extend(
                (unit, promise) for unit, promise in zip(units, promised, strict=True) if promise
            )
        self._count(0)
        self._wake()
        return promised

    async def _put_when_there_is_room(self, units: Sequence[Unit]) -> Promised:
        while True:
            try:
                return self._put(units)
            except TooBusy:
                if self._closed:
                    raise
                await asyncio.sleep(0.05)

    def _count(self, more: int) -> None:
        with self._door:
            self._commands += more
        APPEND_QUEUE.labels(self._service).set(self._commands)


async def _answers(promised: Promised) -> list[list[Answer]]:
    """The answers of units in order; those without commands have none."""
    return [[] if one is None else await asyncio.wrap_future(one) for one in promised]


def _batches(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Units in order, about one batch of commands at a time."""
    batch: list[Unit] = []
    room = BATCH
    for unit in units:
        batch.append(unit)
        room -= len(unit)
        if room <= 0:
            yield batch
            batch, room = [], BATCH
    if batch:
        yield batch
