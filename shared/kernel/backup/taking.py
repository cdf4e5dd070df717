"""What of a service's database goes into a backup?"""

from collections.abc import Sequence

from kernel.backup.manifest import Heard, Kept, KeptTable, Place, part_of
from kernel.backup.package import Writer
from kernel.backup.snapshot import Connection
from kernel.log.chain import Origin, named
from kernel.tables import VIEWS

LEFT_OUT = frozenset({"leases", "alembic_version", "view_versions", "view_filling"})
"""Who held what at that moment is nobody's truth later; the version stands in the manifest.

Which numbered table of a view was live is left behind with the others: see `_copied`.
"""

# What others refer to comes first: so a restore can fill one table after the other.
TABLES = """
select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
order by not exists (select from pg_constraint f where f.contype = 'f' and f.confrelid = c.oid),
  c.relname
"""
COLUMNS = """
select attname from pg_attribute where attrelid = to_regclass($1) and attnum > 0
  and not attisdropped order by attnum
"""
KEY = """
select a.attname from pg_index i, unnest(i.indkey) with ordinality k(n, at)
  join pg_attribute a on a.attnum = k.n
where i.indrelid = to_regclass($1) and i.indisprimary and a.attrelid = i.indrelid order by k.at
"""


async def take(connection: Connection, service: str, writer: Writer) -> Kept:
    """Copy every table into a part of its own, in the order of its key; what was there, in words.

    Views are taken too: they could be folded anew, but a restored node then answers at once and
    prints what it printed, and what is a view and what is not need not be known here.
    """
    tables: dict[str, KeptTable] = {}
    for name in await _names(connection, TABLES):
        if name not in LEFT_OUT:
            tables[name] = await _copied(connection, service, name, writer)
    heads = await connection.fetch("select * from log_head order by origin")
    heard = await connection.fetch("select * from inbox order by origin")
    return Kept(
        schema_version=await _schema_version(connection),
        tables=tables,
        heads={
            str(Origin(row["committee"], row["service"], row["incarnation"])): Place(
                position=row["position"], hash=named(row["hash"])
            )
            for row in heads
        },
        heard={
            row["origin"]: Heard(position=row["position"], hash=row["hash"], forked=row["forked"])
            for row in heard
        },
        archive=await _archive(connection) if "archive_head" in tables else None,
    )


async def _copied(connection: Connection, service: str, table: str, writer: Writer) -> KeptTable:
    """A table as its readers see it: of a view that was made anew, the rows that are live now."""
    columns = await _names(connection, COLUMNS, f'public."{table}"')
    seen = await _names(connection, COLUMNS, f'{VIEWS}."{table}"')
    source, columns = (
        (VIEWS, [one for one in columns if one in seen]) if seen else ("public", columns)
    )
    key = await _names(connection, KEY, f'public."{table}"')
    ordered = f" order by {_listed(key)}" if key else ""
    query = f'select {_listed(columns)} from {source}."{table}"{ordered}'
    with writer.part(part_of(service, table)) as sink:
        status = await connection.copy_from_query(query, output=sink)
    return KeptTable(columns=tuple(columns), rows=int(status.split()[-1]))


async def _names(connection: Connection, query: str, *values: str) -> list[str]:
    return [row[0] for row in await connection.fetch(query, *values)]


async def _schema_version(connection: Connection) -> str:
    if await connection.fetchval("select to_regclass('alembic_version')") is None:
        return ""
    return str(await connection.fetchval("select version_num from alembic_version"))


async def _archive(connection: Connection) -> Place | None:
    row = await connection.fetchrow("select arrival, chain from archive_head")
    return None if row is None else Place(position=row["arrival"], hash=named(row["chain"]))


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
