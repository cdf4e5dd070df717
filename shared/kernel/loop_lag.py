"""How late does the event loop come to what is due?"""

import asyncio
import time

from kernel.metrics import LOOP_LAG, LOOP_LAG_MAX

EVERY_S = 0.1
WINDOW_S = 30.0


async def sample(service: str) -> None:
    """Sleep a tenth of a second, again and again, and tell by how much it was longer."""
    lag, longest = LOOP_LAG.labels(service), LOOP_LAG_MAX.labels(service)
    before, now, since = 0.0, 0.0, time.monotonic()
    while True:
        due = time.monotonic() + EVERY_S
        await asyncio.sleep(EVERY_S)
        late_s = max(time.monotonic() - due, 0.0)
        lag.observe(late_s)
        now = max(now, late_s)
        longest.set(max(before, now))
        if due - since > WINDOW_S:
            before, now, since = now, 0.0, due
