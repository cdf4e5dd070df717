"""How does a clerk see what is missing or odd, before a document is printed?"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer

from jianyan import asked
from jianyan.failed import refused
from jianyan.files import write_into
from jianyan.link import Host, connected
from jianyan.settling import settle
from jianyan.show import as_json, line, note, note_partial
from jianyan.words import say

SHOWN = 10
A_PAGE = 500


def check(
    context: typer.Context,
    committee: asked.Code,
    plenary: Annotated[
        str | None,
        typer.Option(
            "--plenary", metavar="TERM/SESSION", help="届次，不写为时间段内最近一次 else the last"
        ),
    ] = None,
    window: asked.Window = "plenary",
    as_of: asked.AsOf = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE.xlsx", help="写成工作簿，补填后可再导入 as a workbook to fill in"
        ),
    ] = None,
    json: asked.Json = False,
) -> None:
    """数据检查 What is missing or odd in the data, by who keeps it; 0 also when something is."""
    here, target = asked.code(committee), None if out is None else _workbook(out)
    query = asked.days(plenary, window, as_of)
    with connected(asked.home(context)) as host:
        settle(host)
        told = _all(host, here, query)
        content = None if target is None else host.file(f"{_path(here)}.xlsx", **query)
    if json:
        as_json(told)
    else:
        _show(here, told, target)
    if target is not None and content is not None:
        written = write_into(target.parent, target.name, content)
        # Beside --json the result is the JSON alone.
        (note if json else line)(say(f"已写出：{written}", f"written: {written}"))


def _workbook(out: Path) -> Path:
    """The file to write, refused before anything is asked."""
    if out.suffix.lower() != ".xlsx" or out.is_dir():
        raise refused(
            f"--out 应为 .xlsx 文件，不是“{out}”", f"--out is a .xlsx file, not {str(out)!r}"
        )
    return out


def _path(committee: str) -> str:
    return f"/reporting/committees/{committee}/readiness"


def _all(host: Host, committee: str, query: Mapping[str, Any]) -> dict[str, Any]:
    """Every page of the list as one."""
    told: dict[str, Any] = host.get(_path(committee), **query, limit=A_PAGE)
    following = told.pop("next")
    while following is not None:
        page = host.get(_path(committee), **query, limit=A_PAGE, cursor=following)
        told["items"] += page["items"]
        following = page["next"]
    return told


def _show(committee: str, told: Mapping[str, Any], written: Path | None) -> None:
    note_partial(told)
    line(_summary(committee, told))
    items = {
        keeper: list(rows) for keeper, rows in groupby(told["items"], key=lambda one: one["keeper"])
    }
    for keeper, found in groupby(told["found"], key=lambda one: one["keeper"]):
        _keeper(list(found), items.get(keeper, []), written)


def _summary(committee: str, told: Mapping[str, Any]) -> str:
    """How much was found in what, in one line."""
    where, days = f"{committee} {told['plenary']}", told["window"]
    if not told["total"]:
        return say(
            f"{where}（{days['zh']}）：{told['checked']}项检查，未发现问题",
            f"{where} ({days['text']}): {told['checked']} checks, nothing odd",
        )
    kinds = len(told["found"])
    return say(
        f"{where}（{days['zh']}）：{told['checked']}项检查，{kinds}项有发现，共{told['total']}条",
        f"{where} ({days['text']}): {told['checked']} checks, {kinds} found something,"
        f" {told['total']} items",
    )


def _keeper(
    found: Sequence[Mapping[str, Any]], items: Sequence[Mapping[str, Any]], written: Path | None
) -> None:
    """One ledger: how many of each check, the first items, where the others are."""
    total = sum(one["found"] for one in found)
    each_zh = "，".join(f"{one['title_zh']}{one['found']}" for one in found)
    each_en = ", ".join(f"{one['title_en']} {one['found']}" for one in found)
    first = found[0]
    zh, en = f"{first['keeper_zh']}：{total}条", f"{first['keeper_en']}: {total} items"
    line(say(f"\n{zh}（{each_zh}）", f"\n{en} ({each_en})"))
    for one in items[:SHOWN]:
        label, place = one["label"], _place(one["source"])
        line(say(f"  {label}：{one['zh']}{place}", f"  {label}: {one['en']}{place}"))
    if len(items) > SHOWN:
        line(_rest(len(items) - SHOWN, written))


def _place(source: Mapping[str, Any] | None) -> str:
    """Where in a ledger it was read, in brackets; nothing when it was not."""
    if source is None:
        return ""
    zh, en = f"第{source['row']}行", f"row {source['row']}"
    told = " ".join(part for part in (source["file"], source["sheet"], say(zh, en)) if part)
    return say(f"〔{told}〕", f" [{told}]")


def _rest(more: int, written: Path | None) -> str:
    where = "--out FILE.xlsx" if written is None else str(written)
    return say(f"  ……另有{more}条，见 {where}", f"  ... and {more} more: {where}")
