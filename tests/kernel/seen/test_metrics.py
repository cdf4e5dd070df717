"""Does the endpoint tell an operator how late each reader is, truly, and nothing personal?"""

import asyncio
import time
from uuid import uuid4

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import delete, insert, update

from kernel.delivery.envelope import headers
from kernel.log.reading import heads, page
from kernel.metrics import text
from kernel.service import Service
from kernel.tables import directory, inbox, parked
from kernel.testing.running import client, eventually, running
from members.app import MEMBERS


@pytest.fixture(autouse=True)
def looking_each_time(monkeypatch):
    monkeypatch.setattr("kernel.watching.FRESH_S", 0.0)


async def shown(started):
    """The endpoint's samples: `{(name, reader or outcome, origin): value}`."""
    async with client(started) as http:
        told = await http.get("/metrics")
    assert told.status_code == 200
    samples = {}
    for family in text_string_to_metric_families(told.text):
        for one in family.samples:
            assert one.labels.get("service", started.name) == started.name
            of = one.labels.get("reader", one.labels.get("outcome", ""))
            samples[one.name, of, one.labels.get("origin", "")] = one.value
    return samples


async def known(started, words):
    """The service knows its committee by code."""
    row = {"committee": words.HERE, "code": "1", "name": "x", "subject": "99.99.00.000"}
    async with started.engine.begin() as connection:
        await connection.execute(insert(directory).values(row))


async def count(started, words, n):
    for _ in range(n):
        command = words.Count(committee=words.HERE, counter=uuid4())
        assert (await started.appender.submit(words.asked(command))).done


def origin_of(started, words):
    return f"{words.HERE}.{started.name}.{started.incarnation}"


async def test_lag_and_age_of_each_reader_and_origin_are_those_of_the_log(
    counting, words, more_databases, nats_url
):
    (other,) = more_databases(1)
    taking = asyncio.Event()
    taking.set()

    async def take(connection, arrived):
        await taking.wait()

    async with (
        running(words.COUNTING, counting.urls, nats_url) as writer,
        running(Service("watched", "听", (), take=take), other, nats_url) as reader,
    ):
        mine = origin_of(writer, words)
        await count(writer, words, 1)

        async def unsent():
            told = await shown(writer)
            return told.get(("jianyan_reader_lag", "relay", mine)) == 1

        await eventually(unsent, 30, "the relay waits for the committee's code")
        before = await shown(writer)
        assert before["jianyan_reader_age_seconds", "relay", mine] > 0
        await known(writer, words)

        async def caught_up():
            told, heard = await shown(writer), await shown(reader)
            readers = [told["jianyan_reader_lag", name, mine] for name in ("views", "relay")]
            return [*readers, heard.get(("jianyan_reader_lag", "inbox", mine))] == [0, 0, 0]

        await eventually(caught_up, 30, "all have taken all")
        taking.clear()
        await count(writer, words, 7)

        async def behind():
            told = await shown(reader)
            return told["jianyan_reader_lag", "inbox", mine] == 7

        await eventually(behind, 30, "seven wait for the inbox")
        told = await shown(reader)
        assert told["jianyan_reader_age_seconds", "inbox", mine] > 0
        assert told["jianyan_feed_pending", "", ""] == 7
        assert told["jianyan_reader_up", "inbox", ""] == 1
        taking.set()
        await eventually(caught_up, 30, "all have taken all")
        told = await shown(reader)
        assert told["jianyan_reader_age_seconds", "inbox", mine] == 0
        assert told["jianyan_taken_total", "", ""] == 8
        assert told["jianyan_reader_batch_sum", "inbox", ""] == 8


async def test_what_waits_for_a_person_is_counted(counting, words):
    async with running(words.COUNTING, counting.urls) as started:
        await count(started, words, 1)
        (event,) = await log_of(started)
        row = {"origin": "x", "position": 1, "stream": "s", "type": "t", "reason": "r"}
        row |= {"headers": str(headers(event)), "data": "", "at": event.recorded_at}
        there = {"origin": str(event.origin), "position": 1, "hash": "sha256:00"}
        async with started.engine.begin() as connection:
            await connection.execute(insert(parked).values(row))
            await connection.execute(insert(inbox).values({**there, "forked": "two disagree"}))
        told = await shown(started)
        assert (told["jianyan_parked", "", ""], told["jianyan_forked_origins", "", ""]) == (1, 1)
        async with started.engine.begin() as connection:
            await connection.execute(delete(parked))
            await connection.execute(update(inbox).values(forked=None))
        told = await shown(started)
        assert (told["jianyan_parked", "", ""], told["jianyan_forked_origins", "", ""]) == (0, 0)


async def log_of(started):
    async with started.engine.connect() as connection:
        ((number, origin, _),) = await heads(connection, started.name)
        return await page(connection, number, origin, 0)


async def test_commands_are_timed_by_outcome_and_the_queue_and_its_batches_are_shown(
    database, established, nats_url
):
    async with running(MEMBERS, database) as started, client(started) as office:
        before = await shown(started)
        await established(office)
        refused = {"code": "999901", "name": "另一政协", "preset": "nowhere"}
        await office.post("/committees", json=refused)
        again = {"code": "999900", "name": "另一政协", "preset": "city"}
        assert (await office.post("/committees", json=again)).status_code == 422
        told = await shown(started)

        def more(*name):
            return told.get(name, 0) - before.get(name, 0)

        assert more("jianyan_command_seconds_count", "recorded", "") == 2
        assert more("jianyan_command_seconds_count", "refused", "") == 1
        assert more("jianyan_append_batch_count", "", "") >= 3
        assert told["jianyan_append_queue", "", ""] == 0
        assert told["jianyan_database_up", "", ""] == 1


async def test_a_loop_that_is_held_up_shows_by_how_much(counting, words):
    async with running(words.COUNTING, counting.urls) as started:

        async def sampled():
            return ("jianyan_loop_lag_max_seconds", "", "") in await shown(started)

        await eventually(sampled, 30)
        time.sleep(0.7)  # noqa: ASYNC251  # the very thing: somebody holds the loop

        async def seen():
            return (await shown(started))["jianyan_loop_lag_max_seconds", "", ""] > 0.4

        await eventually(seen, 30, "the loop's lag is told")


async def test_a_database_that_is_away_is_a_number_too(counting, words):
    async with running(words.COUNTING, counting.urls) as started:
        assert (await shown(started))["jianyan_database_up", "", ""] == 1
        there, started.engine = started.engine, Nowhere()
        assert (await started.look()).error == "ConnectionRefusedError"
        assert b'jianyan_database_up{service="counting"} 0.0' in text(started.name)
        started.engine = there


class Nowhere:
    """An engine whose server is gone."""

    def connect(self):
        raise ConnectionRefusedError


async def test_series_grow_with_origins_and_not_with_types_or_commands(counting, words):
    async with running(words.COUNTING, counting.urls) as started:
        await count(started, words, 1)
        first = set(await shown(started))
        await count(started, words, 20)
        for command in (words.Draw, words.Take):
            more = {"mark": "m"} if command is words.Take else {}
            asked = command(committee=words.HERE, counter=uuid4(), **more)
            await started.appender.submit(words.asked(asked))
        assert set(await shown(started)) - first == set()
