"""Is everything alive that should be: servers, databases, and those who read and send?"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from starlette.requests import Request
from starlette.responses import JSONResponse

from kernel.delivery import relay as relays
from kernel.delivery.forks import READER as INBOX
from kernel.delivery.forks import forks_now
from kernel.infra.supervisor import Condition, ServerHealth
from kernel.service import Running
from kernel.tables import inbox, leases, parked

PATIENCE_S = 3.0
READERS = (INBOX, relays.READER)
Servers = Callable[[], Mapping[str, ServerHealth]]
Started = Callable[[], Mapping[str, Running]]
Answer = Callable[[Request], Awaitable[JSONResponse]]


def health_route(servers: Servers, started: Started) -> Answer:
    """`GET /health`: 200 when all is well, 503 otherwise, and which part is not."""

    async def health(request: Request) -> JSONResponse:
        running = started()
        told = await asyncio.gather(*(_service(one) for one in running.values()))
        services = dict(zip(running, told, strict=True))
        run_here = servers()
        well = all(one.condition is Condition.RUNNING for one in run_here.values())
        ok = well and all(one["ok"] for one in told)
        body = {
            "ok": ok,
            "servers": {name: asdict(one) for name, one in run_here.items()},
            "services": services,
        }
        return JSONResponse(body, 200 if ok else 503)

    return health


def heard_route(started: Started) -> Answer:
    """How far each service heard each origin, reactions done: `{"sectors": {"<origin>": 12}}`."""

    async def heard(request: Request) -> JSONResponse:
        running = started()
        found = await asyncio.gather(*(_heard(one) for one in running.values()))
        return JSONResponse(dict(zip(running, found, strict=True)))

    return heard


async def _service(one: Running) -> dict[str, Any]:
    """Whether a service's database answers and its readers hold their leases."""
    try:
        async with asyncio.timeout(PATIENCE_S), one.engine.connect() as connection:
            readers = await _readers(connection)
            forks = {fork.origin: fork.sides for fork in await forks_now(connection)}
            aside = (await connection.execute(select(func.count()).select_from(parked))).scalar()
    except Exception as cause:  # whatever it is, it is named, and the others are still asked
        return {"ok": False, "error": str(cause) or type(cause).__name__}
    wanted = READERS if one.settings.worker and one.settings.nats_url else ()
    ok = all(readers[name] for name in wanted)
    return {"ok": ok, "readers": readers, "parked": aside, "forks": forks}


async def _readers(connection: AsyncConnection) -> dict[str, bool]:
    alive = select(leases.c.name).where(leases.c.until > func.now())
    found = set((await connection.execute(alive)).scalars())
    return {name: name in found for name in READERS}


async def _heard(one: Running) -> dict[str, int]:
    async with one.engine.connect() as connection:
        rows = (await connection.execute(select(inbox))).all()
    reacts = bool(one.service.reactions)
    return {row.origin: min(row.position, row.reacted) if reacts else row.position for row in rows}
