"""Which databases and roles does each service have, and who may enter them?"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

import asyncpg

from kernel.infra.server import DatabaseUrls

SERVICES = ("members", "proposals", "sectors", "reporting")

PasswordOf = Callable[[str], str]


def owner_of(service: str) -> str:
    """The role that owns a service's database and runs its migrations."""
    return f"{service}_owner"


def database_urls(url: str, services: Sequence[str], word: PasswordOf) -> dict[str, DatabaseUrls]:
    """The two ways into each service's database on the server at `url`."""
    return {
        service: DatabaseUrls(
            owner=enter(url, service, owner_of(service), word(owner_of(service))),
            service=enter(url, service, service, word(service)),
        )
        for service in services
    }


def enter(url: str, database: str, user: str | None = None, password: str | None = None) -> str:
    """The same server, another database, and another role when one is named."""
    parts = urlsplit(url)
    place = parts.netloc
    if user is not None:
        secret = "" if password is None else f":{quote(password, safe='')}"
        place = f"{quote(user, safe='')}{secret}@{place.rpartition('@')[2]}"
    return urlunsplit((parts.scheme, place, f"/{database}", parts.query, ""))


def ensure_databases(url: str, services: Sequence[str], word: PasswordOf) -> None:
    """Make the missing databases and roles; blocks, and may be called inside a running loop.

    One role cannot enter another service's database: CONNECT is taken from PUBLIC.
    """
    _blocking(_ensure(url, services, word))


def execute(url: str, *statements: str) -> None:
    """Run statements one by one, each in its own transaction; blocks like ensure_databases."""
    _blocking(_execute(url, statements))


def _blocking(work: Coroutine[Any, Any, None]) -> None:
    """In a thread with a loop of its own: the caller's loop may be running."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(lambda: asyncio.run(work)).result()


async def _ensure(url: str, services: Sequence[str], word: PasswordOf) -> None:
    connection = await asyncpg.connect(url)
    try:
        roles = {row[0] for row in await connection.fetch("select rolname from pg_roles")}
        found = {row[0] for row in await connection.fetch("select datname from pg_database")}
        for service in services:
            for role in (owner_of(service), service):
                if role not in roles:
                    await connection.execute(_create_role(role, word(role)))
            if service not in found:
                await connection.execute(f'create database "{service}" owner "{owner_of(service)}"')
        await connection.execute(_close_doors(services))
    finally:
        await connection.close()


async def _execute(url: str, statements: Sequence[str]) -> None:
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


def _create_role(role: str, password: str) -> str:
    escaped = password.replace("'", "''")
    return f"create role \"{role}\" login nosuperuser nocreatedb nocreaterole password '{escaped}'"


def _close_doors(services: Sequence[str]) -> str:
    """Nobody enters but by grant; repeated at each start, so a crash in between heals."""
    lines = ['revoke all on database "postgres" from public']
    for service in services:
        lines.append(f'revoke all on database "{service}" from public')
        lines.append(f'grant connect on database "{service}" to "{service}"')
    return ";\n".join(lines)


def given_databases(url: str, services: Sequence[str]) -> Mapping[str, DatabaseUrls]:
    """The databases on a server that an operator runs (JIANYAN_DATABASE_URL).

    `{service}` in the URL stands for the service, `{role}` for `<service>_owner` or `<service>`;
    without `{service}` the database named in the URL is replaced by one named after the service.
    """
    return {
        service: DatabaseUrls(
            owner=_filled(url, service, owner_of(service)), service=_filled(url, service, service)
        )
        for service in services
    }


def _filled(url: str, service: str, role: str) -> str:
    named = url.replace("{role}", role)
    if "{service}" in named:
        return named.replace("{service}", service)
    return enter(named, service)
