"""How does an operator let go of the old bytes of what was forgotten?"""

import asyncio

import typer

from jianyan import asked
from jianyan.link import connected
from jianyan.show import line, note, working
from jianyan.words import say
from kernel.infra.databases import given_databases
from kernel.infra.postgres import superuser_url
from kernel.infra.scrubbing import drop_old_wal, scrub
from kernel.infra.server import DatabaseUrls
from kernel.infra.settings import HomeSettings


def scrub_home(context: typer.Context) -> None:
    """清除已删除内容的残留 Write tables anew and drop the old write-ahead log."""
    home = asked.home(context).absolute()
    settings = HomeSettings.from_environment(home)
    if settings.database_url is not None:
        with working(say("正在清除残留……", "scrubbing ...")):
            given = given_databases(settings.database_url, settings.services)
            written = asyncio.run(scrub(dict(given)))
        _tell(written)
        note(
            say(
                "请由数据库管理员换段并做检查点（见 docs/operations.md），清理 WAL 归档",
                "the write-ahead log and its archives are your administrator's: docs/operations.md",
            )
        )
        return
    with connected(home, "--at-request", "--without-nats") as host:
        told = host.get("/servers")["databases"]
        databases = {name: DatabaseUrls(**one) for name, one in told.items()}
        with working(say("正在清除残留……", "scrubbing ...")):
            written = asyncio.run(_both(databases, superuser_url(home)))
    _tell(written)


async def _both(databases: dict[str, DatabaseUrls], superuser: str) -> int:
    written = await scrub(databases)
    await drop_old_wal(superuser)
    return written


def _tell(written: int) -> None:
    line(say(f"已重写{written}张表", f"{written} tables written anew"))
    note(
        say(
            "此前的备份、导出与带走的文件仍含已删除内容，见 docs/operations.md",
            "earlier backups, exports and files taken away still hold it: docs/operations.md",
        )
    )
