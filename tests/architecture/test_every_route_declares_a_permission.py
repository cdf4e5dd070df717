"""Does every route of every service say who may come in, and keep all others out?"""

import importlib
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from joserfc.jwk import ECKey
from sqlalchemy import insert
from starlette.routing import BaseRoute

from kernel.clock import wall_clock
from kernel.http.app import service_app
from kernel.http.asking import Asking, allowed
from kernel.identity import Grant, Permission, Principal, Role, permission
from kernel.infra.databases import SERVICES
from kernel.running import Running
from kernel.service import Service, Settings
from kernel.tables import directory
from kernel.testing.running import TOKENS, running
from kernel.tokens import Tokens

OPEN = {"/health"}
PAGES = {"/openapi.json", "/docs", "/docs/oauth2-redirect", "/redoc"}
HERE, ELSEWHERE = UUID(int=1), UUID(int=2)
FORGER = Tokens(ECKey.generate_key("P-256"))
Header = dict[str, str]
BODIES: list[Any] = [None, {}, ["text"]]


def service(name: str) -> Service:
    """A service by its name, as its `app.py` declares it."""
    found = getattr(importlib.import_module(f"{name}.app"), name.upper())
    assert isinstance(found, Service)
    return found


def unstarted(declared: Service) -> Running:
    """A service that has no database behind it: enough to look at its routes."""
    return Running(declared, Settings("postgresql://nobody@127.0.0.1:1/none", TOKENS, bytes(32)))


@dataclass(frozen=True, slots=True)
class Way:
    """One way in: the path with its prefixes, a method, and what is asked for on it."""

    path: str
    method: str
    permissions: tuple[Permission, ...]


def ways(declared: Service) -> list[Way]:
    """Every way into a service but the pages of the API's own documentation."""
    app = service_app(unstarted(declared))
    found = [way for route in app.routes for way in below(route, "") if way.path not in PAGES]
    assert set(app.openapi()["paths"]) <= {way.path for way in found}
    return found


def below(route: BaseRoute, prefix: str) -> Iterator[Way]:
    """A route, or those of a router that was included."""
    if isinstance(route, APIRoute):
        asked = tuple(permissions(route.dependant))
        yield from (Way(prefix + route.path, method, asked) for method in sorted(route.methods))
    elif (inner := getattr(route, "original_router", None)) is not None:
        for one in inner.routes:
            yield from below(one, prefix + route.include_context.prefix)
    else:
        yield Way(prefix + getattr(route, "path", repr(route)), "?", ())


def permissions(dependant: Dependant) -> Iterator[Permission]:
    """What a route asks for, at any depth of its dependencies."""
    found = getattr(dependant.call, "permission", None)
    if isinstance(found, Permission):
        yield found
    for inner in dependant.dependencies:
        yield from permissions(inner)


def undeclared(declared: Service) -> list[str]:
    """The ways that let anybody in."""
    return [way.path for way in ways(declared) if not way.permissions and way.path not in OPEN]


@pytest.mark.parametrize("name", SERVICES)
def test_every_route_declares_a_permission(name):
    assert len(ways(service(name))) > 5
    assert undeclared(service(name)) == []


def test_a_route_without_one_is_found():
    router, door = APIRouter(), permission("door")

    @router.get("/open")
    async def let_anybody_in() -> str:
        return "welcome"

    @router.get("/closed")
    async def let_operators_in(asking: Asking = allowed(door)) -> str:
        return "welcome"

    outer = APIRouter(prefix="/outer")
    outer.include_router(router)
    outer.mount("/files", FastAPI())
    declared = Service("doors", "门", (), routers=(router, outer))
    assert undeclared(declared) == ["/open", "/outer/open", "/files"]


def test_a_permission_has_one_set_of_roles():
    told: dict[str, set[frozenset[Role]]] = {}
    for way in (way for name in SERVICES for way in ways(service(name))):
        for one in way.permissions:
            told.setdefault(one.name, set()).add(one.roles)
    assert [name for name, roles in told.items() if len(roles) > 1] == []


@lru_cache
def header(*grants: Grant) -> Header:
    """Signed in with these grants."""
    return signed_by(TOKENS, grants)


def signed_by(tokens: Tokens, grants: tuple[Grant, ...]) -> Header:
    """A token made with a key; only the house's own opens anything."""
    token = tokens.sign(Principal("test:walker", grants), wall_clock(), timedelta(hours=1))
    return {"authorization": f"Bearer {token}"}


def paths(way: Way) -> list[str]:
    """The way in the committee that is known here, with ids that are none and ids unknown."""
    path = way.path.replace("{committee}", str(HERE))
    return list(
        dict.fromkeys(re.sub(r"\{\w+\}", text, path) for text in (str(UUID(int=9)), "1", "%00"))
    )


def asked(way: Way) -> list[tuple[str, Any]]:
    """Requests that are all wrong in their way: ids unknown or none, bodies of the wrong shape."""
    here, *others = paths(way)
    bodies = BODIES if way.method != "GET" else [None]
    return [*((here, body) for body in bodies), *((path, None) for path in others)]


async def told(http: httpx.AsyncClient, way: Way, path: str, body: Any, signed: Header) -> int:
    """The status of one request."""
    content = {} if body is None else {"json": body}
    return (await http.request(way.method, path, headers=signed, **content)).status_code


async def strangers(http: httpx.AsyncClient, way: Way) -> AsyncIterator[str]:
    """What a request without a valid token should not have been told."""
    forged = signed_by(FORGER, (Grant(Role.OPERATOR),))
    for signed in ({}, {"authorization": "Basic x"}, forged):
        status = await told(http, way, paths(way)[0], None, signed)
        if status != 401:
            yield f"{way.method} {way.path} answers {status} to nobody"


async def roles(http: httpx.AsyncClient, way: Way, needed: Permission) -> AsyncIterator[str]:
    """What somebody in a role should not have been told, here or elsewhere."""
    for role in Role:
        signed, may = header(Grant(role, HERE)), role in needed.roles
        for path, body in asked(way) if may else asked(way)[:1]:
            status = await told(http, way, path, body, signed)
            if status >= 500 or (status == 403) == may:
                yield f"{way.method} {path} answers {status} to {role} with {body!r}"
        if "{committee}" in way.path:
            away = header(Grant(role, ELSEWHERE))
            if (status := await told(http, way, paths(way)[0], None, away)) != 403:
                yield f"{way.method} {way.path} answers {status} to {role} of elsewhere"


async def late(http: httpx.AsyncClient, way: Way) -> AsyncIterator[str]:
    """A grant that has run out, or has not begun, opens nothing."""
    day = wall_clock().date()
    over = Grant(Role.OPERATOR, until=day - timedelta(days=2))
    early = Grant(Role.OPERATOR, since=day + timedelta(days=2))
    status = await told(http, way, paths(way)[0], None, header(over, early))
    if status != 403:
        yield f"{way.method} {way.path} answers {status} to one whose time is over"


async def nowhere(http: httpx.AsyncClient, way: Way) -> AsyncIterator[str]:
    """An operator asks about what is no committee, and in words that no database holds."""
    signed = header(Grant(Role.OPERATOR))
    for name in ("110000", "%00"):
        path = re.sub(r"\{\w+\}", name, way.path)
        if (status := await told(http, way, f"{path}?plenary=%00", None, signed)) >= 500:
            yield f"{way.method} {path} answers {status}"


@pytest.mark.parametrize("name", SERVICES)
async def test_each_role_is_let_in_where_it_may_and_nowhere_else(database, monkeypatch, name):
    monkeypatch.setattr("kernel.http.asking.PATIENCE_S", 0.0)
    here = {"committee": HERE, "code": "999900", "name": "云岭市政协", "subject": "99.99.00.000"}
    wrong: list[str] = []
    async with running(service(name), database) as started:
        async with started.engine.begin() as connection:
            await connection.execute(insert(directory).values(here))
        transport = httpx.ASGITransport(app=service_app(started), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
            # Last, since no event says of the committee put here by hand: made anew, it is gone.
            for way in sorted(ways(service(name)), key=lambda way: way.path == "/views/rebuild"):
                for needed in way.permissions:
                    wrong += [one async for one in strangers(http, way)]
                    wrong += [one async for one in roles(http, way, needed)]
                    wrong += [one async for one in late(http, way)]
                    wrong += [one async for one in nowhere(http, way)]
    assert wrong == [], "\n".join(wrong)
