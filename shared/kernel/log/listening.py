"""Who tells the readers of this process that any process of their service has written?"""

import asyncio
import logging

import asyncpg

from kernel.bell import Bell
from kernel.log.failing import LOST

log = logging.getLogger(__name__)


async def listen(database_url: str, service: str, bell: Bell) -> None:
    """Ring the bell at every batch, for ever; a connection that is lost is made again."""
    while True:
        try:
            await _hear_batches(database_url, bell)
        except (*LOST, asyncpg.PostgresError) as cause:
            log.warning("%s: not listening (%s)", service, type(cause).__name__)
            await asyncio.sleep(1.0)


async def _hear_batches(database_url: str, bell: Bell) -> None:
    closed = asyncio.Event()
    connection = await asyncpg.connect(database_url, timeout=10)
    connection.add_termination_listener(lambda *told: closed.set())
    await connection.add_listener("log", lambda *told: bell.ring())
    await closed.wait()
