"""How does a service's HTTP application come together?"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST

from kernel.beside import begin, patiently
from kernel.clock import today
from kernel.delivery.door import READ_LOG, manifest, may_read
from kernel.health import health_of
from kernel.http.acting import ActFor, acts_for
from kernel.http.asking import Asking, allowed
from kernel.http.failures import tell_failures
from kernel.http.feeds import feed_routes
from kernel.http.following import Followed
from kernel.http.stopped import stopped_routes
from kernel.identity import Role, permission
from kernel.log.chain import Origin
from kernel.log.reading import heads
from kernel.log.verify import MOST, verified
from kernel.metrics import text
from kernel.problems import unknown
from kernel.refill import Progress, progress
from kernel.running import Running

READ_ACTS = permission("acts.read", Role.CLERK, Role.MEMBER)
READ_METRICS = permission("metrics.read", Role.SUBSCRIBER)
VERIFY = permission("log.verify", Role.CLERK)
VIEWS = permission("views.read", Role.CLERK, Role.SUBSCRIBER)
REBUILD = permission("views.rebuild")
READ_HEADS = permission("log.heads", Role.CLERK, Role.SERVICE, Role.SUBSCRIBER, Role.LEADER)


def service_app(running: Running, *, owns: bool = False) -> FastAPI:
    """The application of one service; with `owns` it starts and stops the service itself."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        await running.start()
        yield
        await running.stop()

    service = running.service
    app = FastAPI(title=f"建言 {service.title}", lifespan=life if owns else None)
    app.state.running = running
    app.add_middleware(Followed, service=service.name)
    tell_failures(app)
    app.include_router(house_routes)
    app.include_router(stopped_routes)
    app.include_router(feed_routes)
    for router in service.routers:
        app.include_router(router)
    return app


house_routes = APIRouter(tags=["house"])


@house_routes.get("/committees/{committee}/acts", summary="代办记录 who acted for one, and what")
async def acts(
    committee: str, member: UUID, asking: Asking = allowed(READ_ACTS)
) -> Sequence[ActFor]:
    """What others did in a member's name in this service: for the member, and for the office."""
    office = asking.principal.roles(asking.here, today()) & {Role.CLERK, Role.OPERATOR}
    whom = f"member:{member}"
    if not office and asking.principal.id != whom:
        raise unknown("委员", member)
    return await acts_for(asking.running, asking.here, whom)


@house_routes.get("/health", summary="是否正常 alive and reading")
async def health(request: Request) -> dict[str, Any]:
    """Whether this service answers, and whether its readers make their rounds."""
    running: Running = request.app.state.running
    return await health_of(running)


@house_routes.get("/metrics", summary="指标 metrics")
async def metrics(asking: Asking = allowed(READ_METRICS)) -> Response:
    """Prometheus text of this service, measured now."""
    await asking.running.look()
    return Response(text(asking.running.name), media_type=CONTENT_TYPE_LATEST)


@house_routes.get("/log/heads", summary="日志位置 positions of the log")
async def log_heads(asking: Asking = allowed(READ_HEADS)) -> dict[str, int]:
    """Every origin's last position: `{"<committee>.<service>.<incarnation>": 12}`."""
    async with asking.engine.connect() as connection:
        found = await heads(connection, asking.running.service.name)
    scope = asking.scope()
    seen = [one for one in found if scope is None or one[1].committee in scope]
    return {str(origin): position for _, origin, position in seen}


@house_routes.get("/log/manifest", summary="每日清单 daily manifest")
async def log_manifest(
    origin: str, day: date, asking: Asking = allowed(READ_LOG)
) -> dict[str, Any]:
    """What one must hold of an origin's day: counts and digests by prefix of the event type."""
    try:
        asked = Origin.parse(origin)
    except ValueError:
        raise unknown("来源", origin) from None
    async with asking.engine.connect() as connection:
        seen = may_read(asking.principal, asked)
        found = await manifest(connection, asked, day, seen=seen)
    if found is None:
        raise unknown("来源", origin)
    return found.as_json()


@house_routes.get("/log/verify", summary="核验日志 verify the log")
async def verify_log(asking: Asking = allowed(VERIFY)) -> dict[str, Any]:
    """Recompute every chain: `{"ok": true, "problems": [], "origins": {"<origin>": 12}}`.

    `forgotten` counts vault items that events name and that were forgotten on purpose;
    `forgotten_items` says which, at most 100: origin, position, kind, item.
    """
    service = asking.running.service
    found = await verified(asking.engine, service.name, asking.scope())
    more = [problem for check in service.checks for problem in await check(asking.engine)]
    problems = [*found.problems, *more]
    return {
        "ok": not problems,
        "problems": problems,
        "origins": found.origins,
        "forgotten": len(found.forgotten),
        "forgotten_items": found.forgotten[:MOST],
    }


@house_routes.get("/views", summary="视图 views and how far those made anew are")
async def views(asking: Asking = allowed(VIEWS)) -> list[Progress]:
    """What readers know by name: which table is live, and how far the one beside is filled."""
    async with asking.engine.connect() as connection:
        return await progress(connection)


@house_routes.post("/views/rebuild", summary="重建视图 make views anew")
async def rebuild_views(
    view: str | None = None, asking: Asking = allowed(REBUILD)
) -> dict[str, list[str]]:
    """Begin to fill a view beside the live one, all of them without a name: `{"begun": [...]}`.

    What is being filled already goes on. Readers come to the new tables when they are complete.
    """
    found = {one.name: one for one in asking.running.service.all_shown()}
    if view is not None and view not in found:
        raise unknown("视图", view)
    begun: list[str] = []
    for one in [found[view]] if view is not None else found.values():
        if await patiently(asking.engine, partial(begin, shown=one)):
            begun.append(one.name)
    asking.running.bell.ring()
    return {"begun": begun}
