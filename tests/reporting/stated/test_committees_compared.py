"""Do the committees below one stand beside each other, counted and as each states?"""

from datetime import date

import pytest
from belonging_world import LI, MENG, admitted, proposed
from years import BASIS, HERE, RULES, context

from contracts.committees import plenary_id
from contracts.members.committee import CommitteeEstablished, PlenaryConvened, RulesAdopted
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id, derived
from kernel.testing.feeding import START, Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step

EAST, WEST, UNDER = (committee_id(code) for code in ("999901", "999902", "999901001"))
FIRST = date(2025, 1, 1)
PATH = f"/committees/{HERE}/figures/{{}}/compared"
ASKED = {"plenary": "5/3", "window": "2025", "with": "siblings", "kind": "below"}


def county(here, code, name, host):
    """A committee with its rules, and a plenary in spring that has another number."""
    convened = PlenaryConvened(
        committee=here,
        plenary=plenary_id(here, 2, 1),
        term=2,
        session=1,
        opens=date(2025, 2, 3),
        closes=date(2025, 2, 5),
        cut_off=START.replace(year=2025, month=2, day=4),
    )
    founded = CommitteeEstablished(committee=here, code=code, name=name, host=host)
    adopted = RulesAdopted(committee=here, rules=RULES, effective_on=FIRST, basis=BASIS)
    return [(founded, FIRST), (adopted, FIRST), (convened, FIRST)]


def sat_in(person, here):
    """The same person's entry on another register."""
    return person.model_copy(update={"id": derived("elsewhere", person.name, here)})


async def heard(reporting):
    east, west = (plenary_id(one, 2, 1) for one in (EAST, WEST))
    for here, events in (
        (HERE, [*context(), *admitted(LI), *proposed(1, LI)]),
        (EAST, [
            *county(EAST, "999901", "青岚县政协", HERE), *admitted(MENG),
            *proposed(2, MENG, plenary=east), *proposed(3, MENG, plenary=east),
        ]),
        (WEST, [
            *county(WEST, "999902", "松泉县政协", HERE), *admitted(sat_in(LI, WEST)),
            *proposed(4, sat_in(LI, WEST), plenary=west),
        ]),
        (UNDER, county(UNDER, "999901001", "柳湾街道委员联络组", EAST)),
    ):  # fmt: skip
        await receive(reporting, Feed().all(here, events))
    while await step(reporting.engine):
        pass


async def compared(http, figure, status=200, **params):
    answer = await http.get(PATH.format(figure), params=ASKED | params)
    assert answer.status_code == status, answer.text
    return answer.json()


async def test_those_directly_below_are_counted_each_and_stated_ones_are_marked(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await heard(reporting)
        told = await compared(http, "proposals.received")
        sides = [(one["name"], one["text"], one["stated"]) for one in told["bodies"]]
        assert sides == [("青岚县政协", "2件", False), ("松泉县政协", "1件", False)]
        number = {"value": 5, "source": "松泉县政协2025年工作总结，第2页"}
        body = {"figure": "proposals.received", "window": "2025", "number": number}
        stated = await http.post(f"/committees/{WEST}/stated-figures", json=body)
        assert stated.status_code == 201, stated.text
        http.headers["at-least"] = stated.json()["position"]
        told = await compared(http, "proposals.received")
        sides = [(one["name"], one["value"], one["stated"]) for one in told["bodies"]]
        assert sides[1:] == [("松泉县政协", 1, False), ("松泉县政协", 5, True)]
        plenary = await compared(http, "proposals.received", window="plenary")
        assert not any(one["stated"] for one in plenary["bodies"])
        refused = await compared(http, "proposals.by_category", 422)
        assert refused["type"] == "urn:jianyan:problem:PartOrNot"


@pytest.mark.parametrize(("lower", "status"), [((EAST,), 403), ((EAST, WEST, UNDER), 200)])
async def test_only_who_may_read_each_of_them_compares_them(database, lower, status):
    grants = tuple(Grant(Role.LEADER, one) for one in (HERE, *lower))
    async with running(REPORTING, database) as reporting:
        await heard(reporting)
        async with client(reporting, Principal("person:1", grants)) as http:
            await compared(http, "proposals.received", status)
