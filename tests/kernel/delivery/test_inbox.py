"""Does a reader get everything, in order, once, through a real broker that loses some of it?"""

from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from uuid import uuid4

import nats as broker
import pytest
from sqlalchemy import func, insert, select, update

from kernel.delivery.bus import STREAM
from kernel.delivery.envelope import Marker, headers
from kernel.log.chain import Recorded
from kernel.service import Service
from kernel.tables import cursors, directory, inbox, parked
from kernel.testing.plugin import fresh_database
from kernel.testing.running import eventually, running


@dataclass
class Heard:
    """What a reader took, as its transaction committed it or not."""

    taken: list = field(default_factory=list)
    failing: int = 0

    async def take(self, connection, arrived):
        """Fail as often as wanted, then keep."""
        if self.failing:
            self.failing -= 1
            raise RuntimeError("the reader stumbles")
        self.taken += arrived


@pytest.fixture
def heard():
    return Heard()


@asynccontextmanager
async def writing(counting, words, nats_url):
    """The counting service with its relay; its committee is known by code."""
    async with running(words.COUNTING, counting.urls, nats_url) as started:
        row = {"committee": words.HERE, "code": "1", "name": "x", "subject": "99.99.00.000"}
        async with started.engine.begin() as connection:
            await connection.execute(insert(directory).values(row))
        yield started


@asynccontextmanager
async def reading(postgres, heard, nats_url):
    """Another service, on a database of its own, that takes what comes."""
    with fresh_database(postgres) as urls:
        service = Service("listening", "听", (), take=heard.take)
        async with running(service, urls, nats_url) as started:
            yield started


async def count(started, words, n):
    """Write n events, every third a private one."""
    for index in range(n):
        place = {"committee": words.HERE, "counter": uuid4()}
        command = words.Draw(**place) if index % 3 == 2 else words.Count(**place)
        assert (await started.appender.submit(words.asked(command))).done


async def relayed(started, words, position):
    """Wait until the relay has sent up to a position."""

    async def so():
        wanted = select(cursors.c.position).where(cursors.c.reader == "relay")
        async with started.engine.connect() as connection:
            return (await connection.execute(wanted)).scalar() == position

    await eventually(so, what=f"relayed up to {position}")


async def arrive(heard, n):
    """Wait until n were taken."""

    async def so():
        return len(heard.taken) >= n

    await eventually(so, what=f"{n} taken")
    assert len(heard.taken) == n


async def stream(nats_url, work):
    """Meddle with the stream itself."""
    connection = await broker.connect(nats_url)
    try:
        return await work(connection.jetstream())
    finally:
        await connection.close()


async def test_everything_arrives_in_order_and_private_events_as_markers(
    counting, words, postgres, heard, nats_url
):
    async with writing(counting, words, nats_url) as writer, reading(postgres, heard, nats_url):
        await count(writer, words, 9)
        await arrive(heard, 9)
        assert [one.position for one in heard.taken] == list(range(1, 10))
        kinds = [isinstance(one, Marker) for one in heard.taken]
        assert kinds == [False, False, True] * 3
        assert all(one.holds() for one in heard.taken if isinstance(one, Recorded))
        for before, after in zip(heard.taken, heard.taken[1:], strict=False):
            assert after.prevhash == before.hash


async def test_what_the_stream_lost_comes_through_the_door(
    counting, words, postgres, heard, nats_url
):
    async def lose(js):
        for sequence in (2, 3, 4, 7):
            await js.delete_msg(STREAM, sequence)

    async with writing(counting, words, nats_url) as writer:
        await count(writer, words, 8)
        await relayed(writer, words, 8)
        await stream(nats_url, lose)
        async with reading(postgres, heard, nats_url):
            await arrive(heard, 8)
    assert [one.position for one in heard.taken] == list(range(1, 9))
    assert [isinstance(one, Marker) for one in heard.taken] == [False, False, True] * 2 + [
        False
    ] * 2


async def test_a_purged_stream_is_made_up_by_the_next_message(
    counting, words, postgres, heard, nats_url
):
    async with writing(counting, words, nats_url) as writer:
        await count(writer, words, 5)
        await relayed(writer, words, 5)
        await stream(nats_url, lambda js: js.purge_stream(STREAM))
        async with reading(postgres, heard, nats_url):
            await count(writer, words, 1)
            await arrive(heard, 6)
    assert [one.position for one in heard.taken] == list(range(1, 7))


async def test_a_reader_that_stumbles_takes_it_again(counting, words, postgres, heard, nats_url):
    heard.failing = 2
    async with writing(counting, words, nats_url) as writer, reading(postgres, heard, nats_url):
        await count(writer, words, 4)
        await arrive(heard, 4)
    assert [one.position for one in heard.taken] == [1, 2, 3, 4]


async def test_a_repeated_message_is_taken_once(counting, words, postgres, heard, nats_url):
    async with writing(counting, words, nats_url) as writer, reading(postgres, heard, nats_url):
        await count(writer, words, 3)
        await arrive(heard, 3)
        again = heard.taken[0]

        async def repeat(js):
            told = headers(again) | {"Nats-Msg-Id": "another"}
            await js.publish("cppcc.99.99.00.000.x.y.z", again.data.encode(), headers=told)

        await stream(nats_url, repeat)
        await count(writer, words, 1)
        await arrive(heard, 4)


async def test_a_fork_stops_that_origin_and_names_both_sides(
    counting, words, postgres, heard, nats_url
):
    async with (
        writing(counting, words, nats_url) as writer,
        reading(postgres, heard, nats_url) as reader,
    ):
        await count(writer, words, 2)
        await arrive(heard, 2)
        other = replace(heard.taken[1], hash=bytes(31) + b"!")

        async def fork(js):
            told = headers(other) | {"Nats-Msg-Id": "forked"}
            await js.publish("cppcc.99.99.00.000.x.y.z", other.data.encode(), headers=told)

        await stream(nats_url, fork)

        async def stopped():
            async with reader.engine.connect() as connection:
                return (await connection.execute(select(inbox.c.forked))).scalar() is not None

        await eventually(stopped, what="the fork is seen")
        await count(writer, words, 2)
        await relayed(writer, words, 4)
        async with reader.engine.connect() as connection:
            row = (await connection.execute(select(inbox))).one()
        assert (row.position, len(heard.taken)) == (2, 2)
        assert heard.taken[1].hash.hex() in row.forked
        assert other.hash.hex() in row.forked


async def test_a_message_of_another_house_is_set_aside_and_stops_nobody(
    counting, words, postgres, heard, nats_url
):
    async def intrude(js):
        await js.publish("cppcc.99.x", b"\xff\x00", headers={"ce-type": "theirs"})
        await js.publish("cppcc.99.x", b"no headers")

    async with (
        writing(counting, words, nats_url) as writer,
        reading(postgres, heard, nats_url) as reader,
    ):
        await stream(nats_url, intrude)
        await count(writer, words, 3)
        await arrive(heard, 3)
        async with reader.engine.connect() as connection:
            assert (
                await connection.execute(select(func.count()).select_from(parked))
            ).scalar() == 2


async def test_the_relay_sends_again_what_it_may_have_sent_and_nothing_is_doubled(
    counting, words, postgres, heard, nats_url
):
    async with writing(counting, words, nats_url) as writer, reading(postgres, heard, nats_url):
        await count(writer, words, 4)
        await relayed(writer, words, 4)
        back = update(cursors).where(cursors.c.reader == "relay").values(position=1)
        async with writer.engine.begin() as connection:
            await connection.execute(back)
        await count(writer, words, 1)
        await relayed(writer, words, 5)
        await arrive(heard, 5)
        info = await stream(nats_url, lambda js: js.stream_info(STREAM))
    assert info.state.messages == 5
