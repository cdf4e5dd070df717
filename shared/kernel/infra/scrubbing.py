"""How do the old bytes of what was forgotten leave a database's files and its write-ahead log?

A deleted row stays in its page until that is written anew, in samples that the planner keeps, and
in the write-ahead log until its segments are removed.
"""

from collections.abc import Mapping
from typing import TypeAlias

import asyncpg

from kernel.infra.server import DatabaseUrls

APPEND_ONLY = ("events", "archive")
"""Nothing is ever deleted there, and nothing that may be forgotten ever written."""

TABLES = """
select format('%I.%I', n.nspname, c.relname) t from pg_class c join pg_namespace n
  on n.oid = c.relnamespace
where c.relkind = 'r' and n.nspname in ('public', 'views') and c.relname <> all($1)
order by pg_total_relation_size(c.oid)
"""
AHEAD = """
select count(*) from pg_ls_waldir()
where name ~ '^[0-9A-F]{24}$' and substr(name, 9) > substr(pg_walfile_name(pg_current_wal_lsn()), 9)
"""
MOST = 200
"""Segments that an earlier server kept for later use are passed one by one, so many at most."""

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"


async def scrub(databases: Mapping[str, DatabaseUrls]) -> int:
    """Write every table anew, as its owner, but those that only grow; how many.

    Each is locked while it is written, which takes about a second for 100 MB; who writes meanwhile
    waits.
    """
    written = 0
    for urls in databases.values():
        connection = await asyncpg.connect(urls.owner, timeout=10)
        try:
            for row in await connection.fetch(TABLES, list(APPEND_ONLY)):
                await connection.execute(f"vacuum (full, analyze) {row['t']}")
                written += 1
            await connection.execute("vacuum full pg_catalog.pg_statistic")
        finally:
            await connection.close()
    return written


async def drop_old_wal(superuser: str) -> None:
    """Let go of the write-ahead log that was written so far, as the server's administrator.

    The server must not recycle segments (`wal_recycle = off`, as the embedded one): it would keep
    their bytes under other names.
    """
    connection = await asyncpg.connect(superuser, timeout=10)
    try:
        for _ in range(MOST):
            await _switch(connection)
            await connection.execute("checkpoint")
            if not await connection.fetchval(AHEAD):
                break
        await _switch(connection)
        await connection.execute("checkpoint")
    finally:
        await connection.close()


async def _switch(connection: Connection) -> None:
    """Begin another segment; without a word in between there would be nothing to switch."""
    await connection.execute("select pg_logical_emit_message(false, 'scrub', 'x')")
    await connection.execute("select pg_switch_wal()")
