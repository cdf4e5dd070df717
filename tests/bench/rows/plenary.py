"""What does a plenary's peak cost? 32 clients submit proposals for a minute, each with its text."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import asyncpg
from bench.apart import child
from bench.load import rate, request, spread
from bench.proposing import CODE, NAMES, proposals, settle, tables
from bench.row import Goal, Place, Row, Seen, Side
from bench.rows.http import served
from fastapi import FastAPI

from kernel.clock import wall_clock
from kernel.http.app import service_app
from kernel.testing.running import OPERATOR, TOKENS
from proposals.proposal.bodies import Submit

CLIENTS = 32
PATH = f"/committees/{CODE}/proposals"
TEXT = "东岸与西岸之间只有一座桥，每日通行四万人次，早晚各堵一小时。" * 25
BARE = "create table bare (id bigserial primary key, title text not null, data text not null)"


async def ours(place: Place) -> AsyncIterator[dict[str, Any]]:
    """The service proposals, whole: writer, views, relay to JetStream."""
    await tables(place.fresh[0])
    async with proposals(place.fresh[0], place.nats) as started:
        await settle(started)
        token = TOKENS.sign(OPERATOR, wall_clock(), timedelta(hours=1))
        async with served(service_app(started)) as port:
            yield {"port": port, "headers": {"authorization": f"Bearer {token}"}}


async def bare(place: Place) -> AsyncIterator[dict[str, Any]]:
    """FastAPI, the same body, and one insert on a pool."""
    app = FastAPI()
    async with asyncpg.create_pool(place.fresh[0].owner, min_size=10, max_size=10) as pool:
        await pool.execute(BARE)

        @app.post(PATH, status_code=201)
        async def submit(body: Submit) -> dict[str, str]:
            insert = "insert into bare (title, data) values ($1, $2) returning id"
            number = await pool.fetchval(insert, body.title, body.model_dump_json())
            return {"receipt": f"5-3-{number}"}

        async with served(app) as port:
            yield {"port": port, "headers": {}}


async def submit(
    place: Place, port: int, headers: dict[str, str], seconds: float
) -> AsyncIterator[Seen]:
    """So many seconds; every answer is a receipt, no number twice and none left out."""
    began = time.perf_counter()
    until = began + seconds
    work = (_client(client, port, headers, until) for client in range(CLIENTS))
    told = [one for each in await asyncio.gather(*work) for one in each]
    took_s = time.perf_counter() - began
    numbers = sorted(number for _, number in told)
    assert numbers == list(range(1, len(told) + 1)), "a number was lost or given twice"
    yield rate(len(told), took_s) | spread([one for one, _ in told])


async def _client(
    client: int, port: int, headers: dict[str, str], until: float
) -> list[tuple[float, int]]:
    """Seconds and receipt number of each proposal."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    told: list[tuple[float, int]] = []
    while (began := time.perf_counter()) < until:
        writer.write(request(PATH, headers, _proposal(client, len(told))))
        number = await _receipt(reader)
        told.append((time.perf_counter() - began, number))
    writer.close()
    return told


def _proposal(client: int, n: int) -> dict[str, Any]:
    sponsors = [{"name": NAMES[(client * 7 + n + place) % len(NAMES)]} for place in range(3)]
    return {
        "plenary": "5/3",
        "title": f"关于修建第{client}号桥第{n}号引桥的提案",
        "sponsor_kind": "joint",
        "first_sponsor": sponsors[0],
        "co_sponsors": sponsors[1:],
        "text": TEXT,
    }


async def _receipt(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
    body = await reader.readexactly(length)
    status = head.split(b" ", 2)[1]
    assert status == b"201", (status, body)
    return int(json.loads(body)["receipt"].rpartition("-")[2])


def sat(server: str) -> Side:
    """A side: a server in one process, its clients in another."""

    async def side(place: Place, amount: int) -> Seen:
        async with child(server, place) as serving:
            given = await serving.hear() | {"seconds": amount}
            async with child("bench.rows.plenary:submit", place, **given) as clients:
                seen = await clients.hear()
                await clients.end()
            return seen | await serving.end()

    return side


PLENARY = Row(
    id="plenary",
    group="record",
    what="seconds of 32 clients submitting proposals of 800 characters with three sponsors",
    against="bare FastAPI + asyncpg insert of the same body",
    floor=sat("bench.rows.plenary:bare"),
    ours=sat("bench.rows.plenary:ours"),
    goals=(Goal("per_s"), Goal("p50_ms"), Goal("p99_ms", of="ours", most=500), Goal("peak_mb")),
    amount=60,
    quick=2,
)
