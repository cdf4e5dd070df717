"""Are clients told to come back instead of piling up, and has everybody a turn?"""

import asyncio
from uuid import uuid4

import pytest

from kernel.log.answer import Answer
from kernel.log.queue import AHEAD, BATCH, Queue, TooBusy

DONE = Answer("recorded")


@pytest.fixture
def queue():
    """A queue that no writer empties but the test itself."""
    return Queue("counting", lambda: None)


@pytest.fixture
def unit(words):
    """Makes a unit of so many commands."""

    def make(commands=1):
        counter = uuid4()
        one = words.Count(committee=words.HERE, counter=counter)
        return [words.asked(one) for _ in range(commands)]

    return make


def write(queue):
    """What a writer does with a batch; how many units there were."""
    batch = queue.drain()
    for unit, promise in batch:
        promise.set_result([DONE] * len(unit))
    return len(batch)


async def begun(asking):
    """A request that stands in the queue now."""
    task = asyncio.create_task(asking)
    await asyncio.sleep(0)
    return task


async def test_who_comes_to_a_full_queue_is_told_to_come_back(queue, unit, monkeypatch):
    monkeypatch.setattr("kernel.log.queue.QUEUE", 5)
    waiting = await begun(queue.ask([unit() for _ in range(4)]))
    with pytest.raises(TooBusy):
        await queue.ask([unit(2)])
    last = await begun(queue.ask([unit()]))
    assert write(queue) == 5
    assert await waiting == [[DONE]] * 4
    assert await last == [[DONE]]
    again = await begun(queue.ask([unit()]))
    write(queue)
    assert await again == [[DONE]]


async def test_a_unit_larger_than_the_queue_goes_in_alone(queue, unit, monkeypatch):
    monkeypatch.setattr("kernel.log.queue.QUEUE", 5)
    waiting = await begun(queue.ask([unit(9)]))
    with pytest.raises(TooBusy):
        await queue.ask([unit()])
    write(queue)
    assert await waiting == [[DONE] * 9]


async def test_nobody_is_let_in_once_it_is_closed_but_those_inside_are_answered(queue, unit):
    waiting = await begun(queue.ask([unit()]))
    queue.close()
    assert not queue.over
    with pytest.raises(TooBusy):
        await queue.ask([unit()])
    with pytest.raises(TooBusy):
        await queue.ask_in_turns([unit()])
    write(queue)
    assert await waiting == [[DONE]]
    assert queue.over


async def test_between_a_bulks_batches_others_have_their_turn(queue, unit):
    bulk = await begun(queue.ask_in_turns([unit() for _ in range(10 * BATCH)]))
    single = await begun(queue.ask([unit()]))
    rounds = 0
    while not single.done():
        write(queue)
        rounds += 1
        await asyncio.sleep(0.01)
    assert rounds <= AHEAD + 1
    while not bulk.done():
        write(queue)
        await asyncio.sleep(0.001)
    assert bulk.result() == [[DONE]] * (10 * BATCH)


async def test_a_bulk_waits_for_room_instead_of_being_turned_away(queue, unit, monkeypatch):
    monkeypatch.setattr("kernel.log.queue.QUEUE", 5)
    waiting = await begun(queue.ask([unit() for _ in range(5)]))
    bulk = await begun(queue.ask_in_turns([unit(3), [], unit(1)]))
    while not bulk.done():
        write(queue)
        await asyncio.sleep(0.01)
    assert waiting.done()
    assert bulk.result() == [[DONE] * 3, [], [DONE]]


async def test_who_gave_up_waiting_is_not_written_and_hinders_nobody(queue, unit):
    gone = await begun(queue.ask([unit()]))
    staying = await begun(queue.ask([unit()]))
    gone.cancel()
    await asyncio.sleep(0)
    assert write(queue) == 1
    assert await staying == [[DONE]]


async def test_what_the_writer_has_taken_can_be_given_up_no_more(queue, unit):
    gone = await begun(queue.ask([unit()]))
    ((taken, promise),) = queue.drain()
    gone.cancel()
    await asyncio.sleep(0)
    promise.set_result([DONE] * len(taken))
