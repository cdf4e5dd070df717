"""Are figures with all below counted again from the events of each, and a fault there seen?"""

from datetime import date
from random import Random

import asyncpg
import pytest
from busy_year import BusyYear
from twice import elsewhere
from years import HERE

from contracts.members.committee import HostChanged
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step
from reporting.figures.catalogue import FIGURES

UPPER, ABOVE = elsewhere(Feed().all(HERE, BusyYear(Random(5), 12).events()), 1)
FIRST, MOVED = date(2024, 12, 3), date(2025, 10, 1)
LOST = (
    "delete from case_proposal where known_to = 4611686018427387904 and case_id ="
    " (select case_id from case_proposal where state = 'filed' and committee = $1"
    " and submitted_on between '2025-01-08' and '2025-09-30'"
    " and known_to = 4611686018427387904 order by case_id limit 1) returning case_id"
)


def moved(host, on):
    return HostChanged(committee=HERE, host=host, effective_on=on, basis="批复"), on


@pytest.fixture
async def region(database):
    """(HTTP, `await planted()`): a committee, and one that is below it until the autumn."""
    below = [*BusyYear(Random(6), 12).events(), moved(UPPER, FIRST), moved(None, MOVED)]
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, ABOVE)
        await receive(reporting, Feed().all(HERE, below))
        while await step(reporting.engine):
            pass

        async def planted():
            connection = await asyncpg.connect(database.owner)
            found = await connection.fetchval(LOST, HERE)
            await connection.close()
            return found

        yield http, planted


async def recheck(http, **more):
    params = {"plenary": "5/3", "scope": "below"} | more
    told = await http.get(f"/committees/{UPPER}/figures/recheck", params=params)
    assert told.status_code == 200, told.text
    return told.json()


@pytest.mark.parametrize("window", ["2025-Q3", "2025", "plenary"])
async def test_all_figures_with_all_below_agree(region, window):
    http, _ = region
    told = await recheck(http, window=window)
    assert told["differences"] == []
    assert told["agree"] == told["checked"] == len(FIGURES)


async def test_a_case_lost_below_is_seen_while_it_stood_below_and_named_with_its_events(region):
    http, planted = region
    asked = {"id": "proposals.filed", "window": "2025-01-08..2025-09-30"}
    assert (await recheck(http, **asked))["differences"] == []
    lost = await planted()
    (one,) = (await recheck(http, **asked))["differences"]
    (case,) = one["cases"]
    assert (case["case"], case["counted"]) == (lost, "second")
    assert case["events"][0]["title"] == "提案提交"
    assert (await recheck(http, id="proposals.filed", window="2025"))["differences"] == []
    own = await recheck(http, id="proposals.filed", scope="committee")
    assert own["differences"] == []
