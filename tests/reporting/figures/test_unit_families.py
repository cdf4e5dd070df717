"""By which family (系统) of units were proposals handled?"""

from datetime import date

from years import HERE, PLENARY, context

from contracts.members.organisation import (
    AliasConfirmed,
    OrganisationConfirmed,
    OrganisationRegistered,
)
from contracts.proposals.proposal import ProposalAssigned, ProposalSubmitted
from contracts.values import Named
from kernel.ids import derived
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step

DAY = date(2025, 1, 9)
PARAMS = {"plenary": "5/3"}
FAMILY = "proposals.by_unit_family"
EDUCATION, SPORTS, PARTY_SCHOOL, COURT = (
    Named(id=derived("unit", name), name=name) for name in ("教育局", "教体局", "党校", "法院")
)


def handled(number, *leading, assisting=(), mode="single"):
    """A proposal submitted and assigned to these units."""
    proposal = derived("proposal", number)
    submitted = ProposalSubmitted(
        proposal=proposal,
        plenary=PLENARY,
        serial_no=number,
        printed_no=None,
        title=f"关于事项{number}的提案",
        sponsor_kind="individual",
        first_sponsor=Named(id=derived("person", 1), name="王一宁"),
        co_sponsors=(),
        sector=None,
        category=None,
        topics=(),
        timing="plenary",
        submitted_on=DAY,
        text=None,
    )
    assigned = ProposalAssigned(
        proposal=proposal,
        mode=mode,
        leading=leading,
        assisting=assisting,
        assigned_on=DAY,
        due_on=None,
    )
    return [(submitted, DAY), (assigned, DAY)]


def registered(unit, family, provisional=False):
    event = OrganisationRegistered(
        organisation=unit.id, kind="unit", name=unit.name, family=family, provisional=provisional
    )
    return [(event, DAY)]


def confirmed(unit, family):
    return [(OrganisationConfirmed(organisation=unit.id, family=family), DAY)]


async def told(postgres_url, events):
    """The figure and its evidence, over HTTP."""
    async with running(REPORTING, postgres_url) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, [*context(), *events]))
        while await step(reporting.engine):
            pass
        figures = (await http.get(f"/committees/{HERE}/figures", params=PARAMS)).json()
        evidence = await http.get(f"/committees/{HERE}/evidence/{FAMILY}", params=PARAMS)
    found = figures["figures"][FAMILY]["values"]
    return {name: one["value"] for name, one in found.items()}, evidence.json()


async def test_a_proposal_counts_by_the_family_of_its_lead_unit(database):
    events = [
        *registered(EDUCATION, "政府"),
        *registered(PARTY_SCHOOL, "党群"),
        *handled(1, EDUCATION, assisting=(PARTY_SCHOOL,), mode="lead_co"),
        *handled(2, PARTY_SCHOOL),
        *handled(3, EDUCATION),
    ]
    values, _ = await told(database, events)
    assert values == {"党群": 1, "政府": 2}


async def test_handled_apart_it_counts_once_for_each_family(database):
    events = [
        *registered(EDUCATION, "政府"),
        *registered(SPORTS, "政府"),
        *registered(COURT, "法院"),
        *handled(1, EDUCATION, SPORTS, COURT, mode="separate"),
    ]
    values, evidence = await told(database, events)
    assert values == {"政府": 1, "法院": 1}
    (case,) = evidence["cases"]
    assert set(case["part"].split("、")) == {"政府", "法院"}


async def test_a_unit_nobody_placed_is_shown_as_such_until_it_is_confirmed(database):
    events = [*registered(EDUCATION, None, provisional=True), *handled(1, EDUCATION)]
    events += handled(2, COURT)  # never registered at all
    values, _ = await told(database, [*events, *registered(PARTY_SCHOOL, "党群")])
    assert values == {"系统待确认": 2}


async def test_confirming_a_unit_moves_its_proposals(database):
    events = [*registered(EDUCATION, None, provisional=True), *handled(1, EDUCATION)]
    values, evidence = await told(database, [*events, *confirmed(EDUCATION, "政府")])
    assert values == {"政府": 1}
    titles = [event["title"] for event in evidence["cases"][0]["beside"]]
    assert "单位确认" in titles


async def test_an_alias_counts_as_the_organisation_it_means(database):
    alias = AliasConfirmed(organisation=SPORTS.id, alias="教育局", stood_for=EDUCATION.id)
    events = [
        *registered(SPORTS, "政府"),
        *handled(1, EDUCATION, SPORTS, mode="separate"),
        (alias, DAY),
    ]
    values, _ = await told(database, events)
    assert values == {"政府": 1}
