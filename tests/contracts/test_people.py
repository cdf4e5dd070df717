"""Is everybody on the roll once, whichever entry or name is told? No I/O."""

from datetime import date
from uuid import UUID

import pytest
from contact_world import CEN, ENTERED_TWICE, HERE, LI, PEOPLE, QIU, SCHOOLS, TWIN, on_roll

from contracts.merges import Heads, MergeRow
from contracts.people import People, SeveralOfThatName

TODAY = date(2026, 3, 2)
ECONOMY = UUID(int=8)


def test_each_entry_that_is_nobody_elses_is_a_person():
    assert [one.member for one in PEOPLE] == [CEN, LI, QIU]
    assert PEOPLE.get(TWIN) is None


def test_of_two_entries_one_is_kept_and_either_finds_it():
    assert [one.member for one in ENTERED_TWICE] == [CEN, LI, QIU]
    assert ENTERED_TWICE.get(TWIN) == ENTERED_TWICE.get(CEN)
    for name in ("岑知远", "岑志远"):
        assert ENTERED_TWICE.find(name, TODAY).member == CEN


def test_both_entries_of_one_name_are_no_two_of_that_name():
    rows = (on_roll(CEN, "岑知远"), on_roll(TWIN, "岑知远"))
    with pytest.raises(SeveralOfThatName):
        People(rows).find("岑知远", TODAY)
    merged = People(rows, Heads({TWIN: MergeRow(TWIN, HERE, CEN, "岑知远")}))
    assert merged.find("岑知远", TODAY).member == CEN
    assert merged.mark(merged.get(TWIN), TODAY) is None


def test_bodies_of_both_count_and_those_of_the_other_end_when_it_left():
    other = on_roll(TWIN, "岑志远", until=date(2023, 12, 31), body=ECONOMY)
    merged = People((on_roll(CEN, "岑知远"), other), Heads({TWIN: MergeRow(TWIN, HERE, CEN, "")}))
    kept = merged.get(CEN)
    assert kept.belongs(SCHOOLS, TODAY)
    assert kept.belongs(ECONOMY, date(2023, 12, 31))
    assert not kept.belongs(ECONOMY, date(2024, 1, 1))


def test_an_entry_whose_keeper_is_not_among_them_is_left_out():
    alone = People((on_roll(TWIN, "岑志远"),), Heads({TWIN: MergeRow(TWIN, HERE, CEN, "")}))
    assert list(alone) == []
    assert alone.get(TWIN) is None
    assert alone.find("岑志远", TODAY) is None


def test_of_several_committees_one_is_taken():
    there = UUID(int=404)
    assert list(PEOPLE.of(there)) == []
    assert [one.member for one in PEOPLE.of(HERE)] == [CEN, LI, QIU]
    assert ENTERED_TWICE.of(HERE).get(TWIN).member == CEN
