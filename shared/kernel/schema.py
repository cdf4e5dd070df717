"""How does a service's database get its tables, and its role only what it may do?"""

from sqlalchemy import MetaData, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from kernel.service import Service
from kernel.tables import APPEND_ONLY, kernel

GRANTS = """
grant usage on schema public to {role};
grant select, insert, update, delete on all tables in schema public to {role};
revoke update, delete, truncate on events from {role};
do $$ begin if to_regclass('archive') is not null then
  revoke update, delete, truncate on archive from {role}; end if; end $$;
grant usage, select on all sequences in schema public to {role};
"""


async def prepare(owner_url: str, service: Service, role: str | None = None) -> None:
    """Bring a database to today's shape; `role` gets what the service needs, not more."""
    engine = create_async_engine(owner_url.replace("postgresql://", "postgresql+asyncpg://", 1))
    try:
        async with engine.begin() as connection:
            await connection.execute(text("select pg_advisory_xact_lock(4711)"))
            await connection.run_sync(_create, service.tables)
            for script in (APPEND_ONLY, *service.statements):
                await _statements(connection, script)
            if role is not None:
                await _statements(connection, GRANTS.format(role=role))
    finally:
        await engine.dispose()


def _create(connection: object, tables: tuple[MetaData, ...]) -> None:
    for metadata in (kernel, *tables):
        metadata.create_all(connection)  # type: ignore[arg-type]  # run_sync hands a Connection


async def _statements(connection: AsyncConnection, script: str) -> None:
    raw = await connection.get_raw_connection()
    assert raw.driver_connection is not None
    await raw.driver_connection.execute(script)
