"""Is everything alive that should be: servers, databases, and those who read and send?"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from kernel.health import dead_parts, health_of
from kernel.infra.supervisor import Condition, ServerHealth
from kernel.running import Running
from kernel.tables import inbox

Servers = Callable[[], Mapping[str, ServerHealth]]
Started = Callable[[], Mapping[str, Running]]
Answer = Callable[[Request], Awaitable[JSONResponse]]


def health_routes(servers: Servers, started: Started, names: Sequence[str]) -> list[Route]:
    """`/health/live`, `/health/ready` and `/health`; 200 or 503, and which part is not well.

    Args:
        names: the services that this process is to run.
    """

    async def live(request: Request) -> JSONResponse:
        """Only what a restart of the process would mend makes this 503."""
        dead = {name: found for name, one in started().items() if (found := dead_parts(one))}
        return _answer(not dead, dead=dead)

    async def ready(request: Request) -> JSONResponse:
        """Whether every service's database has today's shape and answers."""
        running = started()
        told = await asyncio.gather(*(one.look() for one in running.values()))
        missing = {name: "not started" for name in names if name not in running}
        errors = {name: seen.error for name, seen in zip(running, told, strict=True) if seen.error}
        return _answer(not (missing or errors), waiting_for=missing | errors)

    async def health(request: Request) -> JSONResponse:
        """All of it, with how far each reader is behind: to be late is no failure."""
        running, run_here = started(), servers()
        told = await asyncio.gather(*(health_of(one) for one in running.values()))
        well = all(one.condition is Condition.RUNNING for one in run_here.values())
        return _answer(
            well and all(one["ok"] for one in told),
            servers={name: asdict(one) for name, one in run_here.items()},
            services=dict(zip(running, told, strict=True)),
        )

    return [Route("/health/live", live), Route("/health/ready", ready), Route("/health", health)]


def _answer(ok: bool, **told: Any) -> JSONResponse:
    return JSONResponse({"ok": ok, **told}, 200 if ok else 503)


def heard_route(started: Started) -> Answer:
    """How far each service heard each origin, reactions done: `{"sectors": {"<origin>": 12}}`."""

    async def heard(request: Request) -> JSONResponse:
        running = started()
        found = await asyncio.gather(*(_heard(one) for one in running.values()))
        return JSONResponse(dict(zip(running, found, strict=True)))

    return heard


async def _heard(one: Running) -> dict[str, int]:
    async with one.engine.connect() as connection:
        rows = (await connection.execute(select(inbox))).all()
    reacts = bool(one.service.reactions)
    return {row.origin: min(row.position, row.reacted) if reacts else row.position for row in rows}
