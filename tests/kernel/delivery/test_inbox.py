"""Does a reader get everything, in order, once, through a real broker that loses some of it?"""

from dataclasses import replace

from sqlalchemy import func, select, update

from kernel.delivery.bus import STREAM
from kernel.delivery.envelope import Marker, headers
from kernel.log.chain import Recorded
from kernel.tables import cursors, inbox, parked
from kernel.testing.running import eventually


async def test_everything_arrives_in_order_and_private_events_as_markers(
    counting, words, postgres, heard, nats_url, ends
):
    async with (
        ends.writing(counting, words, nats_url) as writer,
        ends.reading(postgres, heard, nats_url),
    ):
        await ends.count(writer, words, 9)
        await ends.arrive(heard, 9)
        assert [one.position for one in heard.taken] == list(range(1, 10))
        kinds = [isinstance(one, Marker) for one in heard.taken]
        assert kinds == [False, False, True] * 3
        assert all(one.holds() for one in heard.taken if isinstance(one, Recorded))
        for before, after in zip(heard.taken, heard.taken[1:], strict=False):
            assert after.prevhash == before.hash


async def test_what_the_stream_lost_comes_through_the_door(
    counting, words, postgres, heard, nats_url, ends
):
    async def lose(js):
        for sequence in (2, 3, 4, 7):
            await js.delete_msg(STREAM, sequence)

    async with ends.writing(counting, words, nats_url) as writer:
        await ends.count(writer, words, 8)
        await ends.relayed(writer, words, 8)
        await ends.stream(nats_url, lose)
        async with ends.reading(postgres, heard, nats_url):
            await ends.arrive(heard, 8)
    assert [one.position for one in heard.taken] == list(range(1, 9))
    assert [isinstance(one, Marker) for one in heard.taken] == [False, False, True] * 2 + [
        False
    ] * 2


async def test_a_purged_stream_is_made_up_by_the_next_message(
    counting, words, postgres, heard, nats_url, ends
):
    async with ends.writing(counting, words, nats_url) as writer:
        await ends.count(writer, words, 5)
        await ends.relayed(writer, words, 5)
        await ends.stream(nats_url, lambda js: js.purge_stream(STREAM))
        async with ends.reading(postgres, heard, nats_url):
            await ends.count(writer, words, 1)
            await ends.arrive(heard, 6)
    assert [one.position for one in heard.taken] == list(range(1, 7))


async def test_a_reader_that_stumbles_takes_it_again(
    counting, words, postgres, heard, nats_url, ends
):
    heard.failing = 2
    async with (
        ends.writing(counting, words, nats_url) as writer,
        ends.reading(postgres, heard, nats_url),
    ):
        await ends.count(writer, words, 4)
        await ends.arrive(heard, 4)
    assert [one.position for one in heard.taken] == [1, 2, 3, 4]


async def test_a_repeated_message_is_taken_once(counting, words, postgres, heard, nats_url, ends):
    async with (
        ends.writing(counting, words, nats_url) as writer,
        ends.reading(postgres, heard, nats_url),
    ):
        await ends.count(writer, words, 3)
        await ends.arrive(heard, 3)
        again = heard.taken[0]

        async def repeat(js):
            told = headers(again) | {"Nats-Msg-Id": "another"}
            await js.publish("cppcc.99.99.00.000.x.y.z", again.data.encode(), headers=told)

        await ends.stream(nats_url, repeat)
        await ends.count(writer, words, 1)
        await ends.arrive(heard, 4)


async def test_a_fork_stops_that_origin_and_names_both_sides(
    counting, words, postgres, heard, nats_url, ends
):
    async with (
        ends.writing(counting, words, nats_url) as writer,
        ends.reading(postgres, heard, nats_url) as reader,
    ):
        await ends.count(writer, words, 2)
        await ends.arrive(heard, 2)
        other = replace(heard.taken[1], hash=bytes(31) + b"!")

        async def fork(js):
            told = headers(other) | {"Nats-Msg-Id": "forked"}
            await js.publish("cppcc.99.99.00.000.x.y.z", other.data.encode(), headers=told)

        await ends.stream(nats_url, fork)

        async def stopped():
            async with reader.engine.connect() as connection:
                return (await connection.execute(select(inbox.c.forked))).scalar() is not None

        await eventually(stopped, what="the fork is seen")
        await ends.count(writer, words, 2)
        await ends.relayed(writer, words, 4)
        async with reader.engine.connect() as connection:
            row = (await connection.execute(select(inbox))).one()
        assert (row.position, len(heard.taken)) == (2, 2)
        assert heard.taken[1].hash.hex() in row.forked
        assert other.hash.hex() in row.forked


async def test_a_message_of_another_house_is_set_aside_and_stops_nobody(
    counting, words, postgres, heard, nats_url, ends
):
    async def intrude(js):
        await js.publish("cppcc.99.x", b"\xff\x00", headers={"ce-type": "theirs"})
        await js.publish("cppcc.99.x", b"no headers")

    async with (
        ends.writing(counting, words, nats_url) as writer,
        ends.reading(postgres, heard, nats_url) as reader,
    ):
        await ends.stream(nats_url, intrude)
        await ends.count(writer, words, 3)
        await ends.arrive(heard, 3)
        async with reader.engine.connect() as connection:
            assert (
                await connection.execute(select(func.count()).select_from(parked))
            ).scalar() == 2


async def test_the_relay_sends_again_what_it_may_have_sent_and_nothing_is_doubled(
    counting, words, postgres, heard, nats_url, ends
):
    async with (
        ends.writing(counting, words, nats_url) as writer,
        ends.reading(postgres, heard, nats_url),
    ):
        await ends.count(writer, words, 4)
        await ends.relayed(writer, words, 4)
        back = update(cursors).where(cursors.c.reader == "relay").values(position=1)
        async with writer.engine.begin() as connection:
            await connection.execute(back)
        await ends.count(writer, words, 1)
        await ends.relayed(writer, words, 5)
        await ends.arrive(heard, 5)
        info = await ends.stream(nats_url, lambda js: js.stream_info(STREAM))
    assert info.state.messages == 5
