"""How does a clerk see strengths and problems, and change the rules that find them?"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from jianyan import asked
from jianyan.failed import refused
from jianyan.files import write_into
from jianyan.link import Host, connected
from jianyan.settling import settle
from jianyan.show import as_it_is, as_json, line, note_partial, table
from jianyan.words import say

findings = typer.Typer(help="成绩与问题 Strengths and problems", invoke_without_command=True)
rules = typer.Typer(help="总结规则 The rules that find them", no_args_is_help=True)
findings.add_typer(rules, name="rules")
KINDS = {"strength": ("成绩", "strength"), "problem": ("问题", "problem")}


@findings.callback()
def findings_of(
    context: typer.Context,
    committee: asked.Code = "",
    plenary: asked.Plenary = "",
    window: asked.Window = "plenary",
    as_of: asked.AsOf = None,
    json: asked.Json = False,
) -> None:
    """成绩与问题 What the figures say: strengths and problems; 0 also when there are problems."""
    if context.invoked_subcommand is not None:
        return
    here, query = asked.whose(committee, plenary, window, as_of)
    with connected(asked.home(context)) as host:
        settle(host)
        told = host.get(_path(here), **query)
    if json:
        as_json(told)
    else:
        _show(here, told)


@rules.command("export")
def export(
    context: typer.Context,
    committee: asked.Code,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE.yaml", help="写入文件，不写则显示 else it is printed"),
    ] = None,
) -> None:
    """导出总结规则 The rules in force, to change and adopt."""
    here = asked.code(committee)
    with connected(asked.home(context)) as host:
        told = host.get(f"{_path(here)}/rules")
    if out is None:
        as_it_is(told["text"])
        return
    written = write_into(out.parent, out.name, told["text"].encode())
    line(_which(told))
    line(say(f"已写出：{written}", f"written: {written}"))


@rules.command("adopt")
def adopt(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.yaml", help="规则表 the rules")],
    committee: asked.Code,
    effective_on: Annotated[str, typer.Option("--from", metavar="DATE", help="生效日 first day")],
    basis: Annotated[str, typer.Option("--basis", metavar="PAPER", help="依据文件 the paper")],
) -> None:
    """通过总结规则 Adopt rules from a day on; the same again changes nothing."""
    here, day, text = asked.code(committee), asked.day(effective_on), _text(file)
    body = {"text": text, "effective_on": day, "basis": basis, "file": file.name}
    with connected(asked.home(context)) as host:
        line(_adopted(host, here, day, body))


def _adopted(host: Host, committee: str, day: str, body: Mapping[str, str]) -> str:
    told = host.put(f"{_path(committee)}/rules", body)
    if told["outcome"] == "unchanged":
        zh, en = f"{committee} 此前已通过同样的规则", f"{committee}: adopted already"
        return say(zh, en)
    zh = f"已通过 {committee} 自{day}起的总结规则"
    return say(zh, f"adopted the rules of {committee} from {day}")


def _text(file: Path) -> str:
    """What a file says."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise refused(f"没有文件 {file}", f"no such file: {file}") from None
    except (UnicodeDecodeError, OSError):
        zh, en = f"{file} 不是 UTF-8 文本文件", f"{file} is no text in UTF-8"
        raise refused(zh, en) from None


def _path(committee: str) -> str:
    return f"/reporting/committees/{committee}/findings"


def _show(committee: str, told: Mapping[str, Any]) -> None:
    note_partial(told)
    days = told["window"]
    title = say(f"{committee} {days['zh']}", f"{committee} {days['text']}")
    heads = [
        say("类别", "kind"), say("句子", "sentence"), say("措施", "measure"),
        say("所据指标", "figures"),
    ]  # fmt: skip
    table(heads, [_row(one) for one in told["findings"]], title)
    line(_which(told["rules"]))


def _row(one: Mapping[str, Any]) -> Sequence[str]:
    return (
        say(*KINDS[one["kind"]]),
        one["text"],
        one["measure"] or "",
        _figures(one["figures"]),
    )


def _figures(quoted: Iterable[Mapping[str, str]]) -> str:
    return "，".join(dict.fromkeys(f"{one['id']}={one['value']}" for one in quoted))


def _which(rules: Mapping[str, Any]) -> str:
    name = f"{rules['name']} {rules['version']}"
    if rules["preset"]:
        return say(f"规则：{name}（程序自带）", f"rules: {name} (of the program)")
    day, basis = rules["effective_on"], rules["basis"]
    return say(f"规则：{name}（{day}起，{basis}）", f"rules: {name} (from {day}, {basis})")
