"""How long does it take to find a member by name among those of the whole country?"""

from collections.abc import AsyncIterator
from itertools import cycle, islice
from random import Random
from urllib.parse import urlsplit

import asyncpg
from bench.apart import alone, filling
from bench.load import spread
from bench.populous import names, people
from bench.row import Goal, Place, Row, Seen
from bench.rows.similar import timed
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex

from kernel.identity import Grant, Principal, Role
from kernel.infra.server import DatabaseUrls
from kernel.rows import as_values, names_of
from kernel.schema import prepare
from kernel.tables import READING
from kernel.testing.running import client, running
from members.app import MEMBERS
from members.member.naming.tables import NameRow
from members.member.naming.tables import names as member_names
from members.member.tables import MemberRow, members
from rules.pinyin import read

ENOUGH = 100_000
BATCH = 20_000
ASKED = 400
WARM_UP = 20
PAGE = 50
SEED, OTHER = 1, 2
WORST = (
    "张",
    "王",
    "z",
    "zh",
    "zhang",
    "国",
    "明",
    "建国",
    "zw",
    "xy",
    "l",
    "wang",
    "欧阳",
    "思齐",
)
"""What finds the most."""

CONTAINS = """select member, name, employer, position from members
  where name like '%' || $1 || '%' order by name, member limit 50"""
DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it bare
COUNTRY = Principal("office:country", (Grant(Role.CLERK),))


async def fill(place: Place, amount: int) -> AsyncIterator[Seen]:
    """So many members, as the service's own folds have them."""
    urls = place.kept[0]
    await prepare(urls.owner, MEMBERS, urlsplit(urls.service).username)
    connection = await asyncpg.connect(urls.owner)
    for index in member_names.indexes:
        await connection.execute(f"drop index {index.name}")
    everyone = people(SEED, amount)
    while page := list(islice(everyone, BATCH)):
        await _copied(connection, members, MemberRow, [member for member, _ in page])
        await _copied(connection, member_names, NameRow, [name for _, name in page])
    for index in member_names.indexes:
        await connection.execute(str(CreateIndex(index).compile(dialect=DIALECT)))
    await connection.execute("vacuum analyze")
    await connection.close()
    yield {}


async def _copied(
    connection: asyncpg.Connection, table: Table, kind: type, rows: list[MemberRow] | list[NameRow]
) -> None:
    """COPY as text: the driver has no binary form of a search vector."""
    columns = names_of(kind)
    holder = f"of_{table.name}"
    told = ", ".join(f"{one} text[]" if _array(table, one) else f"{one} text" for one in columns)
    await connection.execute(f"create temp table if not exists {holder} ({told})")
    records = [tuple(_text(value) for value in as_values(row).values()) for row in rows]
    await connection.copy_records_to_table(holder, records=records, columns=columns)
    cast = ", ".join(f"{one}::{table.c[one].type.compile(dialect=DIALECT)}" for one in columns)
    await connection.execute(f"insert into {table.name} select {cast} from {holder}")
    await connection.execute(f"truncate {holder}")


def _array(table: Table, name: str) -> bool:
    return isinstance(table.c[name].type, postgresql.ARRAY)


def _text(value: object) -> str | list[str] | None:
    if isinstance(value, list):
        return [str(one) for one in value]
    return None if value is None else str(value)


async def search(place: Place, amount: int) -> AsyncIterator[Seen]:
    """Over HTTP, by who may read all committees: the first 50 of those found."""
    urls = place.kept[0]
    async with running(MEMBERS, DatabaseUrls(urls.owner, urls.service)) as started:
        async with client(started, COUNTRY) as country:
            took_s: list[float] = []
            found = 0
            for words in islice(asked(), ASKED):
                with timed(took_s):
                    told = await country.get("/members", params={"q": words, "limit": PAGE})
                assert told.status_code == 200, told.text
                found += bool(told.json())
            # Some of those asked for are called so nowhere.
            assert found > ASKED * (0.8 if amount >= ENOUGH else 0.3), f"only {found} were found"
        yield spread(took_s[WARM_UP:])


def asked() -> list[str]:
    """Whole names, beginnings, parts, readings and initials in turns, and what finds the most."""
    found: list[str] = []
    for name, worst in zip(names(Random(OTHER)), cycle(WORST), strict=False):
        told = read(name)
        ways = (name, name[:2], name[1:], told.full, told.full[:4], told.initials, worst)
        found.append(ways[len(found) % len(ways)])
        if len(found) == ASKED:
            return found
    return found


async def contained(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The floor: the names that contain a word, by a raw statement that reads all of them."""
    connection = await asyncpg.connect(place.kept[0].service, server_settings=READING)
    took_s: list[float] = []
    for words in asked()[: ASKED // 8]:
        with timed(took_s):
            await connection.fetch(CONTAINS, words)
    await connection.close()
    yield spread(took_s)


REGISTER = Row(
    id="register",
    group="words",
    what="a member found over HTTP in the whole country by name, part, reading or initials",
    against="raw `name like '%part%'`, first 50",
    floor=alone("bench.rows.register:contained"),
    ours=alone("bench.rows.register:search"),
    goals=(Goal("p95_ms", of="ours", most=100), Goal("p50_ms", of="ours")),
    amount=650_000,
    quick=2_000,
    keeps=1,
    fill=filling("bench.rows.register:fill"),
)
