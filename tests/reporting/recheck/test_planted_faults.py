"""Is a fault in either way of counting seen, for every figure, in a year in which none is zero?"""

import pytest
from full_year import full_year
from planting import FAULTS, TWICE, one_more, planted
from twice import both_ways

from kernel.testing.plugin import fresh_database
from reporting.cases.activities import ATTENDANCES
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Ratio
from reporting.recheck.again import counted_again
from reporting.recheck.comparing import differing, plain
from reporting.recheck.rechecking import asked
from reporting.recheck.tally import AGAIN


@pytest.fixture(scope="module")
def full(postgres):
    """A service that has heard the year, its scope, and both countings of it."""
    with fresh_database(postgres) as url, both_ways(url) as both:
        scope, first, record = both.told(full_year())
        yield both, scope, first, record


def test_every_figure_is_counted_a_second_time():
    assert set(AGAIN) == set(FIGURES)


def test_no_figure_is_zero_and_both_ways_agree(full):
    _, scope, first, record = full
    second = dict(counted_again(record, asked(scope), first))
    found = [(one.figure, one.part, one.first, one.second) for one in differing(first, second)]
    assert found == []
    assert [id for id, one in second.items() if not all(plain(one)[None])] == []


def test_a_fault_in_the_second_way_is_seen_for_every_figure(full, monkeypatch):
    _, scope, first, record = full
    for id in FIGURES:
        right = AGAIN[id]
        with monkeypatch.context() as planted:
            planted.setitem(AGAIN, id, lambda year, right=right: one_more(right(year)))
            wrong = dict(counted_again(record, asked(scope), first))
        assert {one.figure for one in differing(first, wrong)} == {id}


def _harmless(figure, fault):
    """A person counts once in a rate, at one activity too, whatever stands twice."""
    if fault != TWICE or not isinstance(figure, Ratio):
        return False
    return figure.of.distinct or figure.of.what is ATTENDANCES


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_first_way_is_seen_for_every_figure(full, fault):
    both, scope, first, record = full
    second = dict(counted_again(record, asked(scope), first))
    unseen = []
    for id, figure in FIGURES.items():
        wrong = both.run(planted(both.engine, scope, figure, fault))
        if not differing(wrong, second) and not _harmless(figure, fault):
            unseen.append(id)
    assert unseen == []
