"""Is whatever was changed behind the archive's back found and named?"""

from datetime import date

import asyncpg
import pytest

from contracts.members.committee import CommitteeEstablished
from kernel.delivery.envelope import marker
from kernel.delivery.sorting import Sorting
from kernel.ids import committee_id
from kernel.log.chain import named
from kernel.tables import inbox
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.archive import verify
from reporting.archive.verify import check_archive

DAY = date(2026, 3, 2)
BREAKS = {
    "data": ("update archive set data = '{}' where arrival = 4", "arrival 4: content"),
    "hash": ("update archive set hash = '\\x00' where arrival = 3", "arrival 3: does not follow"),
    "gap": ("delete from archive where arrival = 3", "arrival 3-3: missing"),
    "end": ("delete from archive where arrival > 5", "the head says 6"),
    "order": ("update archive set position = 9 where arrival = 4", "@9 does not follow"),
    "head": ("update archive_head set chain = '\\x00'", "the head says 6 or differs"),
    "inbox": ("update inbox set position = 1", "the inbox stands at 1"),
}


def events() -> list:
    """Six events of two committees; one arrives as a marker."""
    feed = Feed()
    found = []
    for n in range(3):
        for code in ("999900", "999901"):
            here = committee_id(code)
            told = CommitteeEstablished(committee=here, code=code, name=f"政协{n}", host=None)
            found.append(feed.next(here, told, DAY))
    return [*found[:2], marker(found[2]), *found[3:]]


@pytest.fixture
async def archived(database):
    """Reporting, after six arrivals, with its inbox where they end."""
    async with running(REPORTING, database) as started:
        arrived = events()
        await receive(started, arrived)
        sorting = Sorting({})
        for one in arrived:
            sorting.offer(one)
        assert sorting.taken == arrived
        async with started.engine.begin() as connection:
            for origin, place in sorting.places.items():
                row = {"origin": origin, "position": place.position, "hash": place.hash}
                await connection.execute(inbox.insert().values(row))
        assert {place.hash for place in sorting.places.values()} <= {named(o.hash) for o in arrived}
        yield started


async def test_an_archive_that_nobody_touched_proves_itself(archived, monkeypatch):
    monkeypatch.setattr(verify, "PAGE", 4)
    assert await check_archive(archived.engine) == []
    async with client(archived) as http:
        told = await http.get("/log/verify")
    nothing = {"problems": [], "origins": {}, "forgotten": 0, "forgotten_items": []}
    assert told.json() == {"ok": True, **nothing}


@pytest.mark.parametrize("broken", BREAKS)
async def test_what_was_changed_behind_its_back_is_named(archived, database, monkeypatch, broken):
    monkeypatch.setattr(verify, "PAGE", 4)
    change, says = BREAKS[broken]
    connection = await asyncpg.connect(database.owner)
    await connection.execute("alter table archive disable trigger archive_append_only")
    await connection.execute(change)
    await connection.close()
    problems = await check_archive(archived.engine)
    assert any(says in problem for problem in problems), problems
    async with client(archived) as http:
        told = (await http.get("/log/verify")).json()
    assert not told["ok"]
    assert told["problems"] == problems
