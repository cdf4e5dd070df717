"""How are several databases seen at one moment while their services go on working?

Each database is read in a snapshot of its own. What must not happen is that one of them shows a
service which heard what another, seen a moment before, has not written yet. So the readers of all
services are held for the milliseconds in which the snapshots open: then nobody's place in
another's log can lie beyond that log's end. Who writes is not held.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TypeAlias

import asyncpg

from kernel.backup.manifest import Unusable

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

PATIENCE = "30s"
PLAIN = {"timezone": "UTC", "datestyle": "ISO", "bytea_output": "hex", "lock_timeout": PATIENCE}
HOLD = "select 1 from leases where name = 'inbox' for update"
OPEN = "begin isolation level repeatable read, read only; select pg_current_snapshot()"


@asynccontextmanager
async def snapshots(urls: Mapping[str, str]) -> AsyncIterator[dict[str, Connection]]:
    """By service, a connection that sees what was there at one moment.

    Args:
        urls: each service's database, as its owner.

    Raises:
        Unusable: a database has no tables yet, or a reader does not pause.
    """
    async with AsyncExitStack() as stack:
        seen = {name: await _connected(stack, url) for name, url in urls.items()}
        for name, connection in seen.items():
            if await connection.fetchval("select to_regclass('leases')") is None:
                raise Unusable(f"{name} 还没有数据", f"{name} keeps nothing yet")
        async with _readers_held(urls):
            await asyncio.gather(*(one.execute(OPEN) for one in seen.values()))
        yield seen


@asynccontextmanager
async def _readers_held(urls: Mapping[str, str]) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        try:
            for url in urls.values():
                connection = await _connected(stack, url)
                await connection.execute(f"begin; {HOLD}")
        except asyncpg.LockNotAvailableError as busy:
            zh, en = (
                "读者未在30秒内暂停，请稍后再试",
                "a reader did not pause within 30 s; try again",
            )
            raise Unusable(zh, en) from busy
        yield


async def _connected(stack: AsyncExitStack, url: str) -> Connection:
    connection = await asyncpg.connect(url, timeout=10, server_settings=PLAIN)
    stack.push_async_callback(connection.close)
    return connection
