"""How does an operator keep a node running?"""

import threading
import time
from enum import StrEnum
from typing import Annotated

import typer

from jianyan import asked
from jianyan.failed import Failed, refused
from jianyan.settings import NodeSettings
from jianyan.show import note, plain
from jianyan.words import say
from kernel.infra.home import Home, HomeIsOwned
from kernel.infra.ports import LOOPBACK, remembered_or_free
from kernel.infra.settings import HomeSettings

LOOK_S = 0.1

Port = Annotated[
    int | None,
    typer.Option("--port", min=1, max=65535, help="端口，缺省为上次所用或空闲端口 port of HTTP"),
]
Bind = Annotated[str, typer.Option("--bind", metavar="ADDRESS", help="监听地址 interface")]


class Role(StrEnum):
    """Which half of a service a process runs."""

    ALL = "all"
    HTTP = "http"
    WORKER = "worker"


class Name(StrEnum):
    """Which service it is."""

    MEMBERS = "members"
    PROPOSALS = "proposals"
    SECTORS = "sectors"
    REPORTING = "reporting"


def up(context: typer.Context, port: Port = None, bind: Bind = LOOPBACK) -> None:
    """启动并保持运行 Run all four services behind one port until Ctrl-C."""
    home = Home.at(asked.home(context))
    _until_free(home)
    settings = HomeSettings.from_environment(home.root, stays=True)
    threading.Thread(target=_announce, args=(home,), daemon=True).start()
    # Services and their libraries are only needed by the process that runs them.
    from jianyan.host import host

    try:
        host(
            settings,
            NodeSettings.from_environment(),
            address=(bind, port or remembered_or_free(home.root / "http.port")),
        )
    except HomeIsOwned:
        raise _runs_already(home) from None


def serve(
    context: typer.Context,
    service: Annotated[Name, typer.Argument(help="服务 the service")],
    role: Annotated[Role, typer.Option("--role", help="只运行其中一半 half of it")] = Role.ALL,
    without_nats: Annotated[
        bool, typer.Option("--without-nats", help="不连 NATS while the broker is away")
    ] = False,
    port: Port = None,
    bind: Bind = LOOPBACK,
) -> None:
    """单独运行一个服务 Run one service as a process of its own until Ctrl-C."""
    home = Home.at(asked.home(context))
    if role is Role.WORKER and without_nats:
        raise refused("--role worker 需要 NATS，不能与 --without-nats 同用", "a worker needs NATS")
    from jianyan.alone import Alone, run_alone

    halves = {"http": role is not Role.WORKER, "worker": role is not Role.HTTP}
    name = str(service)
    address = (bind, port or remembered_or_free(home.root / f"{name}-{role}.port"))
    run_alone(home, Alone(name, without_nats=without_nats, **halves), address)


def _until_free(home: Home) -> None:
    """A host that only serves commands ends 2 s after the last of them."""
    told = False
    while (running := home.running()) is not None:
        if running.stays:
            raise _runs_already(home)
        if not told:
            told = True
            note(say("等待正在执行的命令结束……", "waiting for running commands to end ..."))
        time.sleep(LOOK_S)


def _runs_already(home: Home) -> Failed:
    running = home.running()
    where = f" {running.url}" if running else ""
    return Failed(f"本数据目录已在运行{where}", f"this home runs already{where}")


def _announce(home: Home) -> None:
    """Say where it answers once it does."""
    while (running := home.running()) is None:
        time.sleep(LOOK_S)
    plain(say(f"已就绪 {running.url}", f"ready at {running.url}"))
