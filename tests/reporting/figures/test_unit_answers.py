"""Is a unit's answer found under any of its names, and is each unit either open or answered?"""

import asyncio

import pytest
from counted import DAY, admitted, assigned, filed, parts, replied, spoke, submitted, told
from counted import unit as named
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from years import HERE, PEOPLE, context

from contracts.members.organisation import AliasConfirmed, OrganisationRegistered
from contracts.proposals.proposal import ProposalAssigned, ReviewRevoked
from kernel.ids import derived
from kernel.testing.feeding import Feed
from kernel.testing.plugin import fresh_database
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step

WANG, LI, *_ = PEOPLE
SCHOOLS, ROADS, HEALTH = named("市教育局"), named("市交通运输局"), named("市卫生健康委员会")
UNITS = (SCHOOLS, ROADS, HEALTH)
ALIASES = {one.id: named(f"云岭{one.name}") for one in UNITS}
KNOWN = tuple(
    (event, DAY)
    for one in UNITS
    for event in (
        OrganisationRegistered(
            organisation=one.id, kind="unit", name=one.name, family=None, provisional=False
        ),
        AliasConfirmed(
            organisation=one.id, alias=ALIASES[one.id].name, stood_for=ALIASES[one.id].id
        ),
    )
)
BY_UNIT, ANSWERED, OPEN = (f"proposals.{one}by_unit" for one in ("", "replied_", "open_"))


def asked_of(number, *units):
    mode = "separate" if len(units) > 1 else "single"
    return [submitted(number), filed(number), assigned(number, DAY, *units, mode=mode)]


@pytest.mark.parametrize(("asked", "answers"), [(0, 1), (1, 0), (1, 1), (0, 0)])
async def test_an_answer_under_another_name_is_the_units(database, asked, answers):
    names = (SCHOOLS, ALIASES[SCHOOLS.id])
    events = [
        *KNOWN,
        *asked_of(1, names[asked], ROADS),
        replied(1, names[answers], DAY),
    ]
    figures, proof = await told(database, events, OPEN)
    assert parts(figures, OPEN) == {ROADS.name: 1}
    assert parts(figures, ANSWERED) == {SCHOOLS.name: 1}
    assert figures["proposals.unit_open"]["value"] == 1
    assert [one["part"] for one in proof["cases"]] == [ROADS.name]


async def test_when_all_have_answered_nothing_is_open(database):
    other = ALIASES[SCHOOLS.id]
    events = [*KNOWN, *asked_of(1, SCHOOLS), replied(1, other, DAY), replied(1, SCHOOLS, DAY)]
    figures, proof = await told(database, events, "proposals.unit_replies")
    assert figures["proposals.unit_open"]["value"] == 0
    assert parts(figures, OPEN) == {}
    # Two answers of one unit to one proposal: the last one counts.
    assert figures["proposals.unit_replies"]["value"] == 1
    assert len(proof["cases"]) == 1


async def test_what_was_answered_before_the_review_was_revoked_is_no_answer(database):
    revoked = ReviewRevoked(proposal=derived("proposal", 1), reason="误录")
    events = [*asked_of(1, ROADS), replied(1, ROADS, DAY), (revoked, DAY)]
    events += [filed(1), assigned(1, DAY, ROADS)]
    figures, *_ = await told(database, events)
    assert figures["proposals.unit_replies"]["value"] == 0
    assert parts(figures, OPEN) == {ROADS.name: 1}


NAMES = st.sampled_from([*UNITS, *ALIASES.values()])
LEADING = st.lists(NAMES, min_size=1, max_size=4, unique_by=lambda one: one.id)


@st.composite
def handled(draw):
    """Proposals and, of each, answers of some of its units under any of their names."""
    events = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        leading = draw(LEADING)
        events += asked_of(number, *leading)
        for one in leading:
            for _ in range(draw(st.integers(0, 2))):
                events.append(replied(number, draw(st.sampled_from(_names(one))), DAY))
    return events


def _names(one):
    """All that mean the same unit."""
    own = next(unit for unit in UNITS if one in (unit, ALIASES[unit.id]))
    return (own, ALIASES[own.id])


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(events=handled())
def test_a_units_answers_and_what_it_owes_are_all_that_it_was_asked(postgres, events):
    with fresh_database(postgres) as url:
        figures, *_ = asyncio.run(told(url, [*KNOWN, *events]))
    asked, answered, still = (parts(figures, id) for id in (BY_UNIT, ANSWERED, OPEN))
    assert {one: answered.get(one, 0) + still.get(one, 0) for one in asked} == asked
    assert not {*answered, *still} - {*asked}
    assert figures["proposals.unit_replies"]["value"] == sum(answered.values())


async def test_whom_a_unit_assists_it_may_speak_with_and_no_rate_exceeds_the_whole(database):
    led, helped = (submitted(n) for n in (1, 2))
    helping = ProposalAssigned(
        proposal=derived("proposal", 2),
        mode="lead_co",
        leading=(HEALTH,),
        assisting=(ROADS,),
        assigned_on=DAY,
        due_on=None,
    )
    events = [led, filed(1), assigned(1, DAY, ROADS), helped, filed(2), (helping, DAY)]
    events += [spoke(1, ROADS, WANG, DAY), spoke(2, ROADS, WANG, DAY), spoke(2, ROADS, LI, DAY)]
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, [*context(), admitted(WANG), *events]))
        while await step(reporting.engine):
            pass
        for unit, rate in ((ROADS, (1, 1)), (HEALTH, (1, 1)), (None, (2, 2))):
            params = {"plenary": "5/3"}
            params |= {} if unit is None else {"scope": "unit", "of": unit.name}
            answer = await http.get(f"/committees/{HERE}/figures", params=params)
            found = answer.json()["figures"]
            contacts = found["proposals.contact_rate"]
            assert (contacts["numerator"], contacts["denominator"]) == rate
            for id, one in found.items():
                assert one.get("numerator", 0) <= one.get("denominator", 0), id
