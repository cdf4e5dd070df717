"""How does one process own a home, run the services there and answer behind one port?"""

import argparse
import atexit
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from jianyan.failed import Failed
from jianyan.health import Answer, heard_route
from jianyan.keys import Keys, keys_of
from jianyan.logs import log_to
from jianyan.names import NAMES
from jianyan.node import Node, Share
from jianyan.settings import NodeSettings
from kernel.clock import today, wall_clock
from kernel.ending import Ending
from kernel.exporting import Exports
from kernel.faults import arm_from
from kernel.http.following import in_flight
from kernel.identity import Role
from kernel.infra.host import run_host
from kernel.infra.owner import HomeOwner
from kernel.infra.ports import LOOPBACK
from kernel.infra.server import InfraFailed
from kernel.infra.settings import HomeSettings


def host(
    settings: HomeSettings,
    node_settings: NodeSettings,
    *,
    address: tuple[str, int] = (LOOPBACK, 0),
    at_once: bool = True,
) -> None:
    """Own the home and serve its services until nobody needs them.

    Args:
        at_once: start the services now, not with the first request for one of them.

    Raises:
        HomeIsOwned, InfraFailed: as `kernel.infra.host.run_host`.
        Failed: a service did not start, and why.
    """
    home = settings.directory.absolute()
    begin(home / "log" / "jianyan.log", node_settings, "host")
    keys = keys_of(home)
    nodes: list[Node] = []
    ending = Ending(node_settings.grace_s, in_flight)

    def make(owner: HomeOwner) -> Starlette:
        below, hosts = node_settings.below, node_settings.hosts
        share = Share(NAMES, keys.holder, at_once=at_once, below=below, hosts=hosts)
        nodes.append(Node(owner.urls, keys, share, ending))
        return make_app(owner, nodes[-1], keys)

    versions = {"jianyan": version("jianyan")}
    try:
        run_host(
            settings,
            make,
            address=address,
            token_file=keys.operator,
            versions=versions,
            ending=ending,
        )
    except (InfraFailed, SystemExit):  # uvicorn exits when the services did not start
        if nodes and (why := nodes[-1].failure) is not None:
            raise not_started(why) from None
        raise


def begin(log: Path, settings: NodeSettings, what: str) -> None:
    """What every process of this program does first: log, trace, and arm what a test asked for."""
    log_to(log, settings.log_form, settings.log_level)
    arm_from(settings.crash_at)
    if settings.otlp:
        atexit.register(Exports(settings.otlp, what).start().stop)


def make_app(owner: HomeOwner, node: Node, keys: Keys) -> Starlette:
    """The services, and what only the owner of the home may ask: its servers, who heard what."""
    more = [
        Route("/servers", _for_operators(keys, _servers(owner))),
        Route("/heard", _for_operators(keys, _waking(node, heard_route(node.started)))),
    ]
    return node.app(owner.health, more)


def not_started(why: Exception) -> Failed:
    """A service's own reason, in one line."""
    said = str(why).strip().splitlines()
    text = f"{type(why).__name__}: {said[0] if said else ''}"
    return Failed(f"服务未能启动：{text}", f"the services did not start: {text}")


def _servers(owner: HomeOwner) -> Answer:
    async def servers(request: Request) -> JSONResponse:
        """Where the servers answer, passwords included: for processes of this home's owner."""
        urls = owner.urls
        databases = {
            name: {"owner": one.owner, "service": one.service}
            for name, one in urls.databases.items()
        }
        return JSONResponse({"databases": databases, "nats": urls.nats})

    return servers


def _waking(node: Node, answer: Answer) -> Answer:
    async def waking(request: Request) -> JSONResponse:
        await node.start()
        return await answer(request)

    return waking


def _for_operators(keys: Keys, answer: Answer) -> Answer:
    async def guarded(request: Request) -> JSONResponse:
        told = request.headers.get("authorization", "")
        principal = keys.tokens.principal(told, wall_clock())
        if principal is None or Role.OPERATOR not in principal.roles(None, today()):
            return JSONResponse({"title_zh": "没有此项权限", "title": "for operators only"}, 403)
        return await answer(request)

    return guarded


def main(arguments: Sequence[str] | None = None) -> None:
    """`python -m jianyan.host HOME [--at-request] [--without-nats]`: what commands start."""
    parser = argparse.ArgumentParser(prog="jianyan.host")
    parser.add_argument("home", type=Path)
    parser.add_argument("--at-request", action="store_true")
    parser.add_argument("--without-nats", action="store_true")
    asked = parser.parse_args(arguments)
    settings = HomeSettings.from_environment(asked.home, without_nats=asked.without_nats)
    if asked.without_nats:
        # The next command may need the broker: do not wait for it.
        settings = replace(settings, grace_s=0.0)
    try:
        host(settings, NodeSettings.from_environment(), at_once=not asked.at_request)
    except (InfraFailed, Failed) as failure:
        sys.exit(f"{failure.zh} / {failure.en}")


if __name__ == "__main__":
    main()
