"""Does what fills without the log begin again after a crash, and survive one once it is full?"""

import pytest
from sqlalchemy import Column, Index, Integer, MetaData, Table, text

from kernel.beside import begin, index, lost, prepare_shown
from kernel.service import Service
from kernel.shown import Shown, standings
from kernel.testing.running import running

tables = MetaData()
spans = Table("spans", tables, Column("id", Integer, primary_key=True), Index("spans_id", "id"))
SERVICE, SPANS = Service("counting", "计数", (tables,)), Shown("spans", (spans,), unlogged=True)
ADD = "insert into views.spans_v{} values (1)"
KEPT = "select relpersistence from pg_class where relname = 'spans_v2'"
MARKS = "select count(*) from pg_class where relname like 'spans_unlogged%'"


async def asked(running, statement):
    async with running.engine.begin() as connection:
        return (await connection.execute(text(statement))).scalar()


async def stands(running):
    """The number that fills, and whether what was in it is lost."""
    async with running.engine.connect() as connection:
        at = (await standings(connection))["spans"]
        return at.filling, await lost(connection, at)


@pytest.fixture
async def filling(database):
    """A row stands in the spans that are made anew beside the first."""
    async with running(SERVICE, database) as started:
        await prepare_shown(started.engine, (SPANS,))
        async with started.engine.begin() as connection:
            assert await begin(connection, SPANS)
            await connection.execute(text(ADD.format(2)))
        yield started


async def crashed(started, postgres):
    """The server is killed, and runs again."""
    postgres.kill()
    postgres.start()
    await started.engine.dispose()


async def full(started):
    async with started.engine.begin() as connection:
        await index(connection, SPANS, 2)


async def test_what_was_filled_stays_when_only_a_process_ends(filling):
    await filling.engine.dispose()
    assert await stands(filling) == (2, False)
    assert await asked(filling, KEPT) == b"u"
    async with filling.engine.begin() as connection:
        assert not await begin(connection, SPANS)


async def test_after_a_crash_it_is_known_to_be_lost_and_begun_again(filling, postgres):
    await crashed(filling, postgres)
    assert await stands(filling) == (2, True)
    async with filling.engine.begin() as connection:
        assert await begin(connection, SPANS)
    assert await stands(filling) == (3, False)
    assert await asked(filling, MARKS) == 1


async def test_once_full_it_is_logged_and_survives_a_crash(filling, postgres):
    await full(filling)
    await full(filling)
    assert await asked(filling, KEPT) == b"p"
    assert await asked(filling, MARKS) == 0
    await crashed(filling, postgres)
    assert await stands(filling) == (2, False)
    assert await asked(filling, "select count(*) from views.spans_v2") == 1
