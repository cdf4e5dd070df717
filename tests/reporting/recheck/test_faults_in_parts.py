"""Is a fault in either way of counting seen of one body, one unit, one member?"""

from dataclasses import replace

import pytest
from busy_bodies import BODIES, body
from busy_year import UNITS
from full_year import full_year
from planting import LOST, one_more, planted
from twice import both_ways

from kernel.ids import derived
from kernel.testing.plugin import fresh_database
from reporting.figures.belonging import belongs
from reporting.figures.catalogue import FIGURES
from reporting.figures.lens import Lens, Sort
from reporting.recheck.again import counted_again
from reporting.recheck.comparing import differing
from reporting.recheck.rechecking import asked
from reporting.recheck.tally import AGAIN

LENSES = {
    "a sector": Lens(Sort.BODY, derived("sector", "教育"), "教育", "sector"),
    "a committee": Lens(Sort.BODY, body(BODIES[0][1]).id, BODIES[0][1], "special_committee"),
    "a unit": Lens(Sort.UNIT, derived("unit", UNITS[3]), UNITS[3]),
    "a member": Lens(Sort.MEMBER, derived("busy", "赵三"), "赵三"),
}
SOME = (
    *("proposals.received", "proposals.filed", "proposals.by_category", "proposals.replies"),
    *("proposals.feedback_returned", "proposals.sponsors_any_role", "proposals.handled"),
    *("proposals.unit_assigned_dated", "proposals.assigned", "proposals.sr_received"),
    *("sectors.activities", "sectors.present", "sectors.participants", "sectors.notes"),
    *("members.on_roll", "members.contacts", "members.contact_times"),
)
"""Figures of which a case is lost, where the part has any: none of last answers, for when one is
lost, that under the unit's other name may stand in its place with the same numbers."""


@pytest.fixture(scope="module")
def full(postgres):
    """A service that has heard the year, its scope, and the cards."""
    with fresh_database(postgres) as url, both_ways(url) as both:
        scope, _, record = both.told(full_year())
        yield both, scope, record


@pytest.fixture(params=LENSES)
def part(full, request):
    """(which, service, its scope, figures in the first way, the cards)."""
    both, scope, record = full
    mine = both.narrowed(scope, LENSES[request.param])
    return request.param, both, mine, both.numbers(mine), record


def test_both_ways_agree_of_a_part_and_all_figures_of_its_sort_are_counted(part):
    _, _, scope, first, record = part
    assert set(first) == {id for id, one in FIGURES.items() if belongs(one, scope.lens.sort)}
    found = differing(first, dict(counted_again(record, asked(scope), first)))
    assert [(one.figure, one.part, one.first, one.second) for one in found] == []


def test_a_fault_in_the_second_way_is_seen_of_every_figure_of_a_part(part, monkeypatch):
    _, _, scope, first, record = part
    for id in first:
        right = AGAIN[id]
        monkeypatch.setitem(AGAIN, id, lambda year, right=right: one_more(right(year)))
    wrong = dict(counted_again(record, asked(scope), first))
    assert {one.figure for one in differing(first, wrong)} == set(first)


def test_a_case_lost_in_the_first_way_is_seen_of_a_part(part):
    _, both, scope, first, record = part
    some = [id for id in SOME if id in first and all(first[id][None])]
    assert len(some) >= 6
    wrong = {}
    for id in some:
        wrong |= both.run(planted(both.engine, scope, FIGURES[id], LOST))
    second = dict(counted_again(record, asked(scope), some))
    assert {one.figure for one in differing(wrong, second)} == set(some)


def test_whose_work_is_taken_for_anothers_is_seen(part):
    _, _, scope, first, record = part
    stranger = replace(asked(scope), of=derived("nobody"))
    assert differing(first, dict(counted_again(record, stranger, first)))
