"""How does an operator ask whether reporting holds what the origins recorded?"""

from datetime import timedelta
from typing import Annotated, Any

import typer

from jianyan import asked
from jianyan.failed import Failed
from jianyan.link import Host, connected
from jianyan.names import WRITERS
from jianyan.settling import settle
from jianyan.show import line, note, table, working
from jianyan.words import say
from kernel.clock import today


def reconcile(
    context: typer.Context,
    day: Annotated[
        str | None,
        typer.Option(
            "--day", metavar="YYYY-MM-DD", help="哪一天，缺省为昨天和今天 yesterday and today"
        ),
    ] = None,
) -> None:
    """对账 Hold the archive against each origin's daily manifest; 1 when they differ."""
    now = today()
    days = [asked.day(day)] if day else [(now - timedelta(days=1)).isoformat(), now.isoformat()]
    with connected(asked.home(context)) as host:
        settle(host)
        with working(say("正在对账……", "reconciling ...")):
            told = host.post("/reporting/reconcile", {"days": days, "origins": _heads(host)})
    heads = [
        say("来源", "origin"),
        say("日期", "day"),
        say("来源所记", "counted there"),
        say("此处所存", "held here"),
        say("结果", "result"),
    ]
    table(heads, [_row(one) for one in told])
    wrong = [one for one in told if not one["equal"]]
    for one in wrong:
        note(f"{one['origin']} {one['day']}: {one['failure'] or '、'.join(one['differs'])}")
    if wrong:
        zh = f"对账不符：{len(told)}项中{len(wrong)}项"
        raise Failed(zh, f"{len(wrong)} of {len(told)} do not agree")
    line(say(f"对账相符：{len(told)}项", f"all {len(told)} agree"))


def _heads(host: Host) -> list[str]:
    """The logs of this node, also those from which reporting has heard nothing."""
    return [origin for name in WRITERS for origin in host.get(f"/{name}/log/heads")]


def _row(one: Any) -> tuple[str, str, str, str, str]:
    counted = say("无应答", "no answer") if one["counted"] is None else str(one["counted"])
    result = say("相符", "equal") if one["equal"] else say("不符", "differs")
    return (one["origin"], one["day"], counted, str(one["held"]), result)
