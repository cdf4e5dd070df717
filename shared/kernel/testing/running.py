"""How does a test run a real service on real servers?"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID

import httpx
from joserfc.jwk import ECKey

from kernel.clock import wall_clock
from kernel.delivery.envelope import Arrived
from kernel.freeze import is_frozen
from kernel.http.app import service_app
from kernel.identity import Grant, Principal, Role
from kernel.infra.server import DatabaseUrls
from kernel.running import Running
from kernel.schema import prepare
from kernel.service import Service, Settings
from kernel.tokens import Tokens

TOKENS = Tokens(ECKey.generate_key("P-256"))
OPERATOR = Principal("office:operator", (Grant(Role.OPERATOR),))


@asynccontextmanager
async def running(
    service: Service,
    urls: DatabaseUrls,
    nats_url: str | None = None,
    *,
    tokens: Tokens = TOKENS,
    below: tuple[str, ...] = (),
    hosts: frozenset[UUID] = frozenset(),
) -> AsyncIterator[Running]:
    """The service on its database, started; stopped in order afterwards."""
    assert is_frozen(service), f"tables changed: run `python -m kernel.freeze {service.name}`"
    await prepare(urls.owner, service, urlsplit(urls.service).username)
    settings = Settings(urls.service, tokens, bytes(32), nats_url, below=below, hosts=hosts)
    started = Running(service, settings)
    await started.start()
    try:
        yield started
    finally:
        await started.stop()


@asynccontextmanager
async def client(
    started: Running, principal: Principal = OPERATOR
) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client of the service, signed in."""

    token = started.settings.tokens.sign(principal, wall_clock(), timedelta(hours=1))
    transport = httpx.ASGITransport(app=service_app(started))
    headers = {"authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://test", headers=headers
    ) as asked:
        yield asked


async def receive(started: Running, arrived: Sequence[Arrived]) -> None:
    """Give a service others' events as its inbox would, without a broker."""
    reading = started.reading()
    async with started.engine.begin() as connection:
        await reading.take(connection, arrived)
    if reading.react is not None:
        await reading.react(arrived)


async def eventually(
    holds: Callable[[], Awaitable[bool]], timeout_s: float = 10.0, what: str = ""
) -> None:
    """Wait until something holds, instead of sleeping for a guess."""
    deadline = time.monotonic() + timeout_s
    while not await holds():
        assert time.monotonic() < deadline, f"did not happen within {timeout_s} s: {what}"
        await asyncio.sleep(0.02)
