"""Do figures of one body, one unit, one member count what belongs to them, and nothing else?"""

import pytest
from belonging_world import (
    CEN,
    ECONOMY,
    EDUCATION,
    HERE,
    LI,
    MENG,
    ROADS,
    SPORTS,
    STUDY,
    SUMMER,
    admitted,
    year,
)

from contracts.proposals.handling import SponsorContacted
from kernel.ids import derived
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step
from reporting.figures.belonging import belongs
from reporting.figures.catalogue import FIGURES
from reporting.figures.lens import Sort

PARAMS = {"plenary": "5/3"}


async def fold(reporting, events):
    await receive(reporting, Feed().all(HERE, events))
    while await step(reporting.engine):
        pass


async def told(http, **params):
    found = await http.get(f"/committees/{HERE}/figures", params=PARAMS | params)
    assert found.status_code == 200, found.text
    return found.json()


def value(figure):
    for name in ("value", "numerator", "whole"):
        if name in figure:
            return figure[name]
    raise AssertionError(figure)


EXPECTED = {
    ("body", "教育界"): {
        "proposals.received": 5,  # 1, 3, 6 by Cen in time, 4 as written, 5 its own
        "proposals.filed_collective": 1,
        "proposals.sponsors": 2,
        "proposals.sponsors_any_role": 2,
        "proposals.assigned": 3,
        "proposals.feedback_returned": 2,
        "proposals.sr_received": 1,
        "proposals.sr_reporters": 1,
        "sectors.activities": 1,
        "sectors.joint_activities": 1,
        "sectors.present": 1,
        "sectors.participants": 1,
        "sectors.notes": 1,
        "members.on_roll": 0,
        "members.contacts": 1,
        "members.contact_times": 1,
        "members.reached": 1,
    },
    ("body", "经济"): {
        "proposals.received": 2,
        "proposals.sponsors": 1,
        "proposals.sponsors_any_role": 2,
        "proposals.sr_received": 1,
        "proposals.sr_reporters": 1,
        "sectors.activities": 1,
        "sectors.present": 2,
        "members.on_roll": 2,
        "proposals.participants": 2,
        "proposals.zero_sponsors": 0,
        "members.contact_times": 1,
    },
    ("body", STUDY.name): {
        "proposals.received": 1,
        "sectors.activities": 1,
        "sectors.present": 1,
        "members.on_roll": 1,
    },
    ("unit", "教体局"): {
        "proposals.handled": 3,
        "proposals.units_involved": 2,
        "proposals.replies": 1,
        "proposals.received": 2,
        "proposals.replied": 2,
        "proposals.feedback_returned": 2,
        "proposals.satisfied": 1,
    },
    ("member", CEN.name): {
        "proposals.received": 4,
        "proposals.sponsors_any_role": 1,
        "proposals.feedback_returned": 1,
        "proposals.sr_received": 2,
        "sectors.present": 2,
        "sectors.notes": 1,
        "members.contacts": 1,
        "members.contact_times": 1,
        "members.reached": 1,
    },
}


async def test_each_scope_counts_what_belongs_to_it(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await fold(reporting, year())
        whole = await told(http)
        assert value(whole["figures"]["proposals.received"]) == 6
        assert (whole["scope"], whole["of"], whole["not_of_this_scope"]) == ("committee", None, [])
        for (sort, name), expected in EXPECTED.items():
            found = (await told(http, scope=sort, of=name))["figures"]
            counts = {id: value(found[id]) if id in found else None for id in expected}
            assert counts == expected, (sort, name)


async def test_the_contact_rate_of_a_unit_is_of_what_it_leads(database):
    told_of = {"unit": SPORTS, "sponsor": MENG, "way": "phone", "contacted_on": SUMMER}
    assists = SponsorContacted(proposal=derived("proposal", 4), **told_of), SUMMER
    leads = SponsorContacted(proposal=derived("proposal", 3), **told_of), SUMMER
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await fold(reporting, [*year(), assists, leads])
        found = (await told(http, scope="unit", of="教体局"))["figures"]
        rate = found["proposals.contact_rate"]
        assert (rate["numerator"], rate["denominator"]) == (1, 2)


@pytest.mark.parametrize(
    ("sort", "absent"),
    [
        ("body", {"members.contact_pairs", "proposals.leads", "members.difficulties_raised"}),
        ("unit", {"members.on_roll", "sectors.activities", "proposals.key_proposals"}),
        ("member", {"members.on_roll", "proposals.participation_rate", "sectors.activities"}),
    ],
)
def test_what_cannot_be_counted_of_a_scope_is_told_and_not_counted(sort, absent):
    missing = {id for id, one in FIGURES.items() if not belongs(one, Sort(sort))}
    assert absent <= missing
    assert all(
        belongs(one, Sort.COMMITTEE) and belongs(one, Sort.BELOW) for one in FIGURES.values()
    )


async def test_what_is_absent_is_listed_and_has_no_evidence(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await fold(reporting, year())
        mine = {"scope": "member", "of": str(CEN.id)}
        found = await told(http, **mine)
        assert (found["scope"], found["name"]) == ("member", CEN.name)
        assert set(found["figures"]) | set(found["not_of_this_scope"]) == set(FIGURES)
        assert not set(found["figures"]) & set(found["not_of_this_scope"])
        path = f"/committees/{HERE}/evidence/members.on_roll"
        refused = await http.get(path, params=PARAMS | mine)
        assert (refused.status_code, refused.json()["type"]) == (
            422,
            "urn:jianyan:problem:NotOfThisScope",
        )


@pytest.mark.parametrize(
    ("query", "status", "problem"),
    [
        ({"scope": "body"}, 422, "NobodyNamed"),
        ({"of": "教育"}, 422, "NothingToName"),
        ({"scope": "body", "of": "教育委员会"}, 404, "NobodyMeant"),
        ({"scope": "unit", "of": "水利局"}, 404, "NobodyMeant"),
        ({"scope": "member", "of": "岑知"}, 404, "NobodyMeant"),
        ({"scope": "township"}, 422, None),
    ],
)
async def test_who_is_not_there_is_refused_with_those_who_are(database, query, status, problem):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await fold(reporting, year())
        found = await http.get(f"/committees/{HERE}/figures", params=PARAMS | query)
        assert found.status_code == status
        if problem is not None:
            assert found.json()["type"] == f"urn:jianyan:problem:{problem}"
        if problem == "NobodyMeant":
            assert found.json()["candidates"]


async def test_of_two_who_bear_one_name_the_id_decides(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        twin = MENG.model_copy(update={"id": LI.id})
        await fold(reporting, [*year(), *admitted(twin)])
        query = {"scope": "member", "of": MENG.name}
        found = await http.get(f"/committees/{HERE}/figures", params=PARAMS | query)
        assert found.status_code == 422
        assert {one["id"] for one in found.json()["candidates"]} == {str(MENG.id), str(LI.id)}
        one = await told(http, scope="member", of=str(LI.id))
        assert value(one["figures"]["proposals.received"]) == 1


async def test_ids_of_bodies_and_units_are_taken_too(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await fold(reporting, year())
        for sort, one in (
            ("body", ECONOMY),
            ("body", EDUCATION),
            ("unit", ROADS),
            ("unit", SPORTS),
        ):
            by_id = await told(http, scope=sort, of=str(one.id))
            by_name = await told(http, scope=sort, of=one.name)
            assert by_id["figures"] == by_name["figures"]
            assert by_id["of"] == str(one.id)
