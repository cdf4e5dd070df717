"""Do readers of several tables in one snapshot outlive who names those tables anew?"""

import asyncio
from dataclasses import dataclass
from uuid import UUID

import asyncpg
from sqlalchemy import MetaData, select

from kernel import shown
from kernel.beside import begin, patiently, prepare_shown
from kernel.rows import table_of
from kernel.shown import Shown


@dataclass(frozen=True, slots=True)
class Thing:
    """A row."""

    thing: UUID


metadata = MetaData()
left, right = (table_of(metadata, name, Thing, "thing") for name in ("lefts", "rights"))
PAIR = Shown("pair", (left, right))


async def made(engine, owner: str) -> None:
    """As a schema's versions make them: by the owner, in `public`."""
    connection = await asyncpg.connect(owner)
    for table in PAIR.tables:
        await connection.execute(f"create table public.{table.name} (thing uuid primary key)")
    await connection.execute("grant select on all tables in schema public to public")
    await connection.close()
    await prepare_shown(engine, [PAIR])


async def test_a_reader_of_two_tables_is_not_the_one_who_fails(
    started, versions, database, monkeypatch
):
    name, named = shown._name, asyncio.Event()

    async def slowly(connection, called, query):
        """The first name is locked some time before the second one is wanted."""
        await name(connection, called, query)
        named.set()
        await asyncio.sleep(0.3)

    async with started(versions.old) as seen:
        engine = seen.running.engine
        await made(engine, database.owner)
        monkeypatch.setattr(shown, "_name", slowly)
        async with engine.connect() as reader:
            await reader.execution_options(isolation_level="REPEATABLE READ")
            await reader.execute(select(right))
            anew = asyncio.create_task(
                patiently(engine, lambda connection: begin(connection, PAIR))
            )
            await named.wait()
            assert (await reader.execute(select(left))).all() == []
            assert not anew.done()
        assert await anew
