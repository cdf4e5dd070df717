"""How does an operator back a node up, check a backup, and restore it?"""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jianyan import asked
from jianyan.failed import Failed, refused
from jianyan.files import why
from jianyan.link import connected
from jianyan.show import line, note, table, working
from jianyan.words import say
from kernel.clock import SHANGHAI, wall_clock
from kernel.infra.databases import given_databases
from kernel.infra.server import DatabaseUrls
from kernel.infra.settings import HomeSettings

if TYPE_CHECKING:
    from kernel.backup.manifest import Manifest

Databases = dict[str, DatabaseUrls]


def backup(
    context: typer.Context,
    out: Annotated[
        Path,
        typer.Option("--out", metavar="FILE|DIR", help="备份文件或文件夹 where it is written"),
    ],
) -> None:
    """备份 Back up all databases and keys into one file, while everything runs."""
    home = asked.home(context).absolute()
    if not (home / "keys").is_dir():
        raise refused(f"{home} 不是数据目录", f"{home} is not a home; nothing to back up")
    target = _target(out)
    from jianyan.backing_up import back_up

    try:
        manifest = _backed_up(home, lambda databases: back_up(databases, home, target))
    except OSError as error:
        zh, en = why(error)
        raise Failed(f"无法写入 {target}：{zh}", f"cannot write {target}: {en}") from None
    _tell(manifest)
    size = target.stat().st_size
    line(say(f"已备份到 {target}（{size}字节）", f"backed up to {target} ({size} bytes)"))
    note(
        say(
            "备份含密钥与保管库内容，请加密保存，限人查阅",
            "it holds keys and the vault: keep it encrypted and away from others",
        )
    )


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="备份文件 the backup")],
    home: Annotated[
        Path | None,
        typer.Option("--home", metavar="DIR", help="恢复到此空目录 the empty home"),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="只核验备份，不恢复 only verify the backup")
    ] = False,
) -> None:
    """恢复到空目录 Restore a backup into an empty home, or --check it without one."""
    settings = HomeSettings.from_environment((home or asked.home(context)).absolute())
    from jianyan import restoring

    if not check:
        with working(say("正在恢复……", "restoring ...")):
            manifest = restoring.restore(file, settings)
        _tell(manifest)
        place = settings.directory
        line(
            say(f"已恢复到 {place}，日志开始新的一世", f"restored to {place}; its logs begin anew")
        )
        return
    with working(say("正在核验……", "verifying ...")):
        manifest, problems = restoring.check(file, settings)
    _tell(manifest)
    for problem in problems:
        note(problem)
    if problems:
        count = len(problems)
        raise Failed(f"备份有{count}处问题", f"the backup has {count} problems")
    line(say("备份完好", "the backup is good"))


def _backed_up(
    home: Path, work: Callable[[Databases], Coroutine[Any, Any, "Manifest"]]
) -> "Manifest":
    """Where the databases are: given in the environment, or run by the home's host."""
    settings = HomeSettings.from_environment(home)
    if settings.database_url is not None:
        return asyncio.run(work(dict(given_databases(settings.database_url, settings.services))))
    with connected(home, "--at-request", "--without-nats") as host:
        told = host.get("/servers")["databases"]
        databases = {name: DatabaseUrls(**one) for name, one in told.items()}
        with working(say("正在备份……", "backing up ...")):
            return asyncio.run(work(databases))


def _target(out: Path) -> Path:
    """The file itself, or one named after this moment in a folder."""
    if not out.is_dir():
        return out
    return out / f"jianyan-{wall_clock().astimezone(SHANGHAI):%Y%m%d-%H%M%S}.backup"


def _tell(manifest: "Manifest") -> None:
    heads = [say("服务", "service"), say("来源", "origins"), say("事件", "events")]
    rows = [
        (name, str(len(kept.heads)), str(manifest.events(name)))
        for name, kept in manifest.services.items()
    ]
    taken = manifest.taken_at.astimezone(SHANGHAI).isoformat(timespec="seconds")
    table(heads, rows, say(f"{taken} 的备份", f"as of {taken}"))
