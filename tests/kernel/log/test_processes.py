"""Do several processes of one service share one log, even when one of them freezes?"""

import asyncio
import json
import signal
import sys
import time
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from kernel.log.statements import begin_and_lock
from kernel.testing.running import eventually

PROGRAM = Path(__file__).with_name("one_process.py")


@asynccontextmanager
async def process(counting, counter, clients, each):
    """A process of its own, ready to write."""
    started = await asyncio.create_subprocess_exec(
        *(sys.executable, PROGRAM, counting.urls.service, str(counter), str(clients), str(each)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=2**20,
    )
    try:
        assert await started.stdout.readline() == b"ready\n"
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.wait()


async def written(started):
    """What the process's clients were told, client by client."""
    return json.loads(await started.stdout.readline())


def begin(*processes):
    for one in processes:
        one.stdin.write(b"go\n")


async def test_two_processes_with_64_clients_write_one_stream_without_a_conflict(counting, words):
    counter = uuid4()
    async with process(counting, counter, 32, 6) as one, process(counting, counter, 32, 6) as two:
        begin(one, two)
        told = [*await written(one), *await written(two)]
    assert {outcome for client in told for outcome, _ in client} == {"recorded"}
    # Each client sees its own commands in the order in which it asked them.
    assert all(a < b for client in told for (_, a), (_, b) in pairwise(client))
    assert sorted(v for client in told for _, v in client) == list(range(1, 385))
    log = await counting.log()
    assert [event.version for event in log] == list(range(1, 385))
    assert all(after.prevhash == before.hash for before, after in pairwise(log))


SLOW = """
create function nap() returns trigger language plpgsql as $$
begin perform pg_sleep(1); return new; end $$;
create trigger nap before insert on events for each row when (new.version = 1)
  execute function nap();
"""
"""The first event takes a second to write: time enough to freeze its writer in the midst."""


async def in_the_midst(counting):
    """Until a writer is in the midst of a transaction that holds the head."""

    async def so():
        napping = "select from pg_stat_activity where wait_event = 'PgSleep'"
        return bool(await counting.as_superuser(napping))

    await eventually(so, what="a writer is in the midst of its transaction")


async def test_a_frozen_process_that_holds_the_head_stops_nobody_for_long(counting, words):
    counter = uuid4()
    owner = await asyncpg.connect(counting.urls.owner)
    await owner.execute(SLOW)
    await owner.close()
    async with process(counting, counter, 1, 3) as frozen, counting.writer() as writer:
        begin(frozen)
        await in_the_midst(counting)
        frozen.send_signal(signal.SIGSTOP)
        began = time.monotonic()
        command = words.Count(committee=words.HERE, counter=counter)
        answer = await asyncio.wait_for(writer.submit(words.asked(command)), 60)
        took_s = time.monotonic() - began
        frozen.send_signal(signal.SIGCONT)
        ((*told,),) = await written(frozen)
    assert answer.outcome == "recorded"
    # One second to write, two until the server ends the frozen one's transaction, and leisure.
    assert took_s < 20
    assert [outcome for outcome, _ in told] == ["recorded"] * 3
    assert [event.version for event in await counting.log()] == [1, 2, 3, 4]


async def behind_another(counting, words):
    """What a command is told that waited for the head while another process moved it on."""
    counter = uuid4()
    other = await asyncpg.connect(counting.urls.owner)
    async with counting.writer() as writer:
        await writer.submit(words.asked(words.Count(committee=words.HERE, counter=counter)))
        async with other.transaction():
            await other.execute("update log_head set recorded_at = recorded_at")
            command = words.Count(committee=words.HERE, counter=counter)
            waiting = asyncio.create_task(writer.submit(words.asked(command)))
            await counting.waits()
        answer = await waiting
    await other.close()
    return answer.outcome


async def test_who_waited_for_the_head_decides_on_what_was_committed_meanwhile(counting, words):
    assert await behind_another(counting, words) == "recorded"


async def test_another_isolation_would_be_noticed(counting, words, monkeypatch):
    """Under REPEATABLE READ who waited holds a snapshot older than the head, and must fail."""

    def repeatable(origins):
        return begin_and_lock(origins).replace("read committed", "repeatable read")

    monkeypatch.setattr("kernel.log.transaction.begin_and_lock", repeatable)
    assert await behind_another(counting, words) == "failed"


@pytest.mark.parametrize("level", ["repeatable read", "serializable"])
async def test_the_append_names_its_isolation_whatever_the_server_prefers(counting, words, level):
    name = counting.urls.service.rsplit("/", 1)[1]
    prefers = f"""alter database "{name}" set default_transaction_isolation = '{level}'"""
    await counting.as_superuser(prefers)
    assert await behind_another(counting, words) == "recorded"
