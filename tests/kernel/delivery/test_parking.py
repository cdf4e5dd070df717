"""Does what could not be read wait, with what follows it, until today's program reads it?"""

import json
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Uuid, select

from kernel.event import upcasts
from kernel.log.chain import chained
from kernel.log.reading import heads, page
from kernel.reactions import listens
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from kernel.view import View

DAY = date(2026, 3, 2)
tables = MetaData()
totals = Table(
    "totals", tables, Column("counter", Uuid, primary_key=True), Column("total", Integer)
)


@dataclass(frozen=True, slots=True)
class Total:
    """A counter of somebody else, as far as it was heard."""

    counter: UUID
    total: int


@pytest.fixture
def service(words):
    """A service that is no reporting: it folds what it hears, and counts along."""

    def row(before, event, recorded):
        return Total(event.counter, (before.total if before else 0) + event.by)

    @listens(words.Counted)
    def count_along(event, known, recorded):
        return [words.Count(committee=words.THERE, counter=event.counter, by=event.by)]

    view = View(totals, Total, (words.Counted,), lambda event, at: event.counter, row)
    return replace(words.COUNTING, tables=(tables,), heard=(view,), reactions=(count_along,))


@pytest.fixture(autouse=True)
def upcasters(monkeypatch):
    monkeypatch.setattr("kernel.event._UPCASTERS", {})


def older(event):
    """The same event as a program wrote it that knew no `by`."""
    told = {name: value for name, value in json.loads(event.data).items() if name != "by"}
    bare = replace(event, data=json.dumps(told))
    return replace(bare, hash=chained(bare.prevhash, bare.sealed_text()))


async def heard(started):
    async with started.engine.connect() as connection:
        rows = await connection.execute(select(totals))
        return {row.counter: row.total for row in rows}


async def counted_along(started, words):
    """What the reactions wrote: counter and by, in order."""
    async with started.engine.connect() as connection:
        found = await heads(connection, "counting")
        events = [e for n, origin, _ in found for e in await page(connection, n, origin, 0)]
    told = [words.Counted.read(event.data) for event in events]
    return [(one.counter, one.by) for one in told]


async def test_a_parked_event_is_read_through_todays_upcasters_and_reacted_to(
    database, words, service
):
    feed, broken, well = Feed(), uuid4(), uuid4()
    events = [
        feed.next(words.HERE, words.Counted(counter=counter, by=by, label=""), DAY)
        for counter, by in ((broken, 1), (well, 2), (broken, 4))
    ]
    async with running(service, database) as started, client(started) as http:
        await receive(started, [older(events[0]), *events[1:]])
        assert await heard(started) == {well: 2}, "what follows in its stream waits behind it"
        assert await counted_along(started, words) == [(well, 2)]
        told = (await http.get("/parked")).json()
        assert [(one["position"], one["type"]) for one in told] == [
            (1, "counting.counter.counted"),
            (3, "counting.counter.counted"),
        ]
        unread = await http.post("/parked/replay")
        assert unread.json() == {"replayed": 0, "parked": 2}

        @upcasts(words.Counted)
        def count_by_one(data):
            return {"by": 1} | data

        done = await http.post("/parked/replay")
        assert done.json() == {"replayed": 2, "parked": 0}
        assert await heard(started) == {well: 2, broken: 5}
        along = await counted_along(started, words)
        assert along == [(well, 2), (broken, 1), (broken, 4)]
        assert (await http.post("/parked/replay")).json() == {"replayed": 0, "parked": 0}
        assert await counted_along(started, words) == along


async def test_a_replay_that_was_cut_short_before_its_reactions_is_finished_by_the_next(
    database, words, service, monkeypatch
):
    feed, counter = Feed(), uuid4()
    event = feed.next(words.HERE, words.Counted(counter=counter, by=3, label=""), DAY)
    async with running(service, database) as started:
        await receive(started, [older(event)])

        @upcasts(words.Counted)
        def count_by_three(data):
            return {"by": 3} | data

        async def cut(self, one):
            raise ConnectionError("cut short")

        with monkeypatch.context() as fault:
            fault.setattr("kernel.hearing.Hearing._react_to", cut)
            with pytest.raises(ConnectionError):
                await started.hearing().replay()
        assert await heard(started) == {counter: 3}
        assert await counted_along(started, words) == []
        await started.hearing().replay()
        assert await heard(started) == {counter: 3}, "folded once"
        assert await counted_along(started, words) == [(counter, 3)]


async def test_an_upcaster_leaves_what_is_written_today_as_it_is(words):
    event = words.Counted(counter=uuid4(), by=7, label="今")

    @upcasts(words.Counted)
    def count_by_one(data):
        return {"by": 1} | data

    assert words.Counted.read(event.as_text()) == event
