"""How does a process end within its grace period, and say what kept it?"""

import contextlib
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence

GRACE_S = 10.0
FAILED = 1
log = logging.getLogger(__name__)


class Ending:
    """From the first signal on, a process has so many seconds; what hangs then is named and left.

    Nothing is lost by it: what was acknowledged is in the database, what was not is asked again
    under its key.
    """

    def __init__(
        self, grace_s: float = GRACE_S, in_flight: Callable[[], Sequence[str]] = tuple
    ) -> None:
        self.grace_s, self._in_flight = grace_s, in_flight
        self._until: float | None = None
        self._over = threading.Event()
        self._waits: list[str] = []

    @property
    def requests_s(self) -> int:
        """Seconds that requests in flight may take: half, the rest is for what comes after."""
        return max(int(self.grace_s / 2), 1)

    @property
    def asked(self) -> bool:
        """Whether the process is ending."""
        return self._until is not None

    def begin(self) -> None:
        """Start the clock; callable from a signal handler, any number of times."""
        if self._until is None:
            self._until = time.monotonic() + self.grace_s
            threading.Thread(target=self._watch, name="ending", daemon=True).start()

    def left_s(self) -> float:
        """Seconds that remain; the whole period before it began."""
        return self.grace_s if self._until is None else max(self._until - time.monotonic(), 0.0)

    @contextlib.contextmanager
    def waiting_for(self, what: str) -> Iterator[None]:
        """Name what is being waited for."""
        self._waits.append(what)
        try:
            yield
        finally:
            self._waits.remove(what)

    def done(self) -> None:
        """All has been let go of in order."""
        self._over.set()

    def _watch(self) -> None:
        if self._over.wait(self.left_s()):
            return
        waits = ", ".join([*self._waits, *self._in_flight()]) or "connections"
        said = f"ended after {self.grace_s:g} s while still waiting for: {waits}"
        log.critical(said)
        print(f"未能在时限内结束 / {said}", file=sys.stderr, flush=True)
        logging.shutdown()
        os._exit(FAILED)
