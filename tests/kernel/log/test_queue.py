"""Are clients told to come back instead of piling up, and has everybody a turn?"""

import asyncio
from uuid import uuid4

import pytest

from kernel.log.answer import Answer
from kernel.log.queue import BATCH, SHARE, Queue, TooBusy

DONE = Answer("recorded")


@pytest.fixture
def queue():
    """A queue that no writer empties but the test itself."""
    return Queue("counting")


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


async def test_others_have_the_next_batch_however_much_a_bulk_brought(queue, unit):
    bulk = await begun(queue.ask_in_turns([unit() for _ in range(20 * BATCH)]))
    single = await begun(queue.ask([unit()]))
    write(queue)
    assert await single == [[DONE]]
    while write(queue):
        pass
    assert await bulk == [[DONE]] * (20 * BATCH)


async def test_a_bulk_has_its_share_however_many_others_ask(queue, unit):
    bulk = await begun(queue.ask_in_turns([unit() for _ in range(2 * SHARE)]))
    others = await begun(queue.ask([unit() for _ in range(4 * BATCH)]))
    assert write(queue) == BATCH
    assert write(queue) == BATCH
    assert await bulk == [[DONE]] * (2 * SHARE)
    while write(queue):
        pass
    assert len(await others) == 4 * BATCH


async def test_a_bulk_keeps_its_order_and_its_empty_units(queue, unit):
    bulk = await begun(queue.ask_in_turns([unit(3), [], unit(1)]))
    write(queue)
    assert await bulk == [[DONE] * 3, [], [DONE]]


async def test_who_gave_up_waiting_is_not_written_and_hinders_nobody(queue, unit):
    gone = await begun(queue.ask([unit()]))
    staying = await begun(queue.ask([unit()]))
    gone.cancel()
    await asyncio.sleep(0)
    assert write(queue) == 1
    assert await staying == [[DONE]]
