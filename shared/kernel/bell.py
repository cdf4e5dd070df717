"""Who must look again because something was written?"""

import asyncio
import contextlib
from collections.abc import Iterator


class Bell:
    """Wakes every waiter at once; a waiter also wakes by itself after its time."""

    def __init__(self) -> None:
        self._waiters: set[asyncio.Event] = set()

    def ring(self) -> None:
        """Wake all that wait."""
        for waiter in self._waiters:
            waiter.set()

    @contextlib.contextmanager
    def ear(self) -> Iterator["Ear"]:
        """Listen from now on: nothing rung after this is missed."""
        heard = asyncio.Event()
        self._waiters.add(heard)
        try:
            yield Ear(heard)
        finally:
            self._waiters.discard(heard)


class Ear:
    """One waiter's ear."""

    def __init__(self, heard: asyncio.Event) -> None:
        self._heard = heard

    async def wait(self, timeout_s: float) -> None:
        """Until the bell rings or the time is up."""
        # Not asyncio.wait_for: in Python 3.11 it may lose a cancellation that comes with the ring.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                await self._heard.wait()
        self._heard.clear()
