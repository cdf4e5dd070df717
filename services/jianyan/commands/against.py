"""How is a clerk's own table of numbers held against the figures, and read out?"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jianyan.commands.ledgers import content_of
from jianyan.link import Host
from jianyan.settling import settle
from jianyan.show import as_json, line
from jianyan.words import say

CASES_SHOWN = 20


def against(host: Host, file: Path, committee: str | None, *, json: bool, **query: Any) -> None:
    """Read a table out: what differs and why, what contradicts itself, what was not read."""
    data = content_of(file)
    if committee is None:
        told = host.upload("/reporting/figures/against", file.name, data, **query)
    else:
        settle(host)
        path = f"/reporting/committees/{committee}/figures/against"
        told = host.upload(path, file.name, data, **query)
    if json:
        as_json(told)
        return
    for one in readout(told):
        line(one)


def readout(told: Mapping[str, Any]) -> Iterator[str]:
    """The answer as lines, in Chinese or English."""
    figures = told["figures"]
    differing = [one for one in figures if not one["equal"]]
    if told.get("partial"):
        yield say(f"数据不全：{told['partial']}", f"partial: {told['partial']}")
    if figures:
        same = len(figures) - len(differing)
        yield say(
            f"{told['file']}：核对{len(figures)}个数，相同{same}，不同{len(differing)}",
            f"{told['file']}: {len(figures)} numbers compared, {same} equal, {len(differing)} not",
        )
    for one in figures:
        if one["equal"]:
            yield _at(one["row"]) + say(
                f"“{one['title']}”{one['theirs']}，相同", f"{one['title']}: {one['theirs']}, equal"
            )
    for one in differing:
        yield from _difference(one)
    yield from _inconsistent(told["inconsistent"])
    for one in told["unread"]:
        yield _at(one["row"]) + say(f"未核对：{one['zh']}", f"not checked: {one['en']}")
    for one in told["unknown"]:
        near = one["nearest"]
        zh, en = (f"，是否指“{near}”", f"; is it {near}?") if near else ("", "")
        name = one["name"]
        yield _at(one["row"]) + say(f"“{name}”不是目录中的指标{zh}", f"{name} is no figure{en}")
    if told["headings"] or told["blank"]:
        titles, blank = (len(told[name]) for name in ("headings", "blank"))
        yield say(
            f"另有小标题{titles}行、空行{blank}行", f"{titles} heading rows, {blank} blank rows"
        )


def _difference(one: Mapping[str, Any]) -> Iterator[str]:
    title, theirs, ours = (one[name] for name in ("title", "theirs", "ours"))
    yield _at(one["row"]) + say(
        f"“{title}”表中{theirs}，系统{ours}", f"{title}: {theirs} in the table, {ours} here"
    )
    for each in one["candidates"]:
        yield "  " + say(f"可能的原因：{each['zh']}", f"perhaps: {each['en']}")
        yield from _cases(each["cases"], len(each["cases"]))
    if not one["candidates"] and one["evidence"]:
        yield "  " + say(f"系统所计{one['evidence']}例：", f"the {one['evidence']} counted here:")
        yield from _cases(one["cases"], one["evidence"])


def _cases(cases: Sequence[Mapping[str, Any]], count: int) -> Iterator[str]:
    for case in cases[:CASES_SHOWN]:
        number = say(f"第{case['number']}号 ", f"no. {case['number']} ") if case["number"] else ""
        yield f"    {number}{case['label']}"
    if count > CASES_SHOWN:
        more = count - CASES_SHOWN
        yield "    " + say(f"……另有{more}例（--json）", f"... and {more} more (--json)")


def _inconsistent(found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if not found:
        yield say("表内各数互相吻合", "the numbers of the table agree with each other")
        return
    yield say(
        f"表内{len(found)}处不合：", f"{len(found)} places where the table contradicts itself:"
    )
    for one in found:
        yield "  " + _at(one["rows"][0]) + say(one["zh"], one["en"])


def _at(row: int) -> str:
    return say(f"第{row}行：", f"row {row}: ")
