"""Are readers served while a view is made anew, and do they come to the new one whole?"""

import asyncio
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import event as on
from sqlalchemy import select, text

from kernel import beside, refill
from kernel.beside import begin, patiently
from kernel.testing.running import client, eventually

A, B = uuid4(), uuid4()


async def rebuild(seen):
    """Begin to make the one view anew."""
    (shown,) = seen.running.service.all_shown()
    return await patiently(seen.running.engine, lambda connection: begin(connection, shown))


async def test_a_new_version_takes_over_what_the_old_one_held(started, versions):
    async with started(versions.old) as seen:
        await seen.count(A, A, B)
        assert {one: row.total for one, row in (await seen.rows()).items()} == {A: 2, B: 1}
    async with started(versions.new) as seen:
        await seen.switched(version=2, live=2)
        await seen.count(A)
        assert {c: (row.total, row.times) for c, row in (await seen.rows()).items()} == {
            A: (3, 3),
            B: (1, 1),
        }


async def test_until_it_is_filled_readers_have_the_old_version_kept_up_to_date(
    started, versions, monkeypatch
):
    async with started(versions.old) as seen:
        await seen.count(A)

    async def nothing(self, connection, number):
        raise TimeoutError("the filling is held up")

    monkeypatch.setattr(refill.OwnLog, "fill", nothing)
    async with started(versions.new) as seen:
        await seen.count(A)
        row = (await seen.rows())[A]
        assert (row.total, row.times) == (2, None)
        at = await seen.standing()
        assert (at.version, at.live, at.filling) == (1, 1, 2)
        monkeypatch.undo()
        await seen.switched(version=2, live=2)
        row = (await seen.rows())[A]
        assert (row.total, row.times) == (2, 2)


async def test_what_is_written_meanwhile_is_seen_at_once_and_never_twice(
    started, versions, monkeypatch
):
    monkeypatch.setattr(refill, "PAGE", 7)
    monkeypatch.setattr(beside, "SAFE_S", 0)
    async with started(versions.old) as seen:
        counters = [uuid4() for _ in range(20)]
        await seen.count(*counters)
        written = 20
        for number in range(2, 5):
            assert await rebuild(seen)
            while (await seen.standing()).live < number:
                await seen.count(*counters[:3])
                written += 3
                assert await seen.sum() == written
        assert await seen.sum() == written


async def test_it_goes_on_where_it_was_stopped(started, versions, monkeypatch):
    monkeypatch.setattr(refill, "PAGE", 5)
    filled = []
    fill = refill.OwnLog.fill

    async def three_pages(self, connection, number):
        if len(filled) == 3:
            raise TimeoutError("stopped in the middle")
        folded = await fill(self, connection, number)
        filled.append(folded)
        return folded

    async with started(versions.old) as seen:
        await seen.count(*[uuid4() for _ in range(30)])
        monkeypatch.setattr(refill.OwnLog, "fill", three_pages)
        await rebuild(seen)

        async def stopped():
            return len(filled) == 3

        await eventually(stopped, 60.0)
    assert filled == [5, 5, 5]
    monkeypatch.setattr(refill.OwnLog, "fill", fill)
    again = []

    async def counted(self, connection, number):
        again.append(await fill(self, connection, number))
        return again[-1]

    monkeypatch.setattr(refill.OwnLog, "fill", counted)
    async with started(versions.old) as seen:
        await seen.switched(version=1, live=2)
        assert await seen.sum() == 30
    assert sum(again) == 15


async def test_a_reader_that_began_before_the_switch_keeps_what_it_had(
    started, versions, monkeypatch
):
    monkeypatch.setattr(beside, "SAFE_S", 0)
    async with started(versions.old) as seen:
        await seen.count(A, B)
        async with seen.running.engine.connect() as reader:
            await reader.execution_options(isolation_level="REPEATABLE READ")
            await reader.execute(text("select 1 from log_head"))
            await rebuild(seen)
            await seen.switched(version=1, live=2)
            await seen.count(A)
            table = versions.totals
            found = (await reader.execute(select(table.c.counter, table.c.total))).all()
            assert dict(map(tuple, found)) == {A: 1, B: 1}
        assert (await seen.rows())[A].total == 2

        async def emptied():
            async with seen.running.engine.connect() as connection:
                left = await connection.execute(text("select count(*) from public.totals"))
                return left.scalar() == 0

        await eventually(emptied, 60.0, "the old table is let go of once nobody can come to it")
        assert (await seen.rows())[A].total == 2


async def test_the_next_switch_waits_for_who_still_reads_what_the_last_one_left(
    started, versions, monkeypatch
):
    """Or that reader would find nothing after two more, and the tables between would stay."""
    monkeypatch.setattr(beside, "SAFE_S", 0)
    async with started(versions.old) as seen:
        await seen.count(A, B)
        async with seen.running.engine.connect() as reader:
            await reader.execution_options(isolation_level="REPEATABLE READ")
            await reader.execute(text("select 1 from log_head"))
            await rebuild(seen)
            await seen.switched(version=1, live=2)
            await rebuild(seen)
            with pytest.raises(AssertionError, match="did not happen"):
                await eventually(lambda: is_live(seen, 3), 3.0)
            table = versions.totals
            found = (await reader.execute(select(table.c.counter, table.c.total))).all()
            assert dict(map(tuple, found)) == {A: 1, B: 1}
        await eventually(lambda: is_live(seen, 3), 60.0)
        assert {one: row.total for one, row in (await seen.rows()).items()} == {A: 1, B: 1}


async def is_live(seen, number):
    return (await seen.standing()).live == number


async def test_a_program_of_the_version_before_leaves_a_newer_view_alone(started, versions):
    async with started(versions.new) as seen:
        await seen.count(A)
        await seen.switched(version=2, live=2)
        async with started(versions.old) as older:
            assert (await older.rows())[A].total == 1
            at = await older.standing()
            assert (at.version, at.live, at.filling) == (2, 2, None)
            await seen.count(A, A)
            assert (await seen.rows())[A].total == 3


async def test_two_processes_of_a_service_fold_each_event_once(started, versions):
    counters = [uuid4() for _ in range(5)]
    async with started(versions.old) as one, started(versions.old) as two:
        await asyncio.gather(*(seen.count(*counters * 10) for seen in (one, two, one, two)))
        assert await one.sum() == 200
        await rebuild(two)
        await asyncio.gather(*(seen.count(*counters * 10) for seen in (one, two)))
        await one.switched(version=1, live=2)
        assert await two.sum() == 300


async def test_an_operator_begins_it_and_sees_how_far_it_is(started, versions):
    async with started(versions.old) as seen, client(seen.running) as http:
        await seen.count(A)
        told = await http.post("/views/rebuild", params={"view": "totals"})
        assert told.json() == {"begun": ["totals"]}
        await seen.switched(version=1, live=2)
        (told,) = (await http.get("/views")).json()
        assert (told["view"], told["version"], told["live"], told["filling"]) == (
            *("totals", 1, 2, None),
        )
        assert (await http.post("/views/rebuild", params={"view": "nobody"})).status_code == 404


async def test_a_lookup_of_the_append_reads_what_readers_read(started, versions):
    """The writer's own connection resolves the names like any reader's."""
    async with started(versions.old) as seen:
        await seen.count(A)
        await rebuild(seen)
        await seen.switched(version=1, live=2)
        await seen.count(A)
        connection = await seen.running.appender._connected()
        rows = await connection.fetch("select total from totals")
        assert [row["total"] for row in rows] == [2]


@pytest.mark.parametrize("old_only", [True, False])
async def test_no_more_than_one_statement_is_asked_more_for_a_page(started, versions, old_only):
    """The name costs a reader no round trip of its own."""
    async with started(versions.old) as seen:
        await seen.count(A)
        if not old_only:
            await rebuild(seen)
            await seen.switched(version=1, live=2)
        asked = []
        engine = seen.running.engine.sync_engine
        table = versions.totals

        def note(connection, cursor, statement, parameters, context, executemany):
            if "totals" in statement:
                asked.append(statement)

        on.listen(engine, "before_cursor_execute", note)
        async with seen.running.engine.connect() as connection:
            await connection.execute(select(table))
        assert len(asked) == 1


async def test_a_name_shows_a_column_that_a_migration_gave_its_table(started, versions, database):
    async with started(versions.old) as seen:
        await seen.count(A)
    connection = await asyncpg.connect(database.service)
    await connection.execute("drop view views.totals")
    await connection.execute("create view views.totals as select counter from public.totals")
    await connection.close()
    async with started(versions.old) as seen:
        assert (await seen.rows())[A].total == 1
