"""How does one wait until the cases contain all that a cut does?"""

import asyncio
import time

from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.problems import Problem
from reporting.archive.cut import Cut
from reporting.cases.keeping import position

PATIENCE_S = 60.0


async def folded(engine: AsyncEngine, cut: Cut, patience_s: float = PATIENCE_S) -> None:
    """Wait until the cases contain everything within a cut.

    Raises:
        Problem: they did not get there in time.
    """
    deadline, pause_s = time.monotonic() + patience_s, 0.01
    while True:
        async with engine.connect() as connection:
            if await position(connection) >= cut.arrival:
                return
        if time.monotonic() > deadline:
            zh, en = "统计尚未跟上所收到的事件，请稍后再试", "the cases are behind; try again later"
            raise Problem(503, "Behind", zh, en)
        await asyncio.sleep(pause_s)
        pause_s = min(pause_s * 1.5, 0.2)
