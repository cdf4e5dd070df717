"""How does a service's database get its tables, and its role only what it may do?"""

from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from kernel.service import Service
from kernel.tables import APPEND_ONLY, UNSAMPLED, VIEWS, kernel

GRANTS = """
grant usage on schema public to {role};
grant usage, create on schema views to {role};
grant select, insert, update, delete on all tables in schema public to {role};
revoke update, delete, truncate on events from {role};
do $$ begin if to_regclass('archive') is not null then
  revoke update, delete, truncate on archive from {role}; end if; end $$;
do $$ begin if to_regclass('alembic_version') is not null then
  revoke insert, update, delete on alembic_version from {role}; end if; end $$;
grant usage, select on all sequences in schema public to {role};
"""


async def prepare(
    owner_url: str, service: Service, role: str | None = None, *, to: str = "head"
) -> None:
    """Bring a database to today's shape; `role` gets what the service needs, not more.

    `to` stops at an earlier version: what was backed up then is filled in before going on.

    Several processes may come at once: one does it, the others wait and find it done.
    """
    engine = create_async_engine(owner_url.replace("postgresql://", "postgresql+asyncpg://", 1))
    try:
        async with engine.begin() as connection:
            await connection.execute(text("select pg_advisory_xact_lock(4711)"))
            if service.migrations is None:
                await connection.run_sync(create, service)
            else:
                await connection.run_sync(migrate, service.migrations, to)
            if role is not None:
                await connection.run_sync(run_script, GRANTS.format(role=role))
    finally:
        await engine.dispose()


def create(connection: Connection, service: Service) -> None:
    """Make the tables as they are declared."""
    for metadata in (kernel, *service.tables):
        metadata.create_all(connection)
    schema = f"create schema if not exists {VIEWS}"
    for script in (schema, APPEND_ONLY, UNSAMPLED, *service.statements):
        run_script(connection, script)


def knows(folder: Path, version: str) -> bool:
    """Whether a version of a schema is one of those in the folder."""
    return any(one.revision == version for one in ScriptDirectory(str(folder)).walk_revisions())


def migrate(connection: Connection, folder: Path, to: str = "head") -> None:
    """Run the versions that this database has not seen, in the transaction that is open."""
    script = ScriptDirectory(str(folder))

    def ahead(seen: Any, context: Any) -> Any:
        return script._upgrade_revs(to, seen)

    context = MigrationContext.configure(connection, opts={"fn": ahead, "script": script})
    # Versions get their operations as an argument: Alembic's `op` is one for the whole process,
    # and several services migrate at once.
    context.run_migrations(operations=Operations(context))


def run_beside(operations: Operations, version: str) -> None:
    """Run the SQL that was frozen beside a version (its `__file__`, ending in .sql)."""
    run_script(operations.get_bind(), Path(version).with_suffix(".sql").read_text("utf-8"))


def run_script(connection: Connection, script: str) -> None:
    """Run many statements at once."""
    adapted: Any = connection.connection.dbapi_connection
    adapted.run_async(lambda driver: driver.execute(script))
