"""How often does a pair owe contact in a year that it did not begin?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.contacts import QuotaRule
from members.contact.quota import OPEN, Spell, owed, owed_by, year_of
from rules.dates import year

YEAR = year(2026)
WHOLE = [Spell(date(2020, 1, 1), OPEN)]
FROM_JULY = [Spell(date(2026, 7, 15), OPEN)]


def rule(times=3, part="months_up", window="calendar"):
    return QuotaRule(kind="联络员联系委员", times=times, part=part, window=window, basis="办法")


@pytest.mark.parametrize(
    ("part", "times", "spells", "expected"),
    [
        ("months_up", 3, WHOLE, 3),
        ("months_up", 3, FROM_JULY, 2),
        ("months_down", 3, FROM_JULY, 1),
        ("whole", 3, FROM_JULY, 3),
        ("none", 3, FROM_JULY, 0),
        ("none", 3, WHOLE, 3),
        ("none", 3, [Spell(date(2026, 1, 1), OPEN)], 3),
        ("months_up", 4, [Spell(date(2024, 1, 1), date(2026, 1, 1))], 1),
        ("months_up", 12, [Spell(date(2026, 1, 31), date(2026, 2, 1)), *FROM_JULY], 8),
        ("months_up", 4, [Spell(date(2025, 1, 1), date(2025, 12, 31))], 0),
        ("whole", 4, [Spell(date(2027, 1, 1), OPEN)], 0),
    ],
)
def test_the_rule_says_which_part_a_part_of_a_year_owes(part, times, spells, expected):
    assert owed(rule(times, part), spells, YEAR) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 30), 0),
        (date(2026, 5, 31), 1),
        (date(2026, 6, 29), 1),
        (date(2026, 6, 30), 2),
        (date(2026, 12, 31), 4),
        (date(2027, 3, 1), 4),
    ],
)
def test_by_a_day_the_months_that_are_over_count(day, expected):
    assert owed_by(4, WHOLE, YEAR, day) == expected


def test_a_score_year_begins_in_december():
    assert [
        year_of(rule(window="score_year"), day)[0]
        for day in (date(2025, 11, 30), date(2025, 12, 1), date(2026, 11, 30))
    ] == ["score_year-2025", "score_year-2026", "score_year-2026"]
    assert year_of(rule(), date(2025, 12, 1)) == ("calendar-2025", year(2025))


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(
    st.integers(0, 60),
    st.lists(st.tuples(DAYS, DAYS).map(sorted), max_size=3),
    st.sampled_from(["months_up", "months_down", "whole", "none"]),
    DAYS,
)
def test_never_more_than_the_year_and_never_more_by_a_day_than_in_all(times, spans, part, day):
    spells = [Spell(*days) for days in spans]
    whole = owed(rule(times, part), spells, YEAR)
    assert 0 <= whole <= times
    assert 0 <= owed_by(whole, spells, YEAR, day) <= whole
    kept = any(spell.touches(YEAR) for spell in spells)
    assert owed_by(whole, spells, YEAR, YEAR.last) == (whole if kept else 0)
