"""Does a log that begins another incarnation give nothing out twice, and is nothing passed over?"""

from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select

from kernel.cursors import in_turn
from kernel.delivery.envelope import Marker
from kernel.delivery.forks import accept, forks_now
from kernel.delivery.sorting import Place, Sorting
from kernel.log.chain import Origin
from kernel.log.incarnation import open_another
from kernel.log.reading import heads, page
from kernel.log.verify import verified
from kernel.service import Service
from kernel.tables import directory, inbox
from kernel.testing.plugin import fresh_database
from kernel.testing.running import eventually, running

FIRST = UUID(int=1)


async def another(counting, words):
    """Begin another incarnation, as a restore does while nothing runs."""
    async with running(words.COUNTING, counting.urls) as started:
        pass
    async with started.engine.begin() as connection:
        name = await open_another(connection, "counting")
    await started.engine.dispose()
    return name


@pytest.fixture
async def lived(counting, words):
    """Three numbers drawn and a mark taken in one life, then another begun."""
    async with running(words.COUNTING, counting.urls) as started:
        for _ in range(3):
            command = words.Draw(committee=words.HERE, counter=FIRST)
            assert (await started.appender.submit(words.asked(command))).done
        taken = words.asked(words.Take(committee=words.HERE, counter=FIRST, mark="m"), "once")
        assert (await started.appender.submit(taken)).done
    opened = await another(counting, words)
    async with running(words.COUNTING, counting.urls) as started:
        assert started.incarnation == opened
        yield SimpleNamespace(running=started, submit=started.appender.submit, taken=taken)


async def logs(started):
    async with started.engine.connect() as connection:
        return [
            await page(connection, number, origin, 0)
            for number, origin, _ in await heads(connection, "counting")
        ]


async def test_numbers_go_on_where_the_life_before_left_them(lived, words):
    command = words.Draw(committee=words.HERE, counter=uuid4())
    assert (await lived.submit(words.asked(command))).position == 1
    drawn = [event.data for log in await logs(lived.running) for event in log]
    assert [data for data in drawn if '"number":' in data][-1].endswith('"number":4}')


async def test_what_was_taken_stays_taken(lived, words):
    command = words.Take(committee=words.HERE, counter=uuid4(), mark="m")
    answer = await lived.submit(words.asked(command))
    assert (answer.outcome, answer.refusal["type"]) == ("refused", "AlreadyTaken")


async def test_what_was_answered_is_answered_alike(lived):
    answer = await lived.submit(lived.taken)
    assert (answer.outcome, answer.position) == ("recorded", 4)


async def test_a_stream_goes_on_and_both_lives_prove_themselves(lived, words):
    command = words.Count(committee=words.HERE, counter=FIRST)
    answer = await lived.submit(words.asked(command))
    assert (answer.position, answer.version) == (1, 5)
    found = await verified(lived.running.engine, "counting")
    assert found.problems == []
    assert list(found.origins.values()) == [4, 1]


async def test_books_are_carried_through_several_lives_and_committees(lived, counting, words):
    for committee in (words.HERE, words.THERE):
        await lived.submit(words.asked(words.Draw(committee=committee, counter=uuid4())))
    await another(counting, words)
    async with running(words.COUNTING, counting.urls) as third:
        for committee, number in ((words.HERE, 5), (words.THERE, 2)):
            command = words.Draw(committee=committee, counter=uuid4())
            await third.appender.submit(words.asked(command))
            last = (await logs(third))[-1 if committee == words.THERE else -2][-1]
            assert last.data.endswith(f'"number":{number}}}')


async def test_a_reader_that_heard_more_than_was_restored_hears_the_new_life(
    counting, words, postgres, nats_url
):
    """It stands at position 9 of a log that goes on after 3: the new name says so."""
    heard = []

    async def take(connection, arrived):
        heard.extend(arrived)

    async with running(words.COUNTING, counting.urls, nats_url) as writer:
        row = {"committee": words.HERE, "code": "1", "name": "x", "subject": "99.99.00.000"}
        async with writer.engine.begin() as connection:
            await connection.execute(insert(directory).values(row))
        before = Origin(words.HERE, "counting", writer.incarnation)
        for _ in range(3):
            command = words.Count(committee=words.HERE, counter=FIRST)
            await writer.appender.submit(words.asked(command))
    with fresh_database(postgres) as urls:
        listening = Service("listening", "听", (), take=take)
        async with running(listening, urls) as ahead, ahead.engine.begin() as connection:
            row = {"origin": str(before), "position": 9, "hash": "sha256:later", "reacted": 9}
            await connection.execute(insert(inbox).values(row))
        await another(counting, words)
        async with (
            running(words.COUNTING, counting.urls, nats_url) as writer,
            running(listening, urls, nats_url) as reader,
        ):
            for _ in range(2):
                command = words.Count(committee=words.HERE, counter=FIRST)
                await writer.appender.submit(words.asked(command))

            await accepted(reader, writer)

            async def both():
                return len(heard) == 2

            await eventually(both, what="both events of the new life were taken")
            async with reader.engine.connect() as connection:
                rows = (await connection.execute(select(inbox))).all()
    assert {(event.origin.incarnation, event.version) for event in heard} == {
        (writer.incarnation, 4),
        (writer.incarnation, 5),
    }
    assert {row.origin: row.position for row in rows}[str(before)] == 9


async def accepted(reader, writer):
    """A person lets the new life go on where the old one was heard further than it was restored."""

    async def stopped():
        async with reader.engine.connect() as connection:
            return [fork.origin for fork in await forks_now(connection)]

    await eventually(stopped, 60, "the new life stops and is named")
    (origin,) = map(Origin.parse, await stopped())
    assert origin.incarnation == writer.incarnation
    await accept(reader.engine, reader.bus, reader.token(), origin, "office:operator")
    reader.inbox.look_now()


def test_under_the_old_name_the_same_events_would_have_been_passed_over(words):
    origin = Origin(words.HERE, "counting", "old")
    sorting = Sorting({str(origin): Place(9, "sha256:later")})
    for position in (4, 5):
        sorting.offer(Marker(origin, position, uuid4(), bytes(32), bytes(32)))
    assert (sorting.taken, sorting.moved) == ([], set())


def test_a_later_life_waits_until_the_one_before_is_read_to_its_end(words):
    def of(number, committee, incarnation):
        return (number, Origin(committee, "counting", incarnation), 0, 9)

    old, new = of(1, words.HERE, "old"), of(3, words.HERE, "new")
    other = of(2, words.THERE, "old")
    assert in_turn([old, other, new]) == [old, other]
    assert in_turn([new]) == [new]
