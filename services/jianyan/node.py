"""How do several services run in one process, and how does one port answer for them all?"""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from jianyan.health import Servers, health_routes
from jianyan.keys import Keys
from jianyan.logs import take_over_the_servers_log
from jianyan.services import service
from kernel.ending import Ending
from kernel.http.app import service_app
from kernel.ids import committee_named
from kernel.infra.owner import Urls
from kernel.running import Running
from kernel.schema import prepare
from kernel.service import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Share:
    """Which services this process runs, and which half of them.

    Attributes:
        holder: who holds leases: the home's own name, or one drawn for a process beside it.
        at_once: start with the process; otherwise when the first request comes.
        below: the domains of lower nodes whose feeds come up to this one.
        hosts: the codes of the committees that are kept here; all of them when empty.
    """

    names: Sequence[str]
    holder: str
    http: bool = True
    worker: bool = True
    at_once: bool = True
    below: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


class Node:
    """Services of one process: prepared and started together, stopped in order."""

    def __init__(self, urls: Urls, keys: Keys, share: Share, ending: Ending | None = None) -> None:
        self._ending = ending or Ending()
        self._urls, self._share = urls, share
        self._running: Mapping[str, Running] = {
            name: Running(service(name), self._settings(name, keys)) for name in share.names
        }
        self._started: list[Running] = []
        self._turn = asyncio.Lock()
        self.failure: Exception | None = None

    def app(self, servers: Servers, more: Sequence[BaseRoute] = ()) -> Starlette:
        """Each service under its own name, `/health` over all."""
        mounts: list[BaseRoute] = []
        if self._share.http:
            mounts = [
                Mount(f"/{name}", self._awake(service_app(one)))
                for name, one in self._running.items()
            ]
        health = health_routes(servers, self.started, self._share.names)
        return Starlette(routes=[*health, *more, *mounts], lifespan=self._life)

    def started(self) -> Mapping[str, Running]:
        """The services that run now, by name."""
        return {one.service.name: one for one in self._started}

    async def start(self) -> None:
        """Bring the databases to today's shape and start all services; once."""
        async with self._turn:
            if self._started:
                return
            await asyncio.gather(*(self._prepare(name) for name in self._running))
            for one in self._running.values():
                await one.start()
                self._started.append(one)
            log.info("started: %s", ", ".join(self._running))

    async def stop(self) -> None:
        """Those that write end first, so that the one that counts hears their last words."""
        while self._started:
            one = self._started.pop(0)
            try:
                await one.stop(self._ending)
            except Exception:
                log.exception("%s did not stop in order", one.service.name)
        log.info("stopped")

    def _settings(self, name: str, keys: Keys) -> Settings:
        return Settings(
            database_url=self._urls.databases[name].service,
            tokens=keys.tokens,
            lookup_key=keys.lookup,
            nats_url=self._urls.nats,
            holder=self._share.holder,
            below=self._share.below,
            hosts=frozenset(map(committee_named, self._share.hosts)),
            http=self._share.http,
            worker=self._share.worker,
        )

    async def _prepare(self, name: str) -> None:
        urls = self._urls.databases[name]
        await prepare(urls.owner, self._running[name].service, urlsplit(urls.service).username)

    @asynccontextmanager
    async def _life(self, app: Starlette) -> AsyncIterator[None]:
        take_over_the_servers_log()
        try:
            if self._share.at_once:
                await self.start()
            yield
        except Exception as failure:
            self.failure = failure
            log.exception("the services did not start")
            raise
        finally:
            await self.stop()

    def _awake(self, app: ASGIApp) -> ASGIApp:
        """A request to a service that sleeps starts all of them."""
        if self._share.at_once:
            return app

        async def awake(scope: Scope, receive: Receive, send: Send) -> None:
            await self.start()
            await app(scope, receive, send)

        return awake
