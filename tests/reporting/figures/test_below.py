"""Which committees are below one, and are their figures added up?"""

from datetime import date

from belonging_world import EDUCATION, LI, MENG, admitted, proposed
from years import BASIS, HERE, RULES, context

from contracts.committees import plenary_id
from contracts.members.committee import (
    CommitteeEnded,
    CommitteeEstablished,
    HostChanged,
    PlenaryConvened,
    RulesAdopted,
)
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id, derived
from kernel.testing.feeding import START, Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.context import CommitteeCase
from reporting.cases.keeping import step
from reporting.figures.below import below

COUNTY, TOWN, OTHER = (committee_id(code) for code in ("999901", "999901001", "999902"))
FIRST = date(2025, 1, 1)
BEGINNING = date.min


def one(*hosts, ended_on=None, by=None):
    """A committee with the hosts that it had, each from a day on."""
    every = tuple(host for host, _ in hosts)
    return CommitteeCase("", "", every, tuple(day for _, day in hosts), ended_on, by)


def test_those_below_stand_there_at_any_depth_on_that_day():
    moved = date(2025, 6, 1)
    known = {
        HERE: one((None, BEGINNING)),
        COUNTY: one((HERE, BEGINNING)),
        TOWN: one((COUNTY, BEGINNING), (OTHER, moved)),
        OTHER: one((None, BEGINNING)),
    }
    assert below(HERE, known, FIRST) == (COUNTY, TOWN)
    assert below(HERE, known, moved) == (COUNTY,)
    assert below(OTHER, known, moved) == (TOWN,)
    assert below(TOWN, known, FIRST) == ()


def test_who_was_succeeded_stands_below_its_successor_and_a_circle_ends():
    known = {
        HERE: one((COUNTY, BEGINNING)),
        COUNTY: one((HERE, BEGINNING)),
        OTHER: one((None, BEGINNING), ended_on=FIRST, by=COUNTY),
    }
    assert below(HERE, known, FIRST) == (COUNTY, OTHER)
    assert below(HERE, known, BEGINNING) == (COUNTY,)


def county(here, code, host):
    """A committee with its rules and a plenary in spring."""
    plenary = plenary_id(here, 5, 3)
    convened = PlenaryConvened(
        committee=here,
        plenary=plenary,
        term=5,
        session=3,
        opens=date(2025, 2, 3),
        closes=date(2025, 2, 5),
        cut_off=START.replace(year=2025, month=2, day=4),
    )
    return [
        (CommitteeEstablished(committee=here, code=code, name="青岚县政协", host=host), FIRST),
        (RulesAdopted(committee=here, rules=RULES, effective_on=FIRST, basis=BASIS), FIRST),
        (convened, FIRST),
    ]


async def asked(http, **params):
    found = await http.get(
        f"/committees/{HERE}/figures", params={"plenary": "5/3", "window": "2025"} | params
    )
    assert found.status_code == 200, found.text
    ids = ("proposals.received", "proposals.filed", "members.on_roll", "proposals.participants")
    told = found.json()
    return told, [told["figures"][id]["value"] for id in ids]


async def test_figures_with_all_below_are_those_of_each_together(database):
    own = [*context(), *admitted(LI), *proposed(1, LI), *proposed(2, EDUCATION)]
    lower = [
        *county(COUNTY, "999901", HERE),
        *admitted(MENG, LI.model_copy(update={"id": derived("elsewhere", LI.name)})),
        *proposed(3, MENG, plenary=plenary_id(COUNTY, 5, 3)),
    ]
    moved = HostChanged(committee=COUNTY, host=None, effective_on=date(2025, 12, 1), basis="批复")
    ended = CommitteeEnded(
        committee=COUNTY, succeeded_by=HERE, effective_on=date(2025, 12, 2), basis="批复"
    )
    async with running(REPORTING, database) as reporting, client(reporting) as http:

        async def hear(here, feed, events):
            await receive(reporting, feed.all(here, events))
            while await step(reporting.engine):
                pass

        upper, under = Feed(), Feed()
        await hear(HERE, upper, own)
        await hear(COUNTY, under, lower)
        assert (await asked(http))[1] == [2, 2, 1, 1]
        told, counts = await asked(http, scope="below")
        # Who sits in both committees counts once for each.
        assert counts == [3, 3, 3, 2]
        assert (told["scope"], told["of"], told["not_of_this_scope"]) == ("below", None, [])
        params = {"plenary": "5/3", "window": "2025", "scope": "below"}
        path = f"/committees/{HERE}/evidence/proposals.received"
        assert len((await http.get(path, params=params)).json()["cases"]) == 3
        before = told["as_of"]
        await hear(COUNTY, under, [(moved, date(2025, 12, 1))])
        assert (await asked(http, scope="below"))[1] == [2, 2, 1, 1]
        assert (await asked(http, scope="below", as_of=before))[1] == [3, 3, 3, 2]
        assert (await asked(http, scope="below", window="2025-03"))[1] == [3, 3, 3, 2]
        await hear(COUNTY, under, [(ended, date(2025, 12, 2))])
        assert (await asked(http, scope="below"))[1] == [3, 3, 3, 2]


async def test_all_below_is_for_who_may_read_each_of_them(database):
    async with running(REPORTING, database) as reporting:
        for here, events in ((HERE, context()), (COUNTY, county(COUNTY, "999901", HERE))):
            await receive(reporting, Feed().all(here, events))
        while await step(reporting.engine):
            pass
        own, lower = Grant(Role.LEADER, HERE), Grant(Role.LEADER, COUNTY)
        query = {"plenary": "5/3", "window": "2025"}
        for grants, status in (((own,), 403), ((own, lower), 200)):
            async with client(reporting, Principal("person:1", grants)) as http:
                path = f"/committees/{HERE}/figures"
                assert (await http.get(path, params=query)).status_code == 200
                for asked_of in (path, f"/committees/{HERE}/evidence/proposals.received"):
                    found = await http.get(asked_of, params=query | {"scope": "below"})
                    assert found.status_code == status, found.text
                    if status == 403:
                        assert found.json()["type"] == "urn:jianyan:problem:NotAllBelow"
