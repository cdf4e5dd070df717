"""How does an operator carry a feed between networks that may not touch?"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jianyan import asked
from jianyan.failed import Failed, refused
from jianyan.link import connected
from jianyan.show import line
from jianyan.words import say

feed = typer.Typer(help="事件包 Feeds as files", no_args_is_help=True)


class Source(StrEnum):
    """Whose log is carried."""

    MEMBERS = "members"
    PROPOSALS = "proposals"
    SECTORS = "sectors"
    REPORTING = "reporting"


@feed.command("export")
def export(
    context: typer.Context,
    committee: asked.Code,
    service: Annotated[Source, typer.Option("--service", help="服务 whose log")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="写入的文件 the file")],
    after: Annotated[int, typer.Option("--after", min=0, help="从此位置之后 after it")] = 0,
) -> None:
    """导出 Write a committee's feed to a signed file, at most 20,000 positions."""
    here = asked.code(committee)
    with connected(asked.home(context)) as host:
        data = host.file(f"/{service}/committees/{here}/feed", after=after)
    try:
        out.write_bytes(data)
    except OSError as cause:
        raise refused(f"无法写入 {out}：{cause}", f"cannot write {out}: {cause}") from None
    count = data.count(b"\n") - 2
    zh = f"已导出第{after + 1}至{after + count}位到 {out}"
    line(say(zh, f"positions {after + 1} to {after + count} are in {out}"))


@feed.command("import")
def bring_in(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="事件包 a package")],
) -> None:
    """导入 Take a signed file into the archive; twice does no harm."""
    try:
        data = file.read_bytes()
    except OSError as cause:
        raise refused(f"无法读取 {file}：{cause}", f"cannot read {file}: {cause}") from None
    with connected(asked.home(context)) as host:
        told = host.upload("/reporting/feed", file.name, data)
    if told["forked"]:
        zh = f"来源 {told['origin']} 已分叉：{told['forked']}"
        raise Failed(zh, f"{told['origin']} is forked: {told['forked']}")
    line(say(f"已收取{told['taken']}个位置", f"{told['taken']} positions taken"))
