"""What does one command over HTTP cost, beside a bare FastAPI that inserts one row?"""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import asyncpg
import uvicorn
from bench.apart import child
from bench.counting import CODE, COUNTING, Body, settle
from bench.row import Goal, Place, Row, Seen, Side
from fastapi import FastAPI
from opentelemetry.sdk.trace import TracerProvider

from kernel.clock import wall_clock
from kernel.http.app import service_app
from kernel.infra.server import DatabaseUrls
from kernel.telemetry import record_with
from kernel.testing.running import OPERATOR, TOKENS, running

CLIENTS = 32
BARE = "create table bare (id bigserial primary key, counter uuid not null, data text not null)"


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[int]:
    """The application under uvicorn in this loop; yields its port."""
    # By name as TCP: else the loop does not know it for that, and answers wait for an ACK (40 ms).
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off")
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        yield listener.getsockname()[1]
        server.should_exit = True
        await serving


async def ours(place: Place) -> AsyncIterator[dict[str, Any]]:
    """The counting service with the kernel: writer, follower and spans in one process."""
    record_with(TracerProvider().get_tracer("bench"))
    urls = place.fresh[0]
    async with running(COUNTING, DatabaseUrls(urls.owner, urls.service)) as started:
        await settle(started)
        token = TOKENS.sign(OPERATOR, wall_clock(), timedelta(hours=1))
        async with served(service_app(started)) as port:
            headers = {"authorization": f"Bearer {token}"}
            yield {"port": port, "path": f"/committees/{CODE}/counters", "headers": headers}


async def bare(place: Place) -> AsyncIterator[dict[str, Any]]:
    """FastAPI, a pydantic body and one insert on a pool: what anybody would write first."""
    app = FastAPI()
    async with asyncpg.create_pool(place.fresh[0].owner, min_size=10, max_size=10) as pool:
        await pool.execute(BARE)

        @app.post("/counters", status_code=201)
        async def count(body: Body) -> dict[str, int]:
            insert = "insert into bare (counter, data) values ($1, $2) returning id"
            return {"id": await pool.fetchval(insert, body.counter, body.model_dump_json())}

        async with served(app) as port:
            yield {"port": port, "path": "/counters", "headers": {}}


def loaded(server: str) -> Side:
    """A side: a server in one process, its clients in another."""

    async def side(place: Place, amount: int) -> Seen:
        async with child(server, place) as serving:
            given = await serving.hear() | {"clients": CLIENTS, "amount": amount}
            async with child("bench.load:load", place, **given) as clients:
                seen = await clients.hear()
                await clients.end()
            return seen | await serving.end()

    return side


HTTP = Row(
    id="http",
    group="record",
    what="one command over HTTP, validated, chained, idempotent, traced; 32 clients",
    against="bare FastAPI + asyncpg insert",
    floor=loaded("bench.rows.http:bare"),
    ours=loaded("bench.rows.http:ours"),
    goals=(
        Goal("per_s", least=0.8),
        Goal("p99_ms", most=1.5),
        Goal("p50_ms"),
        Goal("peak_mb"),
    ),
    amount=16_000,
    quick=640,
)
