"""A host with a tiny application on real servers: tiny_host.py HOME [stays] [hasty] [fork]."""

import multiprocessing
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path

import asyncpg
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from kernel.infra.host import run_host
from kernel.infra.owner import HomeOwner
from kernel.infra.server import InfraFailed
from kernel.infra.settings import HomeSettings


def make_app(owner: HomeOwner) -> Starlette:
    url = owner.urls.databases["members"].owner

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with asyncpg.create_pool(url, min_size=1, max_size=4) as pool:
            app.state.pool = pool
            await pool.execute("create table if not exists kept (key text primary key, n int)")
            yield

    async def keep(request: Request) -> JSONResponse:
        query = "insert into kept values ($1, $2) on conflict do nothing"
        key = request.headers["Idempotency-Key"]
        done = await request.app.state.pool.execute(query, key, request.path_params["n"])
        return JSONResponse({"new": done == "INSERT 0 1", "pid": os.getpid()})

    async def kept(request: Request) -> JSONResponse:
        rows = await request.app.state.pool.fetch("select n from kept order by n")
        return JSONResponse([row[0] for row in rows])

    refusals = iter(range(2))

    async def busy(request: Request) -> JSONResponse:
        """Full twice, then free; says under which key it was asked."""
        full = next(refusals, None) is not None
        headers = {"Retry-After": "0.1"} if full else {}
        key = request.headers["Idempotency-Key"]
        return JSONResponse({"key": key}, status_code=503 if full else 200, headers=headers)

    async def health(request: Request) -> JSONResponse:
        return JSONResponse({name: asdict(one) for name, one in owner.health().items()})

    return Starlette(
        lifespan=lifespan,
        routes=[
            Route("/keep/{n:int}", keep, methods=["POST"]),
            Route("/kept", kept),
            Route("/busy", busy, methods=["POST"]),
            Route("/health", health),
        ],
    )


def main() -> None:
    home, *words = sys.argv[1:]
    settings = HomeSettings(
        Path(home),
        services=("members",),
        stays="stays" in words,
        grace_s=0.2 if "hasty" in words else 2.0,
    )

    def app(owner: HomeOwner) -> Starlette:
        if "fork" in words:
            worker = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
            worker.start()
            Path(home, "worker.pid").write_text(str(worker.pid))
        return make_app(owner)

    run_host(settings, app, versions={"tiny": "1"})


if __name__ == "__main__":
    try:
        main()
    except InfraFailed as failure:
        sys.exit(str(failure))
