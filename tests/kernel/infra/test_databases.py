"""Is each service led to its own database, wherever the server is?"""

import asyncpg
import pytest

from kernel.infra.databases import database_urls, ensure_databases, enter, execute, given_databases
from kernel.infra.server import DatabaseUrls, PostgresServer, Server


def test_an_operators_url_names_the_service_and_the_role() -> None:
    urls = given_databases("postgresql://{role}@db:5432/cppcc_{service}?ssl=require", ["members"])
    assert urls["members"] == DatabaseUrls(
        owner="postgresql://members_owner@db:5432/cppcc_members?ssl=require",
        service="postgresql://members@db:5432/cppcc_members?ssl=require",
    )


def test_without_a_placeholder_the_database_is_named_after_the_service() -> None:
    urls = given_databases("postgresql://u:p@db/postgres", ["members", "sectors"])
    assert urls["sectors"] == DatabaseUrls(
        owner="postgresql://u:p@db/sectors", service="postgresql://u:p@db/sectors"
    )


def test_user_and_password_are_quoted() -> None:
    url = enter("postgresql://old:word@db:1/x", "y", "a b", "p@ss/:")
    assert url == "postgresql://a%20b:p%40ss%2F%3A@db:1/y"


def test_databases_are_made_once_and_found_again(postgres: PostgresServer) -> None:
    def word(role: str) -> str:
        return f"it's {role}"

    names = ["made_once", "made_twice"]
    try:
        ensure_databases(postgres.url, names[:1], word)
        entered = database_urls(postgres.url, names, word)
        execute(entered["made_once"].owner, "create table here ()")
        ensure_databases(postgres.url, names, word)
        execute(entered["made_once"].owner, "table here")
        execute(entered["made_twice"].service, "select 1")
    finally:
        for name in names:
            execute(postgres.url, f'drop database if exists "{name}"')
            execute(postgres.url, f'drop role "{name}"', f'drop role "{name}_owner"')


async def test_each_test_has_an_empty_database_of_its_own(database: DatabaseUrls) -> None:
    owner = await asyncpg.connect(database.owner)
    assert await owner.fetchval("select count(*) from pg_tables where schemaname = 'public'") == 0
    await owner.execute("create table mine ()")
    await owner.close()
    service = await asyncpg.connect(database.service)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await service.fetch("table mine")
    await service.close()


async def test_the_session_broker_has_jetstream(nats: Server) -> None:
    from nats import connect

    client = await connect(nats.url)
    assert (await client.jetstream().account_info()).streams >= 0
    await client.close()
