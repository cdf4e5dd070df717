"""Does each check find what is odd, and nothing where all is well? One row each."""

from datetime import date

import pytest
from odd_others import ODD_OTHERS
from odd_proposals import ODD_PROPOSALS
from oddities import (
    CHEN,
    DAY,
    LI,
    WANG,
    ZHANG,
    admitted,
    assigned,
    counted,
    filed,
    held,
    joined,
    known,
    merged,
    replied,
    reported,
    submitted,
)

from contracts.proposals.proposal import ProposalMerged
from kernel.ids import derived
from reporting.figures.catalogue import FIGURES
from reporting.readiness.catalogue import CHECKS
from reporting.readiness.check import KEEPERS
from reporting.readiness.items import found_in
from rules.dates import year

TABLE = [*ODD_PROPOSALS, *ODD_OTHERS]


def found(check, *told, **how):
    """What one check says of it, in Chinese, each with what it is about."""
    items = found_in(known(*told, **how), [CHECKS[check]])
    assert all(one.odd.zh and one.odd.en for one in items)
    assert len({one.place for one in items}) == len(items), "a place tells items apart"
    return [(one.odd.about.label, one.odd.zh) for one in items]


@pytest.mark.parametrize("row", TABLE)
def test_a_check_finds_what_is_odd_and_says_it(row):
    assert found(row.check, *row.odd, **row.how) == row.said


@pytest.mark.parametrize("row", TABLE)
def test_a_check_finds_nothing_where_all_is_well(row):
    assert found(row.check, *row.well, **row.how) == []


def test_every_check_stands_in_the_table():
    assert [row.values[0].check for row in TABLE] == list(CHECKS)


def test_a_duplicate_of_a_member_on_one_list_is_that_member_twice():
    events = (admitted(WANG), admitted(LI), merged(LI, WANG), submitted(co=(LI, ZHANG)))
    said = [("《关于事项1的提案》", f"联名名单中{WANG.name}出现两次")]
    assert found("sponsor_doubled", *events) == said


def test_of_a_proposal_merged_into_another_nothing_more_is_asked():
    merging = ProposalMerged(proposal=derived("proposal", 1), into=derived("proposal", 2))
    told = known(admitted(WANG), submitted(category=None, sector=None), (merging, DAY))
    about_it = [one.check.id for one in found_in(told) if one.check.keeper.id == "proposals"]
    assert about_it == []


def test_items_are_listed_by_check_and_the_numbered_proposals_first_by_number():
    told = [submitted(number, category=None) for number in (12, 3, 7)]
    items = found_in(known(*told, filed(12), filed(3), submitted(1, on=None)))
    labels = [one.odd.about.label for one in items if one.check.id == "filed_without_category"]
    assert [label[:4] for label in labels] == ["0003", "0012"]
    assert [one.rank for one in items] == sorted(one.rank for one in items)


def test_the_figures_that_a_check_touches_are_in_the_catalogue():
    touched = {id: set(check.figures) for id, check in CHECKS.items()}
    assert all(touched.values())
    assert {id: ids - FIGURES.keys() for id, ids in touched.items() if ids - FIGURES.keys()} == {}


def test_checks_are_declared_in_two_languages_and_those_of_one_keeper_stand_together():
    for check in CHECKS.values():
        assert all((check.zh, check.en, check.means, check.todo_zh, check.todo_en)), check.id
    keepers = [check.keeper for check in CHECKS.values()]
    assert list(dict.fromkeys(keepers)) == list(KEEPERS)
    assert keepers == sorted(keepers, key=KEEPERS.index)


def test_a_year_told_well_is_ready():
    people = [event for one in (WANG, LI, ZHANG, CHEN) for event in (admitted(one), joined(one))]
    told = [
        *people,
        submitted(),
        filed(),
        assigned(),
        replied(),
        submitted(2, co=(LI,)),
        filed(2),
        assigned(2),
        replied(2),
    ]
    told += [reported(1, None, WANG)]
    for month in range(1, 13):
        told += [held(month, on=date(2025, month, 15)), counted(month)]
    assert found_in(known(*told, months=year(2025).months())) == []
