"""Does what was fetched reach the reader at once, in whatever way the time ran out?"""

import asyncio

import pytest
from nats.errors import TimeoutError as FetchTimeout
from nats.js.errors import ServiceUnavailableError

from kernel.delivery.bus import handing_over


def fetching(*told, lost=None):
    """A fetch that gives these answers one after another, and counts its questions."""
    answers = iter(told)

    async def fetch(**asked):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return handing_over(fetch, lost or asyncio.Event())


async def test_what_was_fetched_is_handed_over_before_more_is_asked_for():
    fetch = fetching(["one"], ["two"])
    assert await fetch(batch=2, timeout=0.2) == ["one"]
    with pytest.raises(FetchTimeout):
        await fetch(batch=1, timeout=0.1)
    assert await fetch(batch=2, timeout=0.2) == ["two"]


@pytest.mark.parametrize("way", [TimeoutError(), FetchTimeout()])
async def test_both_ways_of_running_out_of_time_are_told_as_one(way):
    with pytest.raises(FetchTimeout):
        await fetching(way)(batch=2, timeout=0.2)


async def test_another_failure_is_told_as_it_is():
    with pytest.raises(ConnectionError):
        await fetching(ConnectionError())(batch=2, timeout=0.2)


async def test_when_there_is_nothing_to_fetch_from_it_says_so_and_does_not_spin():
    lost = asyncio.Event()
    fetch = fetching(ServiceUnavailableError(), lost=lost)
    begun = asyncio.get_running_loop().time()
    with pytest.raises(FetchTimeout):
        await fetch(batch=2, timeout=0.2)
    assert lost.is_set()
    assert asyncio.get_running_loop().time() - begun > 0.1
