"""How does an operator check, rebuild, watch and repair a node?"""

import asyncio
import contextlib
from enum import StrEnum
from typing import Annotated, Any

import typer

from jianyan import asked
from jianyan.failed import Failed
from jianyan.link import connected
from jianyan.names import NAMES
from jianyan.show import line, note, plain, table, working
from jianyan.words import say


class Rebuilt(StrEnum):
    """What can be built anew from what is kept."""

    REPORTING = "reporting"


def rebuild(
    context: typer.Context, what: Annotated[Rebuilt, typer.Argument(help="重建什么 what")]
) -> None:
    """从存档重建 Fold all cases of reporting anew from its archive."""
    with connected(asked.home(context)) as host, working(say("正在重建……", "rebuilding ...")):
        told = host.post(f"/{what}/rebuild")
    line(say(f"已由{told['arrivals']}个事件重建", f"rebuilt from {told['arrivals']} events"))


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
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_follow(url, subject, host))


async def _follow(url: str, subject: str, host: Any) -> None:
    """The client library and all event classes are only needed here."""
    import nats

    from jianyan.telling import told

    connection = await nats.connect(url, max_reconnect_attempts=-1, reconnect_time_wait=1)
    try:
        reader = await connection.subscribe(subject)
        await connection.flush()
        note(say("等待事件，Ctrl-C 结束", "waiting for events; Ctrl-C ends"))
        while True:
            with contextlib.suppress(nats.errors.TimeoutError):
                message = await reader.next_msg(timeout=2.0)
                if (text := told(message.headers or {}, message.data)) is not None:
                    plain(text)
                continue
            await asyncio.to_thread(host.alive)
    finally:
        await connection.close()
