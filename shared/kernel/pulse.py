"""Does each reader still make its rounds?"""

import asyncio
import logging
import time
from dataclasses import dataclass, field
from enum import StrEnum

from kernel.away import the_drivers
from kernel.metrics import ALIVE, FAILING, STANDBY, UP

PATIENCE_S = 60.0
"""A reader that made no round for so long is dead. A round is a page, a wait, or a failure."""

log = logging.getLogger(__name__)


class State(StrEnum):
    """What a reader does in this process."""

    WAITING = "waiting"
    READING = "reading"
    STANDBY = "standby"
    FAILING = "failing"
    DEAD = "dead"


@dataclass(slots=True)
class Pulse:
    """One reader's pulse in this process; being far behind does not slow it.

    Attributes:
        rounds: whether it makes any; one that only listens is dead when its task has ended.
        stopping: it is to end after the page that it is at.
    """

    service: str
    reader: str
    rounds: bool = True
    stopping: bool = False
    _state: State = State.WAITING
    _at: float = field(default_factory=time.monotonic)
    _why: str = ""

    def beat(self, state: State = State.READING) -> None:
        """A round was made."""
        if self._state is State.DEAD:
            return
        self._state, self._at, self._why = state, time.monotonic(), ""
        ALIVE.labels(self.service, self.reader).set(time.time())

    def failed(self, failure: Exception) -> None:
        """A round was made in vain; the reader lives and will try again."""
        self.beat(State.FAILING)
        self._why = type(the_drivers(failure)).__name__

    def ended(self, task: "asyncio.Task[None]") -> None:
        """The reader's task is over; unless it was told to stop, the reader is dead."""
        if self.stopping:
            return
        failure = None if task.cancelled() else task.exception()
        self._why = "cancelled" if task.cancelled() else type(failure).__name__
        if failure is None and not task.cancelled():
            self._why = "returned"
        self._state = State.DEAD
        log.critical("%s: the reader %s is dead", self.service, self.reader, exc_info=failure)

    def told(self) -> tuple[State, str]:
        """Its state now, and why when it is failing or dead."""
        silent_s = time.monotonic() - self._at
        if self.rounds and self._state is not State.DEAD and silent_s > PATIENCE_S:
            return State.DEAD, f"no round for {silent_s:.0f} s"
        return self._state, self._why

    def show(self) -> None:
        """Set its metrics as it is now: a dead reader cannot."""
        state, _ = self.told()
        UP.labels(self.service, self.reader).set(state is not State.DEAD)
        STANDBY.labels(self.service, self.reader).set(state is State.STANDBY)
        FAILING.labels(self.service, self.reader).set(state is State.FAILING)
