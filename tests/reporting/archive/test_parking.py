"""Does reporting read what it had parked, in its views and in its cases, once it can?"""

import json
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from contracts.members.committee import CommitteeEstablished
from kernel.event import upcasts
from kernel.log.chain import chained
from kernel.tables import directory
from kernel.testing.feeding import Feed
from kernel.testing.running import client, eventually, receive, running
from reporting.app import REPORTING

HERE = UUID(int=7)


@pytest.fixture(autouse=True)
def upcasters(monkeypatch):
    monkeypatch.setattr("kernel.event._UPCASTERS", {})


def nameless(event):
    """The same event as a program wrote it that kept no name."""
    told = {name: value for name, value in json.loads(event.data).items() if name != "name"}
    bare = replace(event, data=json.dumps(told))
    return replace(bare, hash=chained(bare.prevhash, bare.sealed_text()))


async def test_a_parked_committee_is_known_after_its_replay(database):
    fields = {"committee": HERE, "code": "999900", "name": "x", "host": None}
    event = CommitteeEstablished.model_construct(**fields)
    arrived = nameless(Feed().next(HERE, event, date(2025, 1, 1)))
    async with running(REPORTING, database) as started, client(started) as http:
        await receive(started, [arrived])

        async def folded():
            wanted = {str(arrived.origin): 1}
            told = await http.post("/wait", json=wanted, params={"timeout_s": 0.1})
            return told.status_code == 200

        await eventually(folded, timeout_s=30)
        assert len((await http.get("/parked")).json()) == 1
        assert (await http.post("/parked/replay")).json() == {"replayed": 0, "parked": 1}

        @upcasts(CommitteeEstablished)
        def name_it(data):
            return {"name": "云岭市政协"} | data

        assert (await http.post("/parked/replay")).json() == {"replayed": 1, "parked": 0}
        async with started.engine.connect() as connection:
            row = (await connection.execute(select(directory))).one()
        assert (row.code, row.name) == ("999900", "云岭市政协")
