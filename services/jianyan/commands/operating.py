"""How does an operator check, rebuild, watch and repair a node?"""

import asyncio
import contextlib
import signal
import time
from enum import StrEnum
from typing import Annotated, Any

import typer

from jianyan import asked
from jianyan.failed import Failed, refused
from jianyan.link import connected
from jianyan.names import NAMES
from jianyan.show import line, note, plain, table, working
from jianyan.words import say

COUNTS = ("done", "head", "per_second")


class Rebuilt(StrEnum):
    """What can be built anew from what is kept."""

    REPORTING = "reporting"
    VIEWS = "views"


def rebuild(
    context: typer.Context,
    what: Annotated[Rebuilt, typer.Argument(help="重建什么 what")],
    service: Annotated[
        str | None, typer.Argument(metavar="[SERVICE]", help="哪个服务的视图 whose views")
    ] = None,
    view: Annotated[
        str | None, typer.Argument(metavar="[VIEW]", help="哪个视图 which of them")
    ] = None,
) -> None:
    """重建案例或视图 Make cases or views anew beside those that are read, then switch."""
    if service not in (None, *NAMES) or (what is Rebuilt.REPORTING and service is not None):
        raise refused(f"此处不能指定服务：{service}", f"no service is called {service} here")
    names = NAMES if service is None else (service,)
    if what is Rebuilt.REPORTING:
        names, view = ("reporting",), "cases"
    with connected(asked.home(context)) as host:
        for name in names:
            begun = host.post(f"/{name}/views/rebuild", view=view)["begun"]
            line(
                say(f"{name}：重建 {len(begun)} 个视图", f"{name}: {len(begun)} views to make anew")
            )
            line(_rebuilt(host, name))


def _rebuilt(host: Any, name: str) -> str:
    """Show how far it is until readers have come to the new tables."""
    most = 0
    with working(say("正在重建……", "rebuilding ...")) as shown:
        while filling := [one for one in host.get(f"/{name}/views") if one["filling"]]:
            done, head, rate = (sum(one[it] for one in filling) for it in COUNTS)
            most = max(most, head)
            shown(say(f"{name} {done}/{head}，每秒{rate}", f"{name} {done}/{head}, {rate}/s"))
            time.sleep(0.2)
    told = (f"，共{most}个事件", f" from {most} events") if most else ("", "")
    return say(f"{name}：已重建{told[0]}", f"{name}: made anew{told[1]}")


def verify(context: typer.Context) -> None:
    """核验日志 Check every log's chain, positions and vault; 1 when something is wrong."""
    with connected(asked.home(context)) as host:
        told = {name: _verified(host, name) for name in NAMES}
    heads = [
        say("服务", "service"),
        say("来源", "origins"),
        say("事件", "events"),
        say("结果", "result"),
    ]
    table(heads, [_row(name, one) for name, one in told.items()])
    problems = [f"{name}: {wrong}" for name, one in told.items() for wrong in one["problems"]]
    for problem in problems:
        note(problem)
    forgotten = sum(one["forgotten"] for one in told.values())
    if forgotten:
        note(
            say(
                f"另有{forgotten}项内容系依规删除，不属缺失",
                f"{forgotten} items were forgotten on purpose, which is no loss",
            )
        )
    if not all(one["ok"] for one in told.values()):
        raise Failed(
            f"核验发现{len(problems)}处问题", f"verification found {len(problems)} problems"
        )


def _verified(host: Any, name: str) -> Any:
    with working(say(f"正在核验 {name} ……", f"verifying {name} ...")):
        return host.get(f"/{name}/log/verify")


def _row(name: str, told: Any) -> tuple[str, str, str, str]:
    origins = told["origins"]
    well = say("完好", "good") if told["ok"] else say("有问题", "broken")
    return (name, str(len(origins)), str(sum(map(_length, origins.values()))), well)


def _length(origin: Any) -> int:
    return int(origin["position"] if isinstance(origin, dict) else origin)


def tail(
    context: typer.Context,
    subject: Annotated[
        str, typer.Argument(metavar="[SUBJECT]", help="主题，如 cppcc.41.> a NATS subject")
    ] = "cppcc.>",
) -> None:
    """看事件流 Show events as they come, until Ctrl-C."""
    with connected(asked.home(context)) as host:
        url = host.get("/servers")["nats"]
        if url is None:
            raise Failed("本机正在不带 NATS 运行", "this node runs without NATS")
        asyncio.run(_follow(url, subject, host))


async def _follow(url: str, subject: str, host: Any) -> None:
    """The client library and all event classes are only needed here."""
    import nats

    from jianyan.telling import told

    # A cancellation may be lost in the client library, a flag is not.
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, ended.set)
    connection = await nats.connect(url, max_reconnect_attempts=-1, reconnect_time_wait=1)
    try:
        reader = await connection.subscribe(subject)
        await connection.flush()
        note(say("等待事件，Ctrl-C 结束", "waiting for events; Ctrl-C ends"))
        while not ended.is_set():
            with contextlib.suppress(nats.errors.TimeoutError):
                message = await reader.next_msg(timeout=1.0)
                if (text := told(message.headers or {}, message.data)) is not None:
                    plain(text)
                continue
            await asyncio.to_thread(host.alive)
    finally:
        await connection.close()
