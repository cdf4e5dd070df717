"""How does an empty database become what a backup holds, and does it prove itself afterwards?"""

from collections.abc import Sequence
from urllib.parse import urlsplit

import asyncpg
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from kernel.backup.manifest import Kept, Unusable, part_of
from kernel.backup.package import Reader
from kernel.backup.snapshot import PLAIN
from kernel.delivery.relay import READER
from kernel.infra.server import DatabaseUrls
from kernel.log.chain import GENESIS, Origin, named
from kernel.log.incarnation import open_another
from kernel.log.reading import heads
from kernel.log.verify import verified
from kernel.schema import knows, prepare
from kernel.service import Service
from kernel.tables import inbox

FILLED = """
select count(*) from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
"""
SEQUENCES = """
select table_name t, column_name c from information_schema.columns
where table_schema = 'public' and column_default like 'nextval(%'
"""


async def is_empty(url: str) -> bool:
    """Whether a database has no table yet."""
    connection = await asyncpg.connect(url, timeout=10)
    try:
        return not await connection.fetchval(FILLED)
    finally:
        await connection.close()


async def load(urls: DatabaseUrls, service: Service, backup: Reader) -> None:
    """Fill an empty database: the schema it had, its rows in one transaction, today's schema.

    The triggers that keep logs append-only stay on: they refuse changes, and this only adds.

    Raises:
        Unusable: this program does not know that schema, or rows are missing.
    """
    kept = backup.manifest.services[service.name]
    version, role = kept.schema_version, urlsplit(urls.service).username
    if service.migrations is not None and not knows(service.migrations, version):
        zh = f"{service.name} 的表结构版本 {version} 未知，请用较新的程序恢复"
        raise Unusable(zh, f"{service.name}: unknown schema {version}; use a newer program")
    await prepare(urls.owner, service, role, to=version or "head")
    connection = await asyncpg.connect(urls.owner, timeout=10, server_settings=PLAIN)
    try:
        async with connection.transaction():
            await _fill(connection, service.name, kept, backup)
        await connection.execute("analyze")
    finally:
        await connection.close()
    await prepare(urls.owner, service, role)


async def _fill(
    connection: "asyncpg.Connection[asyncpg.Record]", service: str, kept: Kept, backup: Reader
) -> None:
    for table, said in kept.tables.items():
        rows = backup.chunks(part_of(service, table))
        status = await connection.copy_to_table(table, source=rows, columns=said.columns)
        if int(status.split()[-1]) != said.rows:
            zh, en = f"{service}.{table} 的行数不符", f"{service}.{table}: rows are missing"
            raise Unusable(zh, en)
    for row in await connection.fetch(SEQUENCES):
        place = f"pg_get_serial_sequence('{row['t']}', '{row['c']}')"
        last = f"select max({row['c']}) from {row['t']}"
        await connection.execute(f"select setval({place}, ({last})) where ({last}) is not null")


async def begin_again(urls: DatabaseUrls, service: str) -> list[str]:
    """Name the next life of its logs, and send all that they hold once more; the new origins.

    Nobody knows what the stream still has, or which other nodes heard more than this backup.
    """
    engine = _engine(urls)
    try:
        async with engine.begin() as connection:
            now = await open_another(connection, service)
            wanted = text("delete from cursors where reader = :reader")
            await connection.execute(wanted, {"reader": READER})
            found = await heads(connection, service)
    finally:
        await engine.dispose()
    return [str(origin) for _, origin, _ in found if origin.incarnation == now]


async def expect(urls: DatabaseUrls, origins: Sequence[str]) -> None:
    """Let a service's inbox take these origins from their first event on.

    To others a log's next life is a fork that a person decides on. Whoever restores the logs and
    their readers from one backup has decided; the life before stays open, for its last events.
    """
    engine = _engine(urls)
    rows = [{"origin": one, "position": 0, "hash": named(GENESIS)} for one in origins]
    try:
        async with engine.begin() as connection:
            if rows:
                await connection.execute(insert(inbox).on_conflict_do_nothing(), rows)
    finally:
        await engine.dispose()


async def problems(urls: DatabaseUrls, service: Service, kept: Kept) -> list[str]:
    """What a loaded database cannot prove, in words; nothing when it is what was backed up.

    A fork that was known when the backup was taken is part of what was backed up.
    """
    engine = _engine(urls)
    try:
        found = (await verified(engine, service.name)).problems
        for check in service.checks:
            found += await check(engine)
        found += await _other_heads(engine, kept)
    finally:
        await engine.dispose()
    forked = tuple(f"{origin} 分叉" for origin, heard in kept.heard.items() if heard.forked)
    return [one for one in found if not one.startswith(forked)] if forked else found


async def _other_heads(engine: AsyncEngine, kept: Kept) -> Sequence[str]:
    """The logs stand where the manifest says."""
    async with engine.connect() as connection:
        rows = (await connection.execute(text("select * from log_head"))).all()
    here = {
        str(Origin(row.committee, row.service, row.incarnation)): (row.position, named(row.hash))
        for row in rows
    }
    return [
        f"{origin} 与清单不符 is not where the manifest says: {head.position}"
        for origin, head in kept.heads.items()
        if here.get(origin) != (head.position, head.hash)
    ]


def _engine(urls: DatabaseUrls) -> AsyncEngine:
    return create_async_engine(urls.owner.replace("postgresql://", "postgresql+asyncpg://", 1))
