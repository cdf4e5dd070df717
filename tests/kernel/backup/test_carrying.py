"""Is a database that was filled from a backup the one that was backed up, and does it go on?"""

import asyncio
from datetime import UTC, datetime
from types import SimpleNamespace
from uuid import UUID, uuid4

import asyncpg
import pytest

from kernel.backup.loading import begin_again, is_empty, load, problems
from kernel.backup.manifest import FORMAT, Manifest, Unusable
from kernel.backup.package import reading, writing
from kernel.backup.snapshot import HOLD, snapshots
from kernel.backup.taking import take
from kernel.secret import SecretFile
from kernel.testing.plugin import fresh_database
from kernel.testing.running import eventually, running

ODD = "制表\t换行\n反斜\\N\\. \"引号' €😀"
BYTES = bytes(range(256)) * 9
COUNTER = UUID(int=7)


async def backed_up(urls, target):
    """A backup of one service."""
    with writing(target) as writer:
        async with snapshots({"counting": urls.owner}) as seen:
            kept = await take(seen["counting"], "counting", writer)
        manifest = Manifest(
            format=FORMAT,
            program="1",
            taken_at=datetime(2026, 3, 2, tzinfo=UTC),
            services={"counting": kept},
            parts=writer.parts,
        )
        writer.close_with(manifest)
    return target


async def rows(url):
    """Every row of every table but the leases, as text."""
    connection = await asyncpg.connect(url, server_settings={"timezone": "UTC"})
    try:
        names = await connection.fetch(
            "select relname from pg_class where relkind = 'r' "
            "and relnamespace = 'public'::regnamespace and relname <> 'leases' order by 1"
        )
        return {
            name: sorted(
                str(row) for row in await connection.fetch(f"select x::text from {name} x")
            )
            for (name,) in names
        }
    finally:
        await connection.close()


@pytest.fixture
async def kept(counting, words, tmp_path):
    """A log with odd text, a number, a mark and vault items, backed up."""
    here = {"committee": words.HERE, "counter": COUNTER}
    async with running(words.COUNTING, counting.urls) as started:
        for command in (
            words.Count(**here, label=ODD),
            words.Draw(**here),
            words.Take(**here, mark="m"),
            words.Note(**here, text=ODD, phone="139"),
            words.Attach(**here, file=SecretFile(BYTES)),
        ):
            assert (await started.appender.submit(words.asked(command))).done
    return await backed_up(counting.urls, tmp_path / "a.backup")


@pytest.fixture
async def filled(kept, postgres, words):
    """Another database, filled from it, not yet begun again."""
    with fresh_database(postgres) as urls, reading(kept) as backup:
        assert await is_empty(urls.owner)
        await load(urls, words.COUNTING, backup)
        assert not await is_empty(urls.owner)
        said = backup.manifest.services["counting"]
        yield SimpleNamespace(urls=urls, kept=said, backup=backup)


async def test_every_row_is_there_to_the_character_and_proves_itself(filled, counting, words):
    assert await rows(filled.urls.owner) == await rows(counting.urls.owner)
    assert await problems(filled.urls, words.COUNTING, filled.kept) == []
    connection = await asyncpg.connect(filled.urls.owner)
    kept = await connection.fetch("select body from vault where kind = 'file'")
    await connection.close()
    assert [row["body"] for row in kept] == [BYTES]


async def test_what_was_written_stays_unchangeable(filled):
    for url, error in (
        (filled.urls.owner, asyncpg.RaiseError),
        (filled.urls.service, asyncpg.InsufficientPrivilegeError),
    ):
        connection = await asyncpg.connect(url)
        with pytest.raises(error):
            await connection.execute("update events set data = '{}'")
        await connection.close()


async def test_it_goes_on_in_another_life_with_the_next_number(filled, words):
    await begin_again(filled.urls, "counting")
    assert await problems(filled.urls, words.COUNTING, filled.kept) == []
    (before,) = filled.kept.heads
    async with running(words.COUNTING, filled.urls) as started:
        assert started.incarnation not in before
        here = {"committee": words.HERE, "counter": COUNTER}
        answer = await started.appender.submit(words.asked(words.Draw(**here)))
        assert (answer.position, answer.version) == (1, 6)
        other = {"committee": words.THERE, "counter": uuid4()}
        assert (await started.appender.submit(words.asked(words.Count(**other)))).done
    numbers = [row for row in (await rows(filled.urls.owner))["series"] if "numbers" in row]
    assert any(",2)" in row for row in numbers), numbers


async def test_a_head_that_is_not_the_manifests_is_named(filled, words):
    said = filled.kept.model_copy(
        update={
            "heads": {
                origin: head.model_copy(update={"position": 9})
                for origin, head in filled.kept.heads.items()
            }
        }
    )
    (problem,) = await problems(filled.urls, words.COUNTING, said)
    assert "is not where the manifest says: 9" in problem


async def test_a_fork_that_was_known_does_not_forbid_a_restore(counting, words, tmp_path, postgres):
    fork = "11111111-1111-4111-8111-111111111111.other.x"
    async with running(words.COUNTING, counting.urls):
        pass
    await counting.sql("insert into inbox values ($1, 3, 'h', 0, 'both sides')", fork)
    file = await backed_up(counting.urls, tmp_path / "f.backup")
    with fresh_database(postgres) as urls, reading(file) as backup:
        await load(urls, words.COUNTING, backup)
        said = backup.manifest.services["counting"]
        assert await problems(urls, words.COUNTING, said) == []


async def test_a_database_without_tables_is_not_backed_up(database, tmp_path):
    with pytest.raises(Unusable, match="keeps nothing yet"):
        await backed_up(database, tmp_path / "none.backup")
    assert list(tmp_path.iterdir()) == []


async def test_a_snapshot_waits_for_a_reader_and_stops_no_writer(counting, words):
    """What a reader commits while it is waited for is seen; who writes goes on meanwhile."""
    await counting.sql("insert into leases values ('inbox', 'x', 1, now())")
    reader = await asyncpg.connect(counting.urls.service)
    await reader.execute("begin; select 1 from leases where name = 'inbox' for share")
    seen: list[int] = []

    async def look():
        async with snapshots({"counting": counting.urls.owner}) as opened:
            seen.append(await opened["counting"].fetchval("select max(position) from inbox"))
            # The readers go on as soon as the snapshots are open.
            await counting.sql(f"{HOLD} nowait")

    looking = asyncio.create_task(look())
    waits = "select from pg_stat_activity where wait_event_type = 'Lock' and query like $1"

    async def waiting():
        return bool(await counting.as_superuser(waits, "begin; select 1 from leases%"))

    await eventually(waiting, what="the snapshot waits for the reader")
    async with counting.writer() as writer:
        command = words.Count(committee=words.HERE, counter=COUNTER)
        assert (await writer.submit(words.asked(command))).done
    await reader.execute("insert into inbox values ('o', 42, 'h', 0); commit")
    await looking
    await reader.close()
    assert seen == [42]
