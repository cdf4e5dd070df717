"""How many days did proposals take, in the middle and at most, and by which units?"""

import asyncio
from datetime import timedelta

import pytest
from counted import DAY, assigned, cases, filed, parts, replied, spoke, submitted, title_of, told
from counted import unit as named
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from years import PEOPLE

from contracts.members.organisation import AliasConfirmed, OrganisationRegistered
from contracts.proposals.handling import ContactConfirmed, ReturnGranted
from contracts.proposals.proposal import ReviewRevoked
from kernel.ids import derived
from kernel.testing.plugin import fresh_database
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Days, DaysBy

WANG, LI, *_ = PEOPLE
EDUCATION, ROADS = named("教育局"), named("交通局")
ASSIGN, REPLY, CONTACT = (f"proposals.days_to_{one}" for one in ("assign", "reply", "contact"))


def after(days, since=DAY):
    return since + timedelta(days=days)


def taken(number, days, *units):
    """A proposal assigned so many days after it was filed."""
    mode = "separate" if len(units) > 1 else "single"
    return [submitted(number), filed(number), assigned(number, after(days), *units, mode=mode)]


def answered(number, days, by):
    """A proposal answered so many days after it was assigned."""
    return [*taken(number, 0, by), replied(number, by, after(days))]


async def test_an_odd_number_of_cases_has_one_in_the_middle_and_one_that_was_slowest(database):
    events = [*taken(1, 3, ROADS), *taken(2, 20, ROADS), *taken(3, 4, ROADS)]
    figures, middle, most = await told(database, events, ASSIGN, f"{ASSIGN}_most")
    assert (figures[ASSIGN]["value"], figures[ASSIGN]["text"]) == (4, "4天")
    assert figures[f"{ASSIGN}_most"]["value"] == 20
    assert figures[ASSIGN]["base"] == "交办用时可考的提案"
    assert cases(middle) == [title_of(1), title_of(2), title_of(3)]
    assert cases(most) == [title_of(2)]
    assert len(most["cases"]) == 3


async def test_an_even_number_has_the_mean_of_the_two_in_the_middle_unrounded(database):
    events = [line for nth, days in enumerate((3, 4, 9, 30)) for line in taken(nth, days, ROADS)]
    figures, *_ = await told(database, events)
    assert (figures[ASSIGN]["value"], figures[ASSIGN]["text"]) == (6.5, "6.5天")


async def test_what_is_open_assumed_undated_or_the_wrong_way_round_is_not_counted(database):
    events = [
        *taken(1, 5, ROADS),
        submitted(2),
        filed(2),
        submitted(3),
        filed(3, assumed=True),
        assigned(3, after(50), ROADS),
        submitted(4),
        filed(4),
        assigned(4, None, ROADS),
        *taken(5, -2, ROADS),
    ]
    figures, proof = await told(database, events, ASSIGN)
    assert (figures[ASSIGN]["value"], figures[ASSIGN]["evidence"]) == (5, 1)
    assert figures["proposals.assigned"]["value"] == 4
    assert cases(proof) == [title_of(1)]


async def test_without_a_case_there_is_none(database):
    figures, *_ = await told(database, [submitted(1), filed(1)])
    assert (figures[REPLY]["value"], figures[REPLY]["text"]) == (None, "—")
    assert parts(figures, f"{REPLY}_by_unit") == {}


async def test_each_unit_has_its_own_days_the_slowest_first(database):
    events = [
        *answered(1, 10, EDUCATION),
        *answered(2, 20, EDUCATION),
        *answered(3, 40, ROADS),
    ]
    figures, proof = await told(database, events, f"{REPLY}_by_unit")
    found = figures[f"{REPLY}_by_unit"]["values"]
    assert list(found) == ["交通局", "教育局"]
    assert found["教育局"] == {"value": 15, "most": 20, "evidence": 2}
    assert figures[REPLY]["value"] == 20
    assert {one["part"] for one in proof["cases"] if one["label"] == title_of(3)} == {"交通局"}


async def test_answered_apart_each_unit_stands_with_its_own_answer(database):
    events = [
        *taken(1, 0, EDUCATION, ROADS),
        replied(1, ROADS, after(12)),
        replied(1, EDUCATION, after(30)),
    ]
    figures, *_ = await told(database, events)
    assert parts(figures, f"{REPLY}_by_unit") == {"教育局": 30, "交通局": 12}
    assert figures[REPLY]["value"] == 30
    assert parts(figures, f"{ASSIGN}_by_unit") == {"教育局": 0, "交通局": 0}


async def test_a_name_that_means_a_unit_is_that_unit(database):
    old, lines = named("教委"), answered(1, 10, EDUCATION)
    registered = OrganisationRegistered(
        organisation=EDUCATION.id, kind="unit", name="教育局", family=None, provisional=False
    )
    alias = AliasConfirmed(organisation=EDUCATION.id, alias="教委", stood_for=old.id)
    events = [(registered, DAY), (alias, DAY), *lines, *answered(2, 20, old)]
    figures, *_ = await told(database, events)
    assert parts(figures, f"{REPLY}_by_unit") == {"教育局": 15}
    assert parts(figures, f"{ASSIGN}_by_unit") == {"教育局": 0}


async def test_the_first_contact_counts_from_the_assignment(database):
    events = [
        *taken(1, 2, EDUCATION),
        spoke(1, EDUCATION, LI, after(9)),
        spoke(1, EDUCATION, WANG, after(7)),
        *taken(2, 0, EDUCATION),
    ]
    figures, proof = await told(database, events, CONTACT)
    assert figures[CONTACT]["value"] == 5
    assert cases(proof) == [title_of(1)]
    rate = figures["proposals.contact_rate"]
    assert (rate["numerator"], rate["denominator"]) == (1, 2)


async def test_a_contact_that_the_sponsor_denies_is_none_until_it_is_confirmed(database):
    def said(took_place, day):
        event = ContactConfirmed(
            proposal=derived("proposal", 1),
            unit=EDUCATION,
            sponsor=WANG,
            took_place=took_place,
            confirmed_on=day,
        )
        return event, day

    events = [
        *taken(1, 0, EDUCATION),
        spoke(1, EDUCATION, WANG, after(3)),
        said(False, after(4)),
    ]
    figures, *_ = await told(database, events)
    assert figures["proposals.contacted"]["value"] == 0
    assert figures[CONTACT]["value"] is None


async def test_a_unit_that_was_let_out_takes_its_contacts_along(database):
    out = ReturnGranted(
        proposal=derived("proposal", 1), unit=ROADS, left=(), note=None, decided_on=after(5)
    )
    events = [
        *taken(1, 0, ROADS),
        spoke(1, ROADS, WANG, after(1)),
        (out, after(5)),
        assigned(1, after(6), EDUCATION),
        spoke(1, EDUCATION, WANG, after(10)),
    ]
    figures, *_ = await told(database, events)
    assert figures[CONTACT]["value"] == 4
    assert parts(figures, f"{CONTACT}_by_unit") == {"教育局": 4}


async def test_what_a_revoked_review_led_to_has_no_days(database):
    revoked = ReviewRevoked(proposal=derived("proposal", 1), reason="误录")
    events = [*answered(1, 10, ROADS), (revoked, after(11))]
    figures, *_ = await told(database, events)
    names = (ASSIGN, REPLY, f"{ASSIGN}_by_unit", f"{REPLY}_by_unit")
    assert [figures[name].get("value") for name in names] == [None] * 4
    assert parts(figures, f"{REPLY}_by_unit") == {}


@pytest.mark.parametrize(
    "figure", [one for one in FIGURES.values() if isinstance(one, Days | DaysBy)]
)
def test_days_are_only_of_cases_that_have_both(figure):
    assert {figure.since, figure.until} <= set(figure.of.where.columns())


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(days=st.lists(st.integers(0, 200), min_size=1, max_size=7))
def test_the_median_halves_the_cases_and_nothing_is_beyond_the_slowest(postgres, days):
    events = [line for nth, one in enumerate(days) for line in answered(nth, one, ROADS)]
    with fresh_database(postgres) as url:
        figures, *_ = asyncio.run(told(url, events))
    middle, most = figures[REPLY]["value"], figures[f"{REPLY}_most"]["value"]
    below, above = sum(one < middle for one in days), sum(one > middle for one in days)
    assert max(below, above) <= len(days) / 2
    assert most == max(days)
    assert figures[f"{REPLY}_by_unit"]["values"]["交通局"] == {
        "value": middle,
        "most": most,
        "evidence": len(days),
    }
