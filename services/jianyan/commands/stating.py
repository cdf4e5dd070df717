"""How does a clerk keep stated figures: numbers of a paper that no event proves?"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from contracts.reporting.stated import StatedScope
from jianyan import asked
from jianyan.failed import refused
from jianyan.link import connected
from jianyan.show import as_json, line, table
from jianyan.states import stated_scope
from jianyan.words import say
from rules.dates import Window, parse_window
from rules.invalid import Invalid
from rules.shares import parse_share

stated = typer.Typer(help="填报数 Stated figures, which no event proves", no_args_is_help=True)
Id = Annotated[str, typer.Argument(metavar="STATED", help="填报数编号 the stated figure")]
Value = Annotated[int | None, typer.Option("--value", min=0, help="数值 the count")]
Base = Annotated[int | None, typer.Option("--base", min=1, help="基数 of how many")]
Share = Annotated[
    str | None, typer.Option("--share", metavar="84.6%", help="占比，按原文所印 as it is printed")
]
Source = Annotated[
    str, typer.Option("--source", metavar="PAPER", help="出处：文件名、文号、页码 the paper")
]
Reason = Annotated[str, typer.Option("--reason", help="理由 why")]
WITHOUT_NAME = (StatedScope.COMMITTEE, StatedScope.BELOW)
YEAR = typer.Option("--window", metavar="W", help="届次 5/2，或 2020、2020-01-01..2020-06-30 when")


@stated.command("add")
def add(
    context: typer.Context,
    committee: asked.Code,
    window: Annotated[str, YEAR],
    source: Source,
    figure: Annotated[
        str | None, typer.Option("--figure", metavar="ID", help="目录中的指标 of the catalogue")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", help="自拟名称，目录中没有的写 else its own name")
    ] = None,
    part: Annotated[str | None, typer.Option("--part", help="分项 of a breakdown")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="计量单位 件、人次")] = None,
    value: Value = None,
    base: Base = None,
    share: Share = None,
    scope: Annotated[
        StatedScope, typer.Option("--scope", help="范围 whose number")
    ] = StatedScope.COMMITTEE,
    of: Annotated[
        str | None, typer.Option("--of", metavar="NAME", help="界别、机构、单位、委员的名称 whose")
    ] = None,
) -> None:
    """填报 State a figure from a paper; the same again changes nothing."""
    if (figure is None) == (name is None):
        zh, en = "--figure 和 --name 须写且只写一项", "write either --figure or --name"
        raise refused(zh, en)
    body = {
        **{"figure": figure, "name": name, "part": part, "unit": unit, "window": _when(window)},
        "of": _whose(scope, of),
        "number": _number(value, base, share, source),
    }
    with connected(asked.home(context)) as host:
        told = host.post(_path(committee), body)
    id = str(told["stream"]).partition("-")[2]
    if told["outcome"] == "unchanged":
        line(say(f"此前已填报同样的数：{id}", f"stated already: {id}"))
        return
    line(say(f"已填报：{id}", f"stated: {id}"))


@stated.command("list")
def list_stated(
    context: typer.Context,
    committee: asked.Code,
    window: Annotated[str | None, YEAR] = None,
    figure: Annotated[
        str | None, typer.Option("--figure", metavar="ID", help="只列此指标 of this figure only")
    ] = None,
    withdrawn: Annotated[
        bool, typer.Option("--withdrawn", help="含已撤回的 also what no longer stands")
    ] = False,
    as_of: asked.AsOf = None,
    json: asked.Json = False,
) -> None:
    """列出填报数 What is stated, by window and name, each with its paper."""
    query = {
        **{"figure": figure, "withdrawn": withdrawn},
        "window": None if window is None else _when(window),
        "as_of": asked.instant_or_none(as_of),
    }
    with connected(asked.home(context)) as host:
        found = host.get(_path(committee), **query)
    if json:
        as_json(found)
        return
    heads = [
        *(say("编号", "id"), say("时间", "window"), say("范围", "scope"), say("名称", "name")),
        *(say("分项", "part"), say("数", "number"), say("出处", "paper"), say("理由", "reason")),
    ]
    table(heads, [_row(one) for one in found])


@stated.command("correct")
def correct(
    context: typer.Context,
    id: Id,
    committee: asked.Code,
    source: Source,
    reason: Reason,
    value: Value = None,
    base: Base = None,
    share: Share = None,
) -> None:
    """更正填报数 State another number in its place, whole; what was said before is kept."""
    body = {"number": _number(value, base, share, source), "reason": reason}
    with connected(asked.home(context)) as host:
        told = host.post(f"{_path(committee)}/{asked.id(id)}/correction", body)
    unchanged = told["outcome"] == "unchanged"
    line(say("此前已是这个数", "it says so already") if unchanged else say("已更正", "corrected"))


@stated.command("withdraw")
def withdraw(context: typer.Context, id: Id, committee: asked.Code, reason: Reason) -> None:
    """撤回填报数 It no longer stands; what was printed with it keeps it."""
    with connected(asked.home(context)) as host:
        host.post(f"{_path(committee)}/{asked.id(id)}/withdrawal", {"reason": reason})
    line(say("已撤回", "withdrawn"))


def _whose(scope: StatedScope, of: str | None) -> Mapping[str, Any]:
    if (of is None) != (scope in WITHOUT_NAME):
        zh, en = "本级和含下级不写 --of，其他范围须写", "--of names whose, unless the committee's"
        raise refused(zh, en)
    return {"scope": scope, "whose": of}


def _number(
    value: int | None, base: int | None, share: str | None, source: str
) -> Mapping[str, Any]:
    if value is None and share is None:
        zh, en = "--value 和 --share 至少写一项", "write --value, --share or both"
        raise refused(zh, en)
    try:
        if share is not None:
            parse_share(share)
    except Invalid as invalid:
        raise refused(invalid.zh, invalid.en) from None
    return {"value": value, "base": base, "share": share, "source": source}


def _when(text: str) -> str:
    """A plenary as 5/2, else days that can be read."""
    if "/" in text:
        return asked.plenary(text)
    try:
        found = parse_window(text)
    except Invalid as invalid:
        raise refused(invalid.zh, invalid.en) from None
    if not isinstance(found, Window):
        zh, en = "--window 须写明届次，如 5/2", "--window names the plenary, e.g. 5/2"
        raise refused(zh, en)
    return text


def _row(one: Mapping[str, Any]) -> Sequence[str]:
    gone = one.get("withdrawn", False)
    text = say("（已撤回）", "(withdrawn)") if gone else _text(one)
    window = one["window"]
    return (
        *(one["id"], say(window["zh"], window["text"]), stated_scope(one), one["name"]),
        *(one["part"] or "", text, one.get("source", ""), one["reason"] or ""),
    )


def _text(one: Mapping[str, Any]) -> str:
    """As it is printed, with its base: 32件 of 80."""
    base = one["base"]
    return str(one["text"]) if base is None else f"{one['text']} / {base}"


def _path(committee: str) -> str:
    return f"/reporting/committees/{asked.code(committee)}/stated-figures"
