"""How does anyone ask for figures and for what proves them?"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from jianyan import asked
from jianyan.commands.against import against
from jianyan.commands.rechecking import rechecked
from jianyan.link import Host, connected
from jianyan.settling import settle
from jianyan.show import as_json, line, note, note_partial, table
from jianyan.words import say

Ids = Annotated[
    list[str] | None, typer.Option("--id", metavar="ID", help="只要这些指标 these only")
]
Against = Annotated[
    Path | None,
    typer.Option(
        "--against",
        metavar="FILE",
        help="与数字表核对，不写委员会则只查表内 compare with a table of numbers",
    ),
]
Recheck = Annotated[
    bool, typer.Option("--recheck", help="由原始事件复算 count them again from the events")
]


def figures(
    context: typer.Context,
    committee: asked.Code = "",
    plenary: asked.Plenary = "",
    window: asked.Window = "plenary",
    as_of: asked.AsOf = None,
    scope: asked.ScopeOption = asked.Scope.COMMITTEE,
    of: asked.Of = None,
    id: Ids = None,
    file: Against = None,
    sheet: asked.Sheet = None,
    recheck: Recheck = False,
    json: asked.Json = False,
) -> int:
    """指标 Figures of a committee's window, or a table of numbers held against them."""
    if file is not None:
        told = asked.whose(committee, plenary, window, as_of) if committee else (None, {})
        with connected(asked.home(context)) as host:
            against(host, file, told[0], json=json, sheet=sheet, **told[1])
        return 0
    here, query = asked.whose(committee, plenary, window, as_of)
    query |= {"scope": scope, "of": of}
    with connected(asked.home(context)) as host:
        settle(host)
        if recheck:
            return rechecked(host, here, json=json, id=id, **query)
        told = figures_of(host, here, id=id, **query)
        titles = {} if json else titles_of(host)
    if json:
        as_json(told)
    else:
        _print(here, told, titles)
    return 0


def _print(here: str, told: Mapping[str, Any], titles: Mapping[str, str]) -> None:
    note_partial(told)
    rows = [(name, titles.get(name, ""), text(one)) for name, one in told["figures"].items()]
    title = f"{here} {_whose(told)}{_window(told)}"
    table([say("指标", "figure"), say("名称", "name"), say("数值", "value")], rows, title)
    for one in told["stated"]:
        line(_stated(one))
    if without := told["not_of_this_scope"]:
        note(
            say(
                f"另有{len(without)}项指标不能按此范围统计，未列出",
                f"{len(without)} figures cannot be counted of this scope and are not listed",
            )
        )


def evidence(
    context: typer.Context,
    figure: Annotated[str, typer.Argument(metavar="FIGURE_ID", help="指标 the figure")],
    committee: asked.Code,
    plenary: asked.Plenary,
    window: asked.Window = "plenary",
    as_of: asked.AsOf = None,
    scope: asked.ScopeOption = asked.Scope.COMMITTEE,
    of: asked.Of = None,
    json: asked.Json = False,
) -> None:
    """依据 The cases behind a figure, and the events that prove each."""
    query = asked.days(plenary, window, as_of) | {"scope": scope, "of": of}
    here = asked.code(committee)
    with connected(asked.home(context)) as host:
        settle(host)
        told = host.get(f"/reporting/committees/{here}/evidence/{figure}", **query)
        titles = {} if json else titles_of(host)
    if json:
        as_json(told)
        return
    note_partial(told)
    line(f"{figure} {titles.get(figure, '')} {text(told)}")
    heads = [say("案例", "case"), say("事件", "event"), say("日期", "day"), say("出处", "source")]
    table(heads, [row for case in told["cases"] for row in _proof(case)])
    line(say(f"共{len(told['cases'])}例", f"{len(told['cases'])} cases"))


def figures_of(host: Host, committee: str, **query: Any) -> Any:
    """Figures as reporting tells them."""
    return host.get(f"/reporting/committees/{committee}/figures", **query)


def titles_of(host: Host) -> Mapping[str, str]:
    """The Chinese name of each figure."""
    return {one["id"]: one["title"] for one in host.get("/reporting/catalogue/figures")}


def text(value: Mapping[str, Any]) -> str:
    """A figure in one cell: as it is printed, with what it rests on."""
    if "values" in value:
        parts = [_part(name, one) for name, one in value["values"].items()]
        return "，".join(parts) or "—"
    if "numerator" in value:
        return f"{value['text']}（{value['numerator']}/{value['denominator']}）"
    return str(value["text"])


def _stated(one: Mapping[str, Any]) -> str:
    """A number that no event proves, with whose it is and the paper that says it."""
    name = "：".join(text for text in (one["whose"], one["name"], one["part"]) if text)
    return say(
        f"填报数（无事件为据，未计入）：{name} {one['text']}，出处：{one['source']}",
        f"stated, not proved and not counted: {name} {one['text']}, from {one['source']}",
    )


def _part(name: str, one: Mapping[str, Any]) -> str:
    if "most" in one:
        most = say(f"最长{one['most']}", f"at most {one['most']}")
        return f"{name} {one['value']}（{most}）"
    share = one.get("share")
    return f"{name} {one['value']}" + (f"（{share}）" if share else "")


def _whose(told: Mapping[str, Any]) -> str:
    """Who was asked about, where it is not the committee alone."""
    match told["scope"]:
        case "committee":
            return ""
        case "below":
            return say("含下级 ", "with all below ")
        case _:
            return f"{told['name']} "


def _window(told: Mapping[str, Any]) -> str:
    window = told["window"]
    return str(window.get("zh", window)) if isinstance(window, dict) else str(window)


def _proof(case: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    """A line an event, the case's name before the first."""
    label = str(case["label"] or case["case"])
    if not case["counts"]:
        label += say("（只作基数）", " (base only)")
    lines = [(event["title"], event["occurred_on"], _place(event)) for event in case["events"]]
    return [(label if n == 0 else "", *told) for n, told in enumerate(lines)]


def _place(event: Mapping[str, Any]) -> str:
    """Where in a ledger an event was read; nothing when it was asked for directly."""
    told = event["source"]
    if not told:
        return ""
    zh, en = f"第{told['row']}行", f"row {told['row']}"
    return " ".join([str(told["file"]), str(told["sheet"] or ""), say(zh, en)])
