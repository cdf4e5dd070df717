"""Does reporting see that its archive lacks what an origin recorded?"""

from contextlib import asynccontextmanager

import asyncpg
import pytest
from sqlalchemy import func, select

from kernel.clock import today
from kernel.metrics import RECONCILED_MISSING
from kernel.testing.plugin import fresh_database
from kernel.testing.running import client, eventually, running
from members.app import MEMBERS
from reporting.app import REPORTING
from reporting.archive.tables import archive


@pytest.fixture
async def node(postgres, nats_url):
    """members and reporting, with a committee of which everything has arrived."""
    with fresh_database(postgres) as first, fresh_database(postgres) as second:
        async with (
            running(MEMBERS, first, nats_url) as members,
            running(REPORTING, second, nats_url) as reporting,
            client(members) as http,
        ):
            body = {"code": "999900", "name": "云岭市政协", "preset": "city"}
            day = today().isoformat()
            told = await http.post("/committees", json=body)
            assert told.status_code == 201, told.text
            origin, position = told.json()["position"].split("@")

            async def arrived():
                wanted = select(func.max(archive.c.position))
                async with reporting.engine.connect() as connection:
                    found = (await connection.execute(wanted)).scalar()
                return (found or 0) >= int(position)

            await eventually(arrived, timeout_s=60, what="the committee has arrived")
            yield origin, int(position), reporting, second, day


@asynccontextmanager
async def asking(reporting, day):
    async with client(reporting) as http:

        async def ask(*days, origins=()):
            body = {"days": days or [day], "origins": list(origins)}
            told = await http.post("/reconcile", json=body)
            assert told.status_code == 200, told.text
            return told.json()

        yield ask


async def test_a_whole_archive_agrees_and_a_hole_is_named(node):
    origin, position, reporting, urls, day = node
    async with asking(reporting, day) as ask:
        (whole,) = await ask()
        assert whole == {
            "origin": origin,
            "day": day,
            "counted": position,
            "held": position,
            "missing": 0,
            "equal": True,
            "differs": [],
            "failure": None,
        }
        owner = await asyncpg.connect(urls.owner)
        await owner.execute("alter table archive disable trigger archive_append_only")
        await owner.execute("delete from archive where position = 1")
        await owner.close()
        (torn,) = await ask()
        assert (torn["counted"], torn["held"], torn["missing"]) == (position, position - 1, 1)
        assert not torn["equal"]
        assert torn["differs"]
        assert RECONCILED_MISSING.labels("reporting", origin)._value.get() == 1


async def test_a_day_without_events_agrees_and_an_unknown_log_does_not(node):
    origin, _, reporting, _, day = node
    unheard = origin.rsplit(".", 1)[0] + ".other"
    async with asking(reporting, day) as ask:
        quiet, strange = await ask("2020-01-01", origins=[unheard])
        assert (quiet["counted"], quiet["equal"]) == (0, True)
        assert (strange["counted"], strange["equal"]) == (None, False)
        assert "no such log" in strange["failure"]
