"""How does a service look, now and then, whether a day has come on which something is due?"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from kernel.pulse import Pulse
from kernel.running import Running

EVERY_S = 30.0
log = logging.getLogger(__name__)


def by_the_clock(
    running: Running, reader: str, look: Callable[[], Awaitable[bool]], again_s: float = 0.0
) -> Coroutine[Any, Any, None]:
    """Look for ever; whoever looks too finds it done. A failure is logged and tried again.

    Args:
        reader: under which name its pulse is known.
        look: does what is due by now; whether there may be more, which is looked for sooner.
        again_s: after so many seconds.
    """
    return _looked(running, running.pulse(reader), look, again_s)


async def _looked(
    running: Running, pulse: Pulse, look: Callable[[], Awaitable[bool]], again_s: float
) -> None:
    next_look = 0.0
    with running.bell.ear() as ear:
        while not pulse.stopping:
            try:
                if time.monotonic() >= next_look:
                    more = await look()
                    next_look = time.monotonic() + (again_s if more else EVERY_S)
                pulse.beat()
            except Exception as failure:
                pulse.failed(failure)
                log.exception("%s could not be looked at; trying again", pulse.reader)
                await asyncio.sleep(0.5)
            await ear.wait(1.0)
