"""Does the range door give what is asked for, to whom it may, in pages that travel?"""

import json
from uuid import uuid4

import pytest

from kernel.delivery.door import PAGE_BYTES, Door
from kernel.delivery.envelope import Marker, arrived
from kernel.identity import Grant, Principal, Role
from kernel.log.chain import Origin, Recorded

READER = Principal("service:reporting", (Grant(Role.SERVICE),))
MEMBER = Principal("person:1", (Grant(Role.MEMBER),))


@pytest.fixture
async def door(counting, words):
    """The door of a log of 300 events, some long, some private."""
    async with counting.writer() as writer:
        units = []
        for n in range(300):
            place = {"committee": words.HERE, "counter": uuid4()}
            label = "议政建言" * (1 + n % 60 * 10)
            command = words.Count(**place, label=label) if n % 10 else words.Draw(**place)
            units.append([words.asked(command)])
        await writer.submit_units(units)

    async def authenticate(told):
        return {"reader": READER, "member": MEMBER}.get(told)

    return Door(counting.running.engine, "counting", authenticate)


def origin(words):
    return Origin(words.HERE, "counting", "test")


async def pages(door, asked, who):
    """All pages from the first event to the head, as they travel."""
    after, told = 0, []
    while True:
        body = json.dumps({"origin": str(asked), "after": after}).encode()
        told.append(await door.answer(body, {"authorization": who}))
        page = json.loads(told[-1])
        if not page["events"]:
            return told[:-1]
        after = int(page["events"][-1][0]["ce-position"])
        assert page["head"] == 300


def opened(told):
    return [arrived(*entry) for page in told for entry in json.loads(page)["events"]]


async def test_all_pages_together_are_the_log_and_none_is_too_long(door, counting, words):
    told = await pages(door, origin(words), "reader")
    assert len(told) > 2
    assert max(map(len, told)) <= PAGE_BYTES
    log = await counting.log()
    for one, event in zip(opened(told), log, strict=True):
        assert (one.position, one.hash, one.prevhash) == (
            event.position,
            event.hash,
            event.prevhash,
        )
        assert isinstance(one, Recorded) == event.published
        if isinstance(one, Recorded):
            assert one.data == event.data
            assert one.holds()


async def test_a_page_is_filled_before_the_next_is_begun(door, words):
    told = await pages(door, origin(words), "reader")
    assert min(map(len, told[:-1])) > PAGE_BYTES * 0.9


async def test_one_event_longer_than_a_page_comes_alone(door, counting, words):
    async with counting.writer() as writer:
        command = words.Count(committee=words.THERE, counter=uuid4(), label="长" * 100_000)
        for _ in range(2):
            await writer.submit(words.asked(command))
    asked = {"origin": str(Origin(words.THERE, "counting", "test")), "after": 0}
    told = await door.answer(json.dumps(asked).encode(), {"authorization": "reader"})
    assert len(json.loads(told)["events"]) == 1


async def test_who_may_not_read_gets_places_alone(door, words):
    told = opened(await pages(door, origin(words), "member"))
    assert [one.position for one in told] == list(range(1, 301))
    assert all(isinstance(one, Marker) for one in told)


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"origin": "x", "after": 0}', b"\xff"])
async def test_what_cannot_be_understood_is_refused(door, body):
    assert "refused" in json.loads(await door.answer(body, {"authorization": "reader"}))


async def test_a_stranger_is_refused_and_so_is_an_unknown_log(door, words):
    known = json.dumps({"origin": str(origin(words)), "after": 0}).encode()
    assert "refused" in json.loads(await door.answer(known, {}))
    assert "refused" in json.loads(await door.answer(known, {"authorization": "nobody"}))
    other = str(Origin(words.HERE, "counting", "other"))
    body = json.dumps({"origin": other, "after": 0}).encode()
    assert "refused" in json.loads(await door.answer(body, {"authorization": "reader"}))
