"""Is every reaction asked for, whatever failed on the way?"""

import pytest
from sqlalchemy import select

from kernel.log.registry import Ruled
from kernel.pulse import State
from kernel.reactions import Reaction, nothing
from kernel.service import Service
from kernel.tables import inbox, parked
from kernel.testing.plugin import fresh_database
from kernel.testing.running import eventually, running


class Stumbling:
    """A reaction that fails so many times at one position, and remembers where it was asked."""

    def __init__(self, at, times):
        self.at, self.times = at, times
        self.asked = []

    async def knowing(self, connection, event, recorded):
        if recorded.position == self.at and self.times:
            self.times -= 1
            raise RuntimeError("what it must know cannot be read just now")

    def commands(self, event, known, recorded):
        self.asked.append(recorded.position)
        return []


async def all_reacted_to(started, position):
    """Wait until the mark of reactions has come to a position, and the inbox with it."""

    async def so():
        async with started.engine.connect() as connection:
            row = (await connection.execute(select(inbox))).first()
        return row is not None and (row.position, row.reacted) == (position, position)

    await eventually(so, timeout_s=60, what=f"everything up to {position} reacted to")


@pytest.mark.parametrize("times", [1, 3])
async def test_a_reaction_that_failed_is_asked_again_before_the_mark_moves_on(
    counting, words, postgres, nats_url, ends, times
):
    stumbling = Stumbling(2, times)
    reaction = Reaction("note", words.Counted, stumbling.knowing, stumbling.commands)
    service = Service("listening", "听", (), reactions=(reaction,))
    with fresh_database(postgres) as urls:
        async with (
            ends.writing(counting, words, nats_url) as writer,
            running(service, urls, nats_url) as reader,
        ):
            await ends.count(writer, words, 3)
            await eventually_failed(stumbling, times)
            await ends.count(writer, words, 3)
            await all_reacted_to(reader, 6)
    # Every third is a private event, which calls for nothing.
    assert set(stumbling.asked) == {1, 2, 4, 5}
    assert stumbling.asked.index(2) < stumbling.asked.index(4)


async def eventually_failed(stumbling, times):
    """Wait until it has stumbled at least once."""

    async def so():
        return stumbling.times < times

    await eventually(so, timeout_s=60, what="the reaction failed")


async def test_a_mistake_in_what_a_reaction_asks_for_is_not_passed_over(
    counting, words, postgres, nats_url, ends
):
    mended, asked = [], []

    async def knowing(connection, event, recorded):
        asked.append(recorded.position)

    def commands(event, known, recorded):
        here = {"committee": words.HERE, "counter": recorded.event_id}
        return [] if mended else [words.Stumble(**here)]

    reaction = Reaction("note", words.Counted, knowing, commands)
    rules = (Ruled(words.COUNTER),)
    service = Service("listening", "听", (), ruled=rules, reactions=(reaction,))
    with fresh_database(postgres) as urls:
        async with (
            ends.writing(counting, words, nats_url) as writer,
            running(service, urls, nats_url) as reader,
        ):
            await ends.count(writer, words, 1)

            async def failing():
                return asked and reader.pulses["inbox"].told()[0] is State.FAILING

            await eventually(failing, 60, "the reader is named as failing")
            mended.append(True)
            await all_reacted_to(reader, 1)
    assert set(asked) == {1}


async def test_what_no_command_can_say_waits_aside_and_stops_nobody(
    counting, words, postgres, nats_url, ends
):
    asked = []

    def commands(event, known, recorded):
        asked.append(recorded.position)
        if recorded.position == 1:
            words.Stumble.model_validate({"committee": "nowhere"})
        return []

    reaction = Reaction("note", words.Counted, nothing, commands)
    service = Service("listening", "听", (), reactions=(reaction,))
    with fresh_database(postgres) as urls:
        async with (
            ends.writing(counting, words, nats_url) as writer,
            running(service, urls, nats_url) as reader,
        ):
            await ends.count(writer, words, 2)
            await all_reacted_to(reader, 2)
            async with reader.engine.connect() as connection:
                aside = (await connection.execute(select(parked.c.position))).scalars().all()
    assert (asked, aside) == ([1, 2], [1])


async def test_a_page_from_the_door_waits_for_a_reaction_that_failed(
    counting, words, postgres, nats_url, ends
):
    stumbling = Stumbling(1, 1)
    reaction = Reaction("note", words.Counted, stumbling.knowing, stumbling.commands)
    service = Service("listening", "听", (), reactions=(reaction,))
    with fresh_database(postgres) as urls:
        async with (
            ends.writing(counting, words, nats_url) as writer,
            running(service, urls, nats_url) as reader,
        ):
            await ends.count(writer, words, 1)
            await eventually_failed(stumbling, 1)
            (origin,) = await reader.inbox._heard_of()
            await reader.inbox.take_from_door(origin)
            assert stumbling.asked == [1]


async def test_what_came_up_from_another_node_calls_for_nothing_here(
    counting, words, postgres, nats_url, ends
):
    stumbling = Stumbling(0, 0)
    reaction = Reaction("note", words.Counted, stumbling.knowing, stumbling.commands)
    service = Service("listening", "听", (), reactions=(reaction,))
    with fresh_database(postgres) as urls:
        hosts = frozenset({words.THERE})
        async with (
            ends.writing(counting, words, nats_url) as writer,
            running(service, urls, nats_url, hosts=hosts) as reader,
        ):
            await ends.count(writer, words, 3)
            await all_reacted_to(reader, 3)
    assert stumbling.asked == []
