"""Do figures come out the same when they are counted again, as a clerk is told?"""

from collections.abc import Iterator, Mapping
from typing import Any

from jianyan.link import Host
from jianyan.show import as_json, line, note_partial, working
from jianyan.words import say

DIFFER = 2
"""The exit code when a figure comes out otherwise."""
COUNTED = {
    "first": ("只在统计中", "counted first only"),
    "second": ("只在复算中", "counted again only"),
    "both": ("两次都计入", "counted both times"),
}


def rechecked(host: Host, committee: str, *, json: bool, **query: Any) -> int:
    """Say how many figures agree and each that does not, with its events; the exit code."""
    with working(say("正在由事件复算……", "counting again from the events ...")):
        told = host.get(f"/reporting/committees/{committee}/figures/recheck", **query)
    if json:
        as_json(told)
    else:
        _show(committee, told)
    return DIFFER if told["differences"] else 0


def _show(committee: str, told: Mapping[str, Any]) -> None:
    note_partial(told)
    where, differ = told["window"], told["checked"] - told["agree"]
    whose = f" {told['name']}" if told["name"] else ""
    whose += say(" 含下级", " with all below") if told["scope"] == "below" else ""
    line(
        say(
            f"{committee}{whose}（{where['zh']}）：{told['checked']}项指标由事件复算，"
            f"{told['agree']}项一致，{differ}项不符",
            f"{committee}{whose} ({where['text']}): {told['checked']} figures counted again from"
            f" the events, {told['agree']} agree, {differ} differ",
        )
    )
    for one in told["differences"]:
        for text in _difference(one):
            line(text)


def _difference(one: Mapping[str, Any]) -> Iterator[str]:
    part = f" {one['part']}" if one["part"] else ""
    yield say(
        f"\n{one['title']}{part}（{one['figure']}）：统计为{one['first']}，复算为{one['second']}",
        f"\n{one['title']}{part} ({one['figure']}): {one['first']}, again {one['second']}",
    )
    for case in one["cases"]:
        yield f"  {case['case']} {say(*COUNTED[case['counted']])}"
        for event in case["events"]:
            yield f"    {event['occurred_on']} {event['title']}{_source(event['source'])}"
    if (more := one["apart"] - len(one["cases"])) > 0:
        yield say(f"  ……另有{more}例", f"  ... and {more} more")


def _source(source: Mapping[str, Any] | None) -> str:
    """Where in a ledger it was read, in brackets; nothing when it was not."""
    if source is None:
        return ""
    zh, en = f"第{source['row']}行", f"row {source['row']}"
    return f"〔{source['file']} {say(zh, en)}〕"
