"""What happens when 64 clients in two processes want one stream: is anybody turned away?"""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from uuid import UUID

import asyncpg
from bench.apart import child
from bench.counting import NOTE, Counted
from bench.load import rate, spread
from bench.row import Goal, Place, Row, Seen, Side
from bench.rows.append import asked, tables, writer

PROCESSES, CLIENTS = 2, 32
HOT = UUID("11111111-1111-4111-8111-111111111111")
RAW = (
    "create table head (stream text primary key, version int not null)",
    "create table raw (stream text, version int, data text, primary key (stream, version))",
    f"insert into head values ('{HOT}', 0)",
)
MOVE = "update head set version = version + 1 where stream = $1 returning version"
INSERT = "insert into raw values ($1, $2, $3)"


async def ours(place: Place, amount: int) -> AsyncIterator[Seen]:
    """32 clients of one process; each numbers what it asks."""
    appender = writer(place)
    appender.start()
    took_s: list[float] = []

    async def client(number: int) -> None:
        for turn in range(amount // CLIENTS):
            began = time.perf_counter()
            answer = await appender.submit(asked(HOT, f"{os.getpid()}/{number}/{turn} {NOTE}"))
            took_s.append(time.perf_counter() - began)
            assert answer.outcome == "recorded", answer

    yield {}
    await asyncio.gather(*(client(number) for number in range(CLIENTS)))
    yield spread(took_s)
    await appender.stop()


async def raw(place: Place, amount: int) -> AsyncIterator[Seen]:
    """32 clients of one process, each command a transaction that holds the stream's row."""
    took_s: list[float] = []
    async with asyncpg.create_pool(
        place.fresh[0].owner, min_size=CLIENTS, max_size=CLIENTS
    ) as pool:

        async def client() -> None:
            for _ in range(amount // CLIENTS):
                began = time.perf_counter()
                async with pool.acquire() as connection, connection.transaction():
                    version = await connection.fetchval(MOVE, str(HOT))
                    await connection.execute(INSERT, str(HOT), version, NOTE)
                took_s.append(time.perf_counter() - began)

        yield {}
        await asyncio.gather(*(client() for _ in range(CLIENTS)))
        yield spread(took_s)


async def prepared(place: Place) -> None:
    """The floor's tables."""
    connection = await asyncpg.connect(place.fresh[0].owner)
    for statement in RAW:
        await connection.execute(statement)
    await connection.close()


async def in_order(place: Place, amount: int) -> None:
    """Every version once, without a gap, and each client's commands in the order it asked them."""
    connection = await asyncpg.connect(place.fresh[0].owner)
    rows = await connection.fetch("select version, data from events order by position")
    await connection.close()
    assert [row["version"] for row in rows] == list(range(1, amount + 1))
    turns: dict[str, int] = {}
    for row in rows:
        client, _, turn = Counted.read(row["data"]).note.split()[0].rpartition("/")
        assert int(turn) == turns.get(client, -1) + 1, (client, turn)
        turns[client] = int(turn)


async def nothing(place: Place, amount: int) -> None:
    """The floor keeps order by its lock."""


def both(name: str, before, after) -> Side:  # type: ignore[no-untyped-def]
    """A side: two processes that begin together."""

    async def side(place: Place, amount: int) -> Seen:
        each = amount // PROCESSES // CLIENTS * CLIENTS
        await before(place)
        async with AsyncExitStack() as stack:
            work = [
                await stack.enter_async_context(child(name, place, amount=each))
                for _ in range(PROCESSES)
            ]
            for one in work:
                await one.hear()
            began = time.perf_counter()
            for one in work:
                one.go()
            seen = [await one.hear() for one in work]
            took_s = time.perf_counter() - began
            peaks = [await one.end() for one in work]
        await after(place, each * PROCESSES)
        worst = {name: max(one[name] for one in seen) for name in seen[0]}
        return (
            rate(each * PROCESSES, took_s) | worst | {"peak_mb": max(p["peak_mb"] for p in peaks)}
        )

    return side


HOT_STREAM = Row(
    id="hot",
    group="record",
    what="64 clients on one stream, two processes: no 409, order kept",
    against="raw asyncpg: lock the row, insert, commit",
    floor=both("bench.rows.hot:raw", prepared, nothing),
    ours=both("bench.rows.hot:ours", tables, in_order),
    goals=(Goal("per_s", of="ours", least=1000), Goal("p99_ms"), Goal("peak_mb")),
    amount=6_400,
    quick=640,
)
