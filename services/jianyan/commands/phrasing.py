"""How does the office keep the committee's standing phrases?"""

from typing import Annotated

import typer

from jianyan import asked
from jianyan.commands.drafting import Source, words_of
from jianyan.link import connected
from jianyan.show import as_json, line, table
from jianyan.words import say

phrases = typer.Typer(help="提法 Standing phrases of the committee", no_args_is_help=True)
Reason = Annotated[str, typer.Option("--reason", help="理由 why")]


@phrases.command("list")
def list_phrases(
    context: typer.Context,
    committee: asked.Code,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="只列当日使用的 in force that day")
    ] = None,
    as_of: asked.AsOf = None,
    json: asked.Json = False,
) -> None:
    """列出提法 The committee's list, by slot and first day."""
    query = {
        "on": None if on is None else asked.day(on),
        "as_of": asked.instant_or_none(as_of),
    }
    with connected(asked.home(context)) as host:
        found = host.get(_path(committee), **query)
    if json:
        as_json(found)
        return
    heads = [
        *(say("编号", "id"), say("用处", "slot"), say("原文", "text"), say("启用", "from")),
        *(say("截止", "until"), say("使用中", "in force"), say("依据", "paper")),
    ]
    rows = [
        (
            *(one["phrase"], one["slot"], one["text"], one["effective_from"]),
            *(one["until"] or "", "✓" if one["in_force"] else "", one["basis"]["title"]),
        )
        for one in found
    ]
    table(heads, rows)


@phrases.command("adopt")
def adopt(
    context: typer.Context,
    slot: Annotated[str, typer.Argument(metavar="SLOT", help="用处，如 指导思想、总体要求")],
    source: Source,
    committee: asked.Code,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="启用日期 the first day")],
    paper: Annotated[str, typer.Option("--paper", metavar="TITLE", help="依据文件 basis paper")],
    number: Annotated[str | None, typer.Option("--number", help="文号 its number")] = None,
    dated: Annotated[
        str | None, typer.Option("--dated", metavar="DAY", help="文件日期 its day")
    ] = None,
) -> None:
    """启用提法 Adopt a phrase word for word from a file, or from standard input."""
    basis = {
        "title": paper,
        "number": number,
        "dated": None if dated is None else asked.day(dated),
    }
    body = {
        "slot": slot,
        "text": words_of(source),
        "basis": basis,
        "effective_from": asked.day(since),
    }
    with connected(asked.home(context)) as host:
        host.post(_path(committee), body)
    line(say(f"已启用：{slot}", f"adopted: {slot}"))


@phrases.command("end")
def end(
    context: typer.Context,
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="提法编号 the phrase")],
    committee: asked.Code,
    reason: Reason,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="截止日期，误录的不写 last day")
    ] = None,
) -> None:
    """停用提法 End a phrase; without a day it was entered by mistake."""
    body = {"until": None if until is None else asked.day(until), "reason": reason}
    with connected(asked.home(context)) as host:
        host.post(f"{_path(committee)}/{phrase}/end", body)
    line(say("已停用", "ended"))


def _path(committee: str) -> str:
    return f"/reporting/committees/{asked.code(committee)}/phrases"
