"""Does a database that the first release wrote go on under today's program, with all it held?"""

import gzip
import json
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text

from kernel.cursors import until
from kernel.freeze import declared
from kernel.infra.databases import SERVICES
from kernel.log.chain import Origin
from kernel.log.verify import verified
from kernel.testing.running import client, eventually, running

HELD = Path(__file__).with_name("v0_1_0")
"""A county's year, imported by the first release: what `pg_dump --data-only` told of its tables."""
HERE = "999902"


async def as_first_released(urls, name):
    """A database as the first release made and filled it."""
    versions = declared(name).migrations / "versions"
    connection = await asyncpg.connect(urls.owner)
    await connection.execute((versions / "v0001_first.sql").read_text("utf-8"))
    await connection.execute(
        "create table alembic_version (version_num varchar(32) not null primary key)"
    )
    await connection.execute(gzip.decompress((HELD / f"{name}.sql.gz").read_bytes()).decode())
    rows = {table: await counted(connection, table) for table in ("events", "answers", "vault")}
    await connection.close()
    return rows


async def counted(connection, table):
    """How many rows a table has."""
    return await connection.fetchval(f"select count(*) from {table}")


@pytest.mark.parametrize("name", SERVICES)
async def test_what_the_first_release_wrote_proves_itself_after_the_upgrade(database, name):
    before = await as_first_released(database, name)
    service = declared(name)
    async with running(service, database) as started:
        assert (await verified(started.engine, name)).problems == []
        for check in service.checks:
            assert await check(started.engine) == []
    connection = await asyncpg.connect(database.owner)
    assert {table: await counted(connection, table) for table in before} == before
    assert await connection.fetchval("select version_num from alembic_version") != "v0001"
    await connection.close()
    assert name == "reporting" or before["events"] > 100


@pytest.mark.parametrize("name", ["members", "proposals", "sectors"])
async def test_views_folded_anew_hold_what_the_first_release_folded(database, name):
    await as_first_released(database, name)
    service = declared(name)
    async with running(service, database) as started, client(started) as http:
        views = [view.name for view in service.views]
        live = await settled(http, views)
        before = {view: await rows_of(started.engine, view) for view in views}
        assert any(before.values())
        for view in views:
            await http.post("/views/rebuild", params={"view": view})

        async def anew():
            told = (await http.get("/views")).json()
            return all(one["live"] > live[one["view"]] for one in told if one["view"] in views)

        await eventually(anew, 60.0, "every view is made anew")
        assert {view: await rows_of(started.engine, view) for view in views} == before


async def settled(http, views):
    """Which table of each of these is live, once those newer than their events are filled."""
    told = []

    async def none_is_filling():
        told[:] = [one for one in (await http.get("/views")).json() if one["view"] in views]
        return all(one["filling"] is None for one in told)

    await eventually(none_is_filling, 60.0, "no view is being filled")
    return {one["view"]: one["live"] for one in told}


async def test_a_view_newer_than_its_events_is_filled_by_itself(database):
    await as_first_released(database, "proposals")
    async with running(declared("proposals"), database) as started, client(started) as http:
        assert (await settled(http, ["papers"]))["papers"] == 2
        submitted = await rows_of(started.engine, "proposals")
        assert len(await rows_of(started.engine, "papers")) == len(submitted) > 20


async def rows_of(engine, view):
    """What readers see of a view, in a fixed order."""
    async with engine.connect() as connection:
        found = await connection.execute(
            text(f'select to_jsonb(t)::text r from "{view}" t order by 1')
        )
        return found.scalars().all()


async def test_commands_go_on_where_the_first_release_stopped(database):
    await as_first_released(database, "members")
    async with running(declared("members"), database) as started, client(started) as http:
        heads = (await http.get("/log/heads")).json()
        convened = await http.post(
            f"/committees/{HERE}/plenaries",
            json={
                "term": 4,
                "session": 5,
                "opens": "2026-01-09",
                "closes": "2026-01-11",
                "cut_off": "2026-01-10T12:00:00+08:00",
            },
        )
        assert convened.status_code == 201, convened.text
        origin, position = convened.json()["position"].split("@")
        assert int(position) == heads[origin] + 1
        assert await until(started.engine, "views", Origin.parse(origin), int(position), 30.0)
        assert (await verified(started.engine, "members")).problems == []


async def test_an_import_that_the_first_release_took_adds_no_event(database):
    """The same ledger again changes nothing: what was answered is remembered across releases."""
    await as_first_released(database, "members")
    ledger = Path(__file__).parents[3] / "examples" / "ledgers" / "qingxi-2024-roster.xlsx"
    async with running(declared("members"), database) as started, client(started) as http:
        heads = (await http.get("/log/heads")).json()
        told = await http.post(
            f"/committees/{HERE}/imports/roster",
            files={"file": (ledger.name, ledger.read_bytes())},
            params={"plenary": "4/3"},
        )
        assert told.status_code == 200, told.text
        assert told.json()["outcome"]["good"] == 56
        assert (await http.get("/log/heads")).json() == heads


BY_THE_ROSTER = ("proposals.by_sector", "proposals.sr_by_sector")
"""Parted by what the ledger wrote at first; now by the sectors of the day (ADR 44)."""


async def test_figures_are_those_that_the_first_release_printed(database):
    await as_first_released(database, "reporting")
    recorded = json.loads((HELD / "figures.json").read_text("utf-8"))
    async with running(declared("reporting"), database) as started, client(started) as http:
        # There are more kinds of cases since: they are all made anew without being asked.
        async def anew():
            told = {one["view"]: one for one in (await http.get("/views")).json()}
            return told["cases"]["live"] == 2 and told["cases"]["filling"] is None

        await eventually(anew, 60.0, "the cases, which know more by now, are made anew")
        found, then = await values(http, recorded), printed(recorded)
        assert {id: one for id, one in found.items() if id not in BY_THE_ROSTER} == {
            id: one for id, one in then.items() if id not in BY_THE_ROSTER
        }
        assert [found[id]["whole"] for id in BY_THE_ROSTER] == [20, 18]
        assert set(found["proposals.by_sector"]["values"]) - {"未填界别"}


async def values(http, recorded):
    """Today's figures, of those that the first release knew."""
    told = await http.get(f"/committees/{HERE}/figures", params={"plenary": "4/3"})
    assert told.status_code == 200, told.text
    return printed({id: told.json()["figures"][id] for id in recorded})


def printed(figures):
    """What is printed of figures; their definitions may be worded anew."""
    words = ("title", "means", "kind")
    return {id: {k: v for k, v in one.items() if k not in words} for id, one in figures.items()}


async def test_proposals_of_the_first_release_are_found_by_their_words(database):
    await as_first_released(database, "proposals")
    async with running(declared("proposals"), database) as started, client(started) as http:
        await settled(http, ["proposal_words"])
        url = f"/committees/{HERE}/proposals"
        everything = (await http.get(url, params={"limit": 1})).json()
        title = everything["items"][0]["title"]
        told = (await http.post(f"{url}/similar", json={"title": title})).json()
        assert [one["score"] for one in told][:1] == [1.0]
        assert (await http.get(url, params={"text": title[2:-3]})).json()["total"] >= 1
        async with started.engine.connect() as connection:
            counted = text("select proposals from word_counts where word = ''")
            assert (await connection.execute(counted)).scalar() == everything["total"]
