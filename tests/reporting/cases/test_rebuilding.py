"""Are figures served while cases are made anew, and is what comes out what was there?"""

import asyncio
from datetime import date

from sqlalchemy import text
from years import HERE, PLENARY, context

from contracts.proposals.proposal import ProposalFiled, ProposalSubmitted
from contracts.values import Named
from kernel import beside
from kernel.beside import begin
from kernel.event import _REGISTRY
from kernel.ids import derived
from kernel.shown import standings
from kernel.testing.feeding import Feed
from kernel.testing.running import client, eventually, receive, running
from reporting.app import REPORTING
from reporting.cases import keeping, rebuilding
from reporting.cases.keeping import CASES, step

DAY = date(2025, 1, 9)
PARAMS = {"plenary": "5/3", "id": ["proposals.received", "proposals.filed"]}


def proposals(first, last):
    """Proposals of these numbers, each submitted and filed."""
    for number in range(first, last):
        proposal = derived("proposal", number)
        yield (
            ProposalSubmitted(
                proposal=proposal,
                plenary=PLENARY,
                serial_no=number,
                printed_no=None,
                title="关于事项的提案",
                sponsor_kind="individual",
                first_sponsor=Named(id=derived("person", "王一宁"), name="王一宁"),
                co_sponsors=(),
                sector=None,
                category="社会建设",
                topics=(),
                timing="plenary",
                submitted_on=DAY,
                text=None,
            ),
            DAY,
        )
        filed = ProposalFiled(proposal=proposal, case_no=number, category=None, day_assumed=False)
        yield filed, DAY


async def counted(http):
    """Proposals received and filed, as figures say now."""
    told = await http.get(f"/committees/{HERE}/figures", params=PARAMS)
    assert told.status_code == 200, told.text
    found = told.json()["figures"]
    return found["proposals.received"]["value"], found["proposals.filed"]["value"]


async def take(reporting, feed, events):
    """What arrives, folded into what readers have."""
    await receive(reporting, feed.all(HERE, list(events)))
    while await step(reporting.engine):
        pass


async def rebuild(reporting):
    async with reporting.engine.begin() as connection:
        assert await begin(connection, CASES)
    reporting.bell.ring()


async def switched(reporting, live=2):
    async def so():
        async with reporting.engine.connect() as connection:
            at = (await standings(connection))["cases"]
            return (at.live, at.filling) == (live, None)

    await eventually(so, 60.0, f"the cases are read from tables {live}")


async def test_figures_are_served_and_arrivals_counted_while_cases_are_made_anew(
    database, monkeypatch
):
    monkeypatch.setattr(keeping, "PAGE", 3)
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        feed = Feed()
        await take(reporting, feed, [*context(), *proposals(0, 20)])
        await rebuild(reporting)
        for number in range(20, 25):
            await take(reporting, feed, proposals(number, number + 1))
            assert await counted(http) == (number + 1, number + 1)
        await switched(reporting)
        assert await counted(http) == (25, 25)
        await take(reporting, feed, proposals(25, 26))
        assert await counted(http) == (26, 26)


async def test_one_figure_pass_reads_old_cases_or_new_ones_never_both(database, monkeypatch):
    """Counted again and again across several switches, nothing is missed and nothing doubled."""
    monkeypatch.setattr(beside, "SAFE_S", 0)
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await take(reporting, Feed(), [*context(), *proposals(0, 10)])
        done = asyncio.Event()

        async def look():
            looked = 0
            while not done.is_set():
                assert await counted(http) == (10, 10)
                looked += 1
            return looked

        looking = asyncio.create_task(look())
        for live in (2, 3, 4):
            await rebuild(reporting)
            await switched(reporting, live)
        done.set()
        assert await looking > 0


async def test_cases_go_on_where_the_filling_was_stopped(database, monkeypatch):
    monkeypatch.setattr(keeping, "PAGE", 5)
    pages, fill = [], rebuilding.FromArchive.fill

    async def stops(self, connection, number):
        if len(pages) == 2:
            raise TimeoutError("stopped in the middle")
        pages.append(await fill(self, connection, number))
        return pages[-1]

    async with running(REPORTING, database) as reporting, client(reporting) as http:
        events = [*context(), *proposals(0, 15)]
        await take(reporting, Feed(), events)
        before = await counted(http)
        monkeypatch.setattr(rebuilding.FromArchive, "fill", stops)
        await rebuild(reporting)

        async def stopped():
            return len(pages) == 2

        await eventually(stopped, 60.0, "two pages are folded")
        assert await counted(http) == before
    again = []

    async def goes_on(self, connection, number):
        again.append(await fill(self, connection, number))
        return again[-1]

    monkeypatch.setattr(rebuilding.FromArchive, "fill", goes_on)
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await switched(reporting)
        assert await counted(http) == before
    assert sum(pages) + sum(again) == len(events)


async def test_after_a_crash_of_the_server_they_are_filled_from_the_first_event(
    database, postgres, monkeypatch
):
    """What fills is not logged: it is lost whole, which is noticed, and nothing of it is missed."""
    monkeypatch.setattr(keeping, "PAGE", 5)
    pages, fill = [], rebuilding.FromArchive.fill
    half, crashed = asyncio.Event(), asyncio.Event()

    async def counts(self, connection, number):
        if len(pages) == 2:
            half.set()
            await crashed.wait()
        pages.append(await fill(self, connection, number))
        return pages[-1]

    async with running(REPORTING, database) as reporting:
        events = [*context(), *proposals(0, 15)]
        await take(reporting, Feed(), events)
        before = await versions(reporting.engine)
        monkeypatch.setattr(rebuilding.FromArchive, "fill", counts)
        await rebuild(reporting)
        await half.wait()
        postgres.kill()
        postgres.start()
        await reporting.engine.dispose()
        crashed.set()
        await switched(reporting, 3)
        assert await versions(reporting.engine) == before
    assert sum(pages) == len(events) + 10


async def test_versions_made_anew_are_those_that_were_there(database):
    """Every column of every version, `known_*` included, and an index for each that was there."""
    async with running(REPORTING, database) as reporting:
        await take(reporting, Feed(), [*context(), *proposals(0, 300)])
        before = await versions(reporting.engine)
        assert len(before["case_proposal"]) == 600
        await rebuild(reporting)
        await switched(reporting)
        assert await versions(reporting.engine) == before
        async with reporting.engine.connect() as connection:
            wanted = "select count(*) from pg_indexes where schemaname = 'views'"
            assert (await connection.execute(text(wanted))).scalar() == 3 * len(CASES.tables)


async def versions(engine):
    """All versions of all cases, as text."""
    found = {}
    async with engine.connect() as connection:
        for table in CASES.tables:
            query = f"select to_jsonb(t)::text r from {table.name} t order by 1"
            found[table.name] = (await connection.execute(text(query))).scalars().all()
    return found


async def test_what_cannot_be_read_waits_anew_and_what_can_does_not(database, monkeypatch):
    monkeypatch.setattr(beside, "SAFE_S", 0)
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        unknown = _REGISTRY.pop("proposals.proposal.filed")
        try:
            await take(reporting, Feed(), [*context(), *proposals(0, 1)])
            await rebuild(reporting)
            await switched(reporting)
            (waiting,) = (await http.get("/parked")).json()
            assert waiting["type"] == "proposals.proposal.filed"
        finally:
            _REGISTRY["proposals.proposal.filed"] = unknown
        await rebuild(reporting)
        await switched(reporting, 3)
        assert (await http.get("/parked")).json() == []
        assert await counted(http) == (1, 1)
