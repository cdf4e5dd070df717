"""Do the roles that an operator makes serve the program, and may a service change no event?"""

import os
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest

from kernel.freeze import declared
from kernel.infra.databases import SERVICES, enter, given_databases, owner_of
from kernel.infra.postgres import EmbeddedPostgres
from kernel.infra.programs import postgres_bin
from kernel.testing.running import client, running

ROLES = Path(__file__).parents[2] / "deploy" / "postgres" / "roles.sql"
WORDS = {
    f"{role.upper()}_PASSWORD": f"it's {role}"
    for service in SERVICES
    for role in (service, owner_of(service))
}


def psql(url, *more):
    program = postgres_bin(None) / "psql"
    return subprocess.run(
        [program, "-X", "-q", url, *more],
        env={**os.environ, **WORDS},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """A PostgreSQL that knows none of our databases, after the operator's file was run, twice."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("bare"), ())
    server._home.joinpath("log").mkdir(exist_ok=True)
    server.start()
    try:
        for _ in range(2):
            done = psql(server.url, "-f", str(ROLES))
            assert done.returncode == 0, done.stderr
            assert done.stderr == ""
        yield server
    finally:
        server.stop()


@pytest.fixture
def given(bare, tmp_path, monkeypatch):
    """As compose gives it: one URL for all, the passwords in a file."""
    place = urlsplit(bare.url)
    lines = [
        f"{place.hostname}:{place.port}:*:{role}:it's {role}"
        for service in SERVICES
        for role in (service, owner_of(service))
    ]
    file = tmp_path / "pgpass"
    file.touch(mode=0o600)
    file.write_text("\n".join(lines) + "\n")
    monkeypatch.setenv("PGPASSFILE", str(file))
    url = f"postgresql://{{role}}@{place.hostname}:{place.port}/{{service}}"
    return given_databases(url, SERVICES)


async def test_a_service_lives_on_them_and_may_not_change_what_it_wrote(given):
    async with running(declared("members"), given["members"]) as started:
        async with client(started) as http:
            body = {"code": "999900", "name": "云岭市政协", "preset": "city"}
            told = await http.post("/committees", json=body)
            assert told.status_code == 201, told.text
        connection = await asyncpg.connect(given["members"].service)
        for change in ("update events set data = '{}'", "delete from events", "truncate events"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(change)
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute("create table mine (x int)")
        await connection.close()


@pytest.mark.parametrize("role", ["members", "members_owner"])
async def test_nobody_enters_anothers_database(given, role):
    url = given["members"].service if role == "members" else given["members"].owner
    for other in ("proposals", "postgres"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await asyncpg.connect(enter(url, other))


async def test_no_role_may_make_roles_or_databases(bare):
    connection = await asyncpg.connect(bare.url)
    rows = await connection.fetch(
        "select rolname from pg_roles where rolname = any($1) "
        "and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)",
        [role for service in SERVICES for role in (service, owner_of(service))],
    )
    await connection.close()
    assert rows == []
