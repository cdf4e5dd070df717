"""Do figures by unit count organisations as they are on the day, and name them so?"""

from datetime import date

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st
from offices import Offices
from years import BASIS, HERE, PLENARY, RULES, context

from contracts.members.committee import RulesAdopted
from contracts.members.organisation import (
    AliasTakenBack,
    EndingTakenBack,
    OrganisationPlaced,
    OrganisationSplit,
)
from contracts.proposals.proposal import ProposalAssigned, ProposalSubmitted
from contracts.values import Named
from kernel.ids import derived
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step
from reporting.cases.organisations import AliasCase, MergerCase
from reporting.figures.standing import standing

OFFICES = Offices(HERE)
JANUARY, JUNE, JULY = date(2025, 1, 9), date(2025, 6, 1), date(2025, 7, 10)
HALF, YEAR = "2025-01-01..2025-05-31", "2025"
UNIT, FAMILY, UNITS = "proposals.by_unit", "proposals.by_unit_family", "proposals.units_involved"
SCHOOLS, SPORTS, BOTH = "市教育局", "市体育局", "市教体局"
STARTS = [OFFICES.registered(one) for one in (SCHOOLS, SPORTS)]


def handled(number, *names, on=JANUARY):
    """A proposal submitted and assigned to units of these names on a day."""
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
        submitted_on=on,
        text=None,
    )
    assigned = ProposalAssigned(
        proposal=proposal,
        mode="single" if len(names) == 1 else "separate",
        leading=tuple(OFFICES.named(name) for name in names),
        assisting=(),
        assigned_on=on,
        due_on=None,
    )
    return [submitted, assigned]


class Told:
    """Figures over HTTP, once these events were heard."""

    def __init__(self, http):
        self._http = http

    async def parts(self, window, figure=UNIT):
        """The parts of a breakdown by name."""
        value = await self._figure(window, figure)
        return {name: one["value"] for name, one in value["values"].items()}

    async def count(self, window, figure=UNITS):
        """A count's value."""
        return (await self._figure(window, figure))["value"]

    async def proofs(self, window, figure=UNIT):
        """For each part the titles of the events beside its cases."""
        params = {"plenary": "5/3", "window": window}
        told = await self._http.get(f"/committees/{HERE}/evidence/{figure}", params=params)
        assert told.status_code == 200, told.text
        return {
            one["part"]: [event["title"] for event in one["beside"]] for one in told.json()["cases"]
        }

    async def _figure(self, window, figure):
        params = {"plenary": "5/3", "window": window}
        told = await self._http.get(f"/committees/{HERE}/figures", params=params)
        assert told.status_code == 200, told.text
        return told.json()["figures"][figure]


@pytest.fixture
async def heard(database):
    """`await heard(*events)`: reporting has folded them."""
    async with running(REPORTING, database) as reporting, client(reporting) as http:

        async def told(*events):
            dated = [*context(), *((event, JANUARY) for event in events)]
            await receive(reporting, Feed().all(HERE, dated))
            while await step(reporting.engine):
                pass
            return Told(http)

        yield told


def successors_count():
    """The committee's rule that work before a merger counts with the successor."""
    rules = RULES.model_copy(update={"successor_counts_for_merged": True})
    return RulesAdopted(committee=HERE, rules=rules, effective_on=JANUARY, basis=BASIS)


async def test_before_and_after_a_plain_renaming_it_is_one_line_under_the_name_of_the_day(heard):
    told = await heard(
        *STARTS,
        OFFICES.renamed(SCHOOLS, BOTH, JUNE),
        *handled(1, SCHOOLS),
        *handled(2, SCHOOLS, on=JULY),
        *handled(3, BOTH, on=JULY),
    )
    assert await told.parts(YEAR) == {BOTH: 3}
    assert await told.parts(HALF) == {SCHOOLS: 1}
    assert await told.count(YEAR) == 1
    assert "单位更名" in (await told.proofs(YEAR))[BOTH]


async def test_an_alias_is_no_line_of_its_own_until_it_is_taken_back(heard):
    alias = OFFICES.alias(SCHOOLS, "云岭市教育局")
    events = [*STARTS, *handled(1, SCHOOLS), *handled(2, "云岭市教育局")]
    told = await heard(*events, alias)
    assert await told.parts(YEAR) == {SCHOOLS: 2}


async def test_an_alias_that_was_taken_back_is_a_line_of_its_own(heard):
    alias = OFFICES.alias(SCHOOLS, "云岭市教育局")
    back = AliasTakenBack(**alias.model_dump(), reason="系区教育局")
    told = await heard(*STARTS, *handled(1, SCHOOLS), *handled(2, "云岭市教育局"), alias, back)
    assert await told.parts(YEAR) == {SCHOOLS: 1, "云岭市教育局": 1}


MERGED = (
    *STARTS,
    OFFICES.registered(BOTH, since=JUNE),
    OFFICES.merged(SCHOOLS, BOTH, JUNE),
    OFFICES.merged(SPORTS, BOTH, JUNE),
    *handled(1, SCHOOLS),
    *handled(2, SPORTS, SCHOOLS),
    *handled(3, BOTH, on=JULY),
)


async def test_after_a_merger_what_was_done_before_stays_with_the_old_ones(heard):
    told = await heard(*MERGED)
    assert await told.parts(YEAR) == {f"原{SCHOOLS}": 2, f"原{SPORTS}": 1, BOTH: 1}
    assert await told.parts(HALF) == {SCHOOLS: 2, SPORTS: 1}
    assert await told.count(YEAR) == 3


async def test_where_the_rule_says_so_it_counts_with_the_successor_from_the_day_on(heard):
    told = await heard(*MERGED, successors_count())
    assert await told.parts(YEAR) == {BOTH: 3}
    assert await told.count(YEAR) == 1
    assert await told.parts(HALF) == {SCHOOLS: 2, SPORTS: 1}


async def test_a_merger_that_was_taken_back_never_was(heard):
    back = [
        EndingTakenBack(organisation=OFFICES.id(one), reason="方案未施行")
        for one in (SCHOOLS, SPORTS)
    ]
    told = await heard(*MERGED, *back, successors_count())
    assert await told.parts(YEAR) == {SCHOOLS: 2, SPORTS: 1, BOTH: 1}


async def test_what_was_split_stays_with_itself_whatever_the_rule(heard):
    into = tuple(OFFICES.named(one) for one in (SCHOOLS, SPORTS))
    split = OrganisationSplit(
        organisation=OFFICES.id(BOTH), into=into, since=JUNE, basis="云编〔2025〕12号"
    )
    told = await heard(
        *STARTS, OFFICES.registered(BOTH), split, *handled(1, BOTH), successors_count()
    )
    assert await told.parts(YEAR) == {f"原{BOTH}": 1}


async def test_a_unit_that_nobody_registered_is_named_as_it_was_assigned(heard):
    told = await heard(*handled(1, "市审计局"))
    assert await told.parts(YEAR) == {"市审计局": 1}


async def test_a_proposal_counts_by_the_family_that_its_unit_had_on_the_day(heard):
    moved = OrganisationPlaced(
        organisation=OFFICES.id(SCHOOLS),
        kind="unit",
        family="党群",
        level="市",
        parent=None,
        since=JUNE,
    )
    told = await heard(*STARTS, moved, *handled(1, SCHOOLS), *handled(2, SCHOOLS, on=JULY))
    assert await told.parts(YEAR, FAMILY) == {"政府": 1, "党群": 1}


IDS = st.sampled_from([derived("unit", n) for n in range(6)])
PAIRS = st.lists(st.tuples(IDS, IDS), max_size=6, unique_by=lambda one: one[0])


@any_of(PAIRS, PAIRS)
def test_whatever_stands_for_whatever_nothing_stands_for_one_that_stands_for_another(a, m):
    aliases = [AliasCase(*one) for one in a]
    mergers = [MergerCase(*one, JUNE) for one in m]
    found = standing(aliases, mergers, JULY)
    steps = dict(a) | dict(m)
    for id, end in found.items():
        assert id != end
        assert end not in steps or _circular(end, steps)
    early = standing(aliases, mergers, JANUARY)
    assert early == standing(aliases, [], JULY) == standing(aliases, mergers, None)


def _circular(id, steps):
    passed = [id]
    while passed[-1] in steps and steps[passed[-1]] not in passed:
        passed.append(steps[passed[-1]])
    return passed[-1] in steps
