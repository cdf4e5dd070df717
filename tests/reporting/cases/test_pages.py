"""Do the same arrivals give the same versions, however they come in pages, live or anew?"""

import asyncio
from unittest import mock

from city_years import City
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from years import HERE, years

from kernel.beside import begin
from kernel.refill import Filler
from kernel.shown import physical, standings
from kernel.testing.feeding import Feed
from kernel.testing.plugin import fresh_database
from kernel.testing.running import receive, running
from reporting.app import REPORTING
from reporting.cases import keeping
from reporting.cases.keeping import CASES, step
from reporting.cases.rebuilding import from_archive

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)


async def _folded_twice(url, arrived, first, second):
    """All versions folded live by pages of one size, and anew by pages of another."""
    async with running(REPORTING, url) as reporting:
        with mock.patch.object(keeping, "PAGE", first):
            await receive(reporting, arrived)
            while await step(reporting.engine):
                pass
        before = await _versions(reporting.engine, 1)
        with mock.patch.object(keeping, "PAGE", second):
            async with reporting.engine.begin() as connection:
                assert await begin(connection, CASES)
            await _filled(reporting)
        return before, await _versions(reporting.engine, 2)


async def _filled(reporting):
    (refill,) = from_archive(reporting)
    filler = Filler(reporting.engine, REPORTING.name, (refill,))
    while True:
        await filler.step(refill)
        async with reporting.engine.connect() as connection:
            if (await standings(connection))["cases"].live == 2:
                return


async def _versions(engine, number):
    """Every column of every version, as text, by table."""
    found = {}
    async with engine.connect() as connection:
        for table in CASES.tables:
            where = physical(table, number)
            query = text(f"select t::text from {where.schema}.{where.name} t order by 1")
            found[table.name] = (await connection.execute(query)).scalars().all()
    return found


@settings(max_examples=4, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(events=years(), first=st.integers(1, 9), second=st.sampled_from((1, 4, 5000)))
def test_pages_of_any_size_give_the_same_versions(postgres, events, first, second):
    with fresh_database(postgres) as url:
        arrived = Feed().all(HERE, events)
        live, anew = asyncio.run(_folded_twice(url, arrived, first, second))
    assert live == anew
    assert any(live.values())


def test_a_citys_year_gives_the_same_versions_event_by_event_and_at_once(postgres):
    city = City("999900", "云岭市政协", "city", members=20, proposals=30, a_month=1)
    arrived = Feed().all(city.here, list(city.events())[:700])
    with fresh_database(postgres) as url:
        live, anew = asyncio.run(_folded_twice(url, arrived, 1, 5000))
    assert live == anew
    kinds = [name for name, versions in live.items() if versions]
    assert len(kinds) > 10, kinds
