"""How does an operator see what readers set aside or stopped at, and let them go on?"""

from typing import Annotated, Any

import typer

from jianyan import asked
from jianyan.failed import refused
from jianyan.link import connected
from jianyan.names import NAMES
from jianyan.show import line, table, working
from jianyan.words import say

parked = typer.Typer(help="暂存的事件 Parked events", no_args_is_help=True)
forks = typer.Typer(help="分叉的来源 Forked origins", no_args_is_help=True)


@parked.command("list")
def list_parked(context: typer.Context) -> None:
    """列出读不懂而暂存的事件 List events that a service could not read."""
    with connected(asked.home(context)) as host:
        found = [(name, one) for name in NAMES for one in host.get(f"/{name}/parked")]
    heads = [
        say("服务", "service"),
        say("事件", "event"),
        say("来源", "origin"),
        say("位置", "position"),
        say("原因", "reason"),
    ]
    rows = [(s, o["type"], o["origin"], str(o["position"]), o["reason"]) for s, o in found]
    table(heads, rows)
    line(say(f"共{len(found)}个", f"{len(found)} parked"))


@parked.command("replay")
def replay(context: typer.Context) -> None:
    """重放暂存的事件 Read parked events again with today's program, in every service."""
    with connected(asked.home(context)) as host, working(say("正在重放……", "replaying ...")):
        told = [host.post(f"/{name}/parked/replay") for name in NAMES]
    replayed, left = (sum(one[what] for one in told) for what in ("replayed", "parked"))
    zh, en = f"已重放{replayed}个，仍暂存{left}个", f"{replayed} replayed, {left} still parked"
    line(say(zh, en))


@forks.command("list")
def list_forks(context: typer.Context) -> None:
    """列出已停收的来源，并列两方 List origins that stopped, with both sides."""
    with connected(asked.home(context)) as host:
        found = [(name, one) for name in NAMES for one in host.get(f"/{name}/forks")]
    heads = [
        say("服务", "service"),
        say("来源", "origin"),
        say("已收至", "taken to"),
        say("两方", "both sides"),
    ]
    table(heads, [_row(name, one) for name, one in found])
    line(say(f"共{len(found)}个", f"{len(found)} forked"))


def _row(name: str, one: Any) -> tuple[str, str, str, str]:
    return (name, one["origin"], str(one["position"]), one["sides"])


@forks.command("accept")
def accept(
    context: typer.Context,
    origin: Annotated[str, typer.Argument(metavar="ORIGIN", help="来源 the origin to go on with")],
) -> None:
    """接受来源的新一代，或确认其日志与此处一致后续收 Let an origin go on, wherever it stopped."""
    with connected(asked.home(context)) as host:
        stopped = [
            name
            for name in NAMES
            if any(one["origin"] == origin for one in host.get(f"/{name}/forks"))
        ]
        if not stopped:
            raise refused(f"来源 {origin} 没有分叉", f"{origin} is not forked")
        for name in stopped:
            told = host.post(f"/{name}/forks/accept", {"origin": origin})
            line(f"{name}: {told['decided']}")
