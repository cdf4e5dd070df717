"""Do the versions of each schema make exactly the tables that the code declares, for good?"""

import asyncio
import time
from dataclasses import replace

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, text
from sqlalchemy.ext.asyncio import create_async_engine

from kernel.freeze import declared, frozen, is_frozen
from kernel.infra.databases import SERVICES
from kernel.schema import prepare
from kernel.tables import kernel
from kernel.testing.plugin import fresh_database
from kernel.testing.running import running

APPEND_ONLY = [(name, "events") for name in SERVICES] + [("reporting", "archive")]


def role_of(database):
    return database.service.split("//")[1].split(":")[0]


async def differences(urls, service):
    """What Alembic would change in a database to make it what the code declares."""
    merged = MetaData()
    for metadata in (kernel, *service.tables):
        for table in metadata.tables.values():
            table.to_metadata(merged)
    engine = create_async_engine(urls.owner.replace("postgresql://", "postgresql+asyncpg://", 1))

    def compare(connection):
        return compare_metadata(MigrationContext.configure(connection), merged)

    async with engine.connect() as connection:
        found = await connection.run_sync(compare)
    await engine.dispose()
    return found


@pytest.mark.parametrize("name", SERVICES)
async def test_the_versions_make_what_is_declared(database, name):
    service = declared(name)
    await prepare(database.owner, service, role_of(database))
    told = f"run `python -m kernel.freeze {name}` (once released: write a version)"
    assert await differences(database, service) == [], told
    assert is_frozen(service), told


async def test_a_column_without_a_version_is_seen(database):
    service = declared("members")
    await prepare(database.owner, service)
    connection = await asyncpg.connect(database.owner)
    await connection.execute("alter table directory drop column host")
    await connection.close()
    (found,) = await differences(database, service)
    assert found[0] == "add_column"


def test_tables_that_changed_since_they_were_frozen_are_seen(tmp_path):
    service = declared("members")
    (tmp_path / "versions").mkdir()
    stale = frozen(service).replace("subject TEXT NOT NULL", "subject TEXT")
    (tmp_path / "versions" / "v0001_first.sql").write_text(stale)
    assert not is_frozen(replace(service, migrations=tmp_path))


@pytest.mark.parametrize(("name", "table"), APPEND_ONLY)
@pytest.mark.parametrize(
    ("who", "refused"),
    [("owner", asyncpg.RaiseError), ("service", asyncpg.InsufficientPrivilegeError)],
)
async def test_nobody_changes_what_was_written(database, name, table, who, refused):
    await prepare(database.owner, declared(name), role_of(database))
    connection = await asyncpg.connect(getattr(database, who))
    for change in (
        f"update {table} set position = position",
        f"delete from {table}",
        f"truncate {table} cascade",
    ):
        with pytest.raises(refused):
            await connection.execute(change)
    await connection.close()


async def test_a_replica_session_changes_nothing_either(database, postgres):
    """A restore runs without triggers, but for those that always fire."""
    await prepare(database.owner, declared("members"), role_of(database))
    name = database.owner.rsplit("/", 1)[1]
    connection = await asyncpg.connect(postgres.url.rsplit("/", 1)[0] + "/" + name)
    await connection.execute("set session_replication_role = replica")
    with pytest.raises(asyncpg.RaiseError):
        await connection.execute("delete from events")
    await connection.close()


async def test_the_service_cannot_say_that_a_version_was_run(database):
    await prepare(database.owner, declared("members"), role_of(database))
    connection = await asyncpg.connect(database.service)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.execute("delete from alembic_version")
    await connection.close()


async def test_many_that_start_at_once_find_it_done(database):
    service = declared("members")
    await asyncio.gather(*(prepare(database.owner, service, role_of(database)) for _ in range(4)))
    assert await differences(database, service) == []


async def test_several_services_migrate_side_by_side(postgres, database):
    with fresh_database(postgres) as other:
        await asyncio.gather(
            prepare(database.owner, declared("members")),
            prepare(other.owner, declared("reporting")),
        )
        assert await differences(database, declared("members")) == []
        assert await differences(other, declared("reporting")) == []


async def test_a_second_start_is_quick_and_keeps_what_is_there(database):
    service = declared("reporting")
    async with running(service, database) as started:
        before = started.incarnation
    took_s = []
    for _ in range(3):
        at = time.perf_counter()
        await prepare(database.owner, service, role_of(database))
        took_s.append(time.perf_counter() - at)
    async with running(service, database) as started:
        assert started.incarnation == before
        async with started.engine.connect() as connection:
            seen = await connection.execute(text("select version_num from alembic_version"))
            assert seen.scalars().all() == ["v0003"]
    assert min(took_s) < 0.3
