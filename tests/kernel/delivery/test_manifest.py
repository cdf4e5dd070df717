"""Do an origin and a reader count the same of a day, and does a difference show?"""

import json
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from kernel.delivery.door import Door, manifest
from kernel.delivery.envelope import MARKER, marker, outgoing
from kernel.delivery.manifest import Manifest, counted, differing
from kernel.identity import Grant, Principal, Role
from kernel.log.chain import Origin, named
from kernel.testing.running import client

DAY = date(2026, 3, 2)
# 23:59:59 in Shanghai, the last instant of that day there.
LAST = datetime(2026, 3, 2, 15, 59, 59, tzinfo=UTC)
PREFIX = "counting.counter"


@pytest.fixture
def origin(words):
    return Origin(words.HERE, "counting", "test")


@pytest.fixture
async def days(counting, words):
    """Three days of a log: 5 events, then none, then 4; every third is private."""
    for at, n in ((LAST, 5), (LAST + timedelta(days=1, seconds=1), 4)):
        async with counting.writer(lambda at=at: at) as writer:
            for index in range(n):
                place = {"committee": words.HERE, "counter": uuid4()}
                command = words.Draw(**place) if index % 3 == 2 else words.Count(**place)
                assert (await writer.submit(words.asked(command))).done
    return await counting.log()


async def of(counting, origin, day, seen=True):
    async with counting.running.engine.connect() as connection:
        return await manifest(connection, origin, day, seen=seen)


async def test_a_day_is_a_day_in_china(counting, origin, days):
    told = [await of(counting, origin, DAY + timedelta(days=n)) for n in (-1, 0, 1, 2, 3)]
    assert [(one.first, one.last, one.count) for one in told] == [
        (1, 0, 0),
        (1, 5, 5),
        (6, 5, 0),
        (6, 9, 4),
        (10, 9, 0),
    ]
    assert told[1].hash == told[2].hash == named(days[4].hash)
    assert told[3].hash == named(days[8].hash)


async def test_a_reader_counts_the_same_of_what_it_took(counting, origin, days):
    told = await of(counting, origin, DAY)
    took = [outgoing(event) for event in days]
    assert counted(took[told.first - 1 : told.last]) == told.counted
    assert {prefix: one.count for prefix, one in told.counted.items()} == {PREFIX: 4, MARKER: 1}


async def test_one_lost_event_and_one_that_was_changed_both_show(counting, origin, days):
    told = await of(counting, origin, DAY)
    took = [outgoing(event) for event in days[: told.last]]
    assert differing(told.counted, counted(took[1:])) == [PREFIX]
    assert differing(told.counted, counted([*took[:-1], marker(days[4])])) == [PREFIX, MARKER]
    assert differing(told.counted, counted([*reversed(took)])) == [PREFIX]


async def test_who_may_not_read_gets_the_markers_total(counting, origin, days):
    told = await of(counting, origin, DAY, seen=False)
    assert told.counted == counted([marker(event) for event in days[:5]])
    assert told.counted[MARKER].count == told.count == 5


async def test_a_reader_of_one_kind_compares_that_kind_alone(counting, origin, days):
    told = await of(counting, origin, DAY)
    took = [event for event in days[:5] if event.published]
    assert differing(told.counted, counted(took), only=[PREFIX]) == []
    assert differing(told.counted, counted(took)) == [MARKER]


async def test_the_door_tells_it_to_whom_it_may(counting, origin, days):
    reader = Principal("service:reporting", (Grant(Role.SERVICE),))
    elsewhere = Principal("subscriber:1", (Grant(Role.SUBSCRIBER, uuid4()),))

    async def authenticate(told):
        return {"reader": reader, "elsewhere": elsewhere}.get(told)

    door = Door(counting.running.engine, "counting", authenticate)
    body = json.dumps({"origin": str(origin), "day": DAY.isoformat()}).encode()
    full = Manifest.from_json(
        json.loads(await door.answer_manifest(body, {"authorization": "reader"}))
    )
    assert full == await of(counting, origin, DAY)
    part = json.loads(await door.answer_manifest(body, {"authorization": "elsewhere"}))
    assert list(part["counted"]) == [MARKER]
    for wrong, who in ((body, "nobody"), (b"{}", "reader"), (b"", "reader")):
        told = await door.answer_manifest(wrong, {"authorization": who})
        assert "refused" in json.loads(told)
    other = json.dumps({"origin": f"{uuid4()}.counting.x", "day": "2026-03-02"}).encode()
    told = json.loads(await door.answer_manifest(other, {"authorization": "reader"}))
    assert told["absent"]


async def test_it_is_told_over_http_too(counting, origin, days):
    subscriber = Principal("subscriber:1", (Grant(Role.SUBSCRIBER, origin.committee),))
    async with client(counting.running, subscriber) as http:
        asked = {"origin": str(origin), "day": DAY.isoformat()}
        told = await http.get("/log/manifest", params=asked)
        assert Manifest.from_json(told.json()) == await of(counting, origin, DAY)
        unknown = await http.get("/log/manifest", params=asked | {"origin": "x"})
        assert unknown.status_code == 404
