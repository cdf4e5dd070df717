"""How late does the event loop come to what is due, and was the clock set meanwhile?"""

import asyncio
import time

from kernel.clock import wall_clock
from kernel.metrics import CLOCK_SET, LOOP_LAG, LOOP_LAG_MAX

EVERY_S = 0.1
WINDOW_S = 30.0
SET_S = 1.0
"""What the wall clock went more, or less, than time did; an NTP client slews by far less."""


async def sample(service: str) -> None:
    """Sleep a tenth of a second, again and again, and tell by how much it was longer."""
    lag, longest = LOOP_LAG.labels(service), LOOP_LAG_MAX.labels(service)
    before, now, since = 0.0, 0.0, time.monotonic()
    ahead_s = _ahead_s()
    while True:
        due = time.monotonic() + EVERY_S
        await asyncio.sleep(EVERY_S)
        late_s = max(time.monotonic() - due, 0.0)
        set_by_s, ahead_s = _ahead_s() - ahead_s, _ahead_s()
        if abs(set_by_s) > SET_S:
            CLOCK_SET.labels(service, "forward" if set_by_s > 0 else "back").inc()
        lag.observe(late_s)
        now = max(now, late_s)
        longest.set(max(before, now))
        if due - since > WINDOW_S:
            before, now, since = now, 0.0, due


def _ahead_s() -> float:
    """How far the wall clock is ahead of the one that nobody sets."""
    return wall_clock().timestamp() - time.monotonic()
