"""How are a service's cases made anew, as its operator would have it done, and timed?"""

import asyncio

from kernel.beside import begin
from kernel.refill import Filler
from kernel.running import Running
from kernel.shown import standings
from reporting.cases.keeping import CASES, position
from reporting.cases.rebuilding import from_archive


async def let_go(started: Running) -> None:
    """Until what the switch before left is dropped: the next switch waits for that."""
    (refill,) = from_archive(started)
    filler = Filler(started.engine, started.service.name, (refill,))
    while True:
        async with started.engine.connect() as connection:
            if (await standings(connection))[CASES.name].retired is None:
                return
        await filler.step(refill)
        await asyncio.sleep(0.2)


async def rebuild(started: Running) -> int:
    """Fill all cases beside the live ones from the archive, and switch; arrivals folded."""
    (refill,) = from_archive(started)
    async with started.engine.begin() as connection:
        live = (await standings(connection))[CASES.name].live
        await begin(connection, CASES)
    filler = Filler(started.engine, started.service.name, (refill,))
    while True:
        await filler.step(refill)
        async with started.engine.connect() as connection:
            if (await standings(connection))[CASES.name].live != live:
                return await position(connection)
