"""How does a clerk set up a committee and its plenaries?"""

from enum import StrEnum
from typing import Annotated

import typer

from jianyan import asked
from jianyan.link import Host, connected
from jianyan.show import line
from jianyan.words import say

committee = typer.Typer(help="委员会 Committees", no_args_is_help=True)
plenary = typer.Typer(help="全体会议 Plenaries", no_args_is_help=True)


class Preset(StrEnum):
    """Which rules a committee starts with."""

    NATIONAL = "national"
    CITY = "city"
    DISTRICT = "district"
    TOWNSHIP = "township"


@committee.command("establish")
def establish_one(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="6 位或 9 位代码 6 or 9 digits")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="名称 its name")],
    preset: Annotated[Preset, typer.Option("--preset", help="起始规则 rules to start with")],
    host: Annotated[
        str | None, typer.Option("--host", metavar="CODE", help="上级委员会 the committee above")
    ] = None,
) -> None:
    """设立委员会 Establish a committee; again under the same name changes nothing."""
    above = None if host is None else asked.code(host)
    here = asked.code(code)
    with connected(asked.home(context)) as node:
        line(establish(node, here, name, preset, above))


def establish(host: Host, code: str, name: str, preset: str, above: str | None) -> str:
    """Ask for it and say what became of it."""
    body = {"code": code, "name": name, "preset": str(preset), "host": above}
    told = host.post("/members/committees", body)
    if told["outcome"] == "unchanged":
        return say(f"{code} {name} 此前已设立", f"{code} {name} is established already")
    return say(f"已设立 {code} {name}", f"established {code} {name}")


@plenary.command("convene")
def convene_one(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="委员会代码 the committee")],
    number: Annotated[str, typer.Argument(metavar="TERM/SESSION", help="届次，如 5/3")],
    opens: Annotated[str, typer.Option("--opens", metavar="DATE", help="开幕 first day")],
    closes: Annotated[str, typer.Option("--closes", metavar="DATE", help="闭幕 last day")],
    cut_off: Annotated[
        str, typer.Option("--cut-off", metavar="DATETIME", help="提案截止 proposals end")
    ],
) -> None:
    """召开全体会议 Convene a plenary, or put it on other days."""
    here, which = asked.code(code), asked.plenary(number)
    days = (asked.day(opens), asked.day(closes), asked.instant(cut_off))
    with connected(asked.home(context)) as node:
        line(convene(node, here, which, *days))


def convene(host: Host, code: str, number: str, opens: str, closes: str, cut_off: str) -> str:
    """Ask for it and say what became of it."""
    term, session = map(int, number.split("/"))
    body = {
        "term": term,
        "session": session,
        "opens": opens,
        "closes": closes,
        "cut_off": cut_off,
    }
    told = host.post(f"/members/committees/{code}/plenaries", body)
    zh = f"{code} {term}届{session}次全体会议（{opens} 至 {closes}）"
    en = f"{code} plenary {number} ({opens} to {closes})"
    if told["outcome"] == "unchanged":
        return say(f"{zh}此前已登记", f"{en} is convened already")
    return say(f"已登记 {zh}", f"convened {en}")
