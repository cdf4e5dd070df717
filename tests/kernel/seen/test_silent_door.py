"""Does a log's door that does not answer keep a look at health waiting?"""

import asyncio
from uuid import uuid4

from sqlalchemy import insert

from kernel.tables import inbox
from kernel.testing.running import running
from reporting.app import REPORTING


async def test_a_door_that_is_silent_keeps_no_look_waiting(database, nats_url, monkeypatch):
    """While it waits, nobody can say that the database has stopped answering too."""
    asked_at_all = asyncio.Event()

    async def silent(*asked):
        asked_at_all.set()
        await asyncio.Event().wait()

    monkeypatch.setattr("kernel.watching.ask_heads", silent)
    monkeypatch.setattr("kernel.watching.PATIENCE_S", 60.0)
    async with running(REPORTING, database, nats_url) as started:
        heard = {"origin": f"{uuid4()}.members.1", "position": 1, "hash": "0" * 64}
        async with started.engine.begin() as connection:
            await connection.execute(insert(inbox).values(heard))
        async with asyncio.timeout(30):
            seen = await started.look()
        assert asked_at_all.is_set()
        assert not seen.error
