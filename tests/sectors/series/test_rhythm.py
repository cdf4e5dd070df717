"""On which days does a series fall? No I/O."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.sectors.campaign import Rhythm
from rules.working_days import shipped
from sectors.series.rhythm import days, fits, turn_of

CALENDAR = shipped()
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def fallen(rhythm, first=YEAR[0], last=YEAR[1]):
    return list(days(rhythm, first, last, CALENDAR))


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [
        (Rhythm(every="week", weekday=3), ["2026-01-07", "2026-01-14", "2026-01-21"]),
        (Rhythm(every="week", interval=2, weekday=4), ["2026-01-01", "2026-01-15", "2026-01-29"]),
        (Rhythm(every="month", day=31), ["2026-01-31", "2026-02-28", "2026-03-31"]),
        (Rhythm(every="month", nth=2, weekday=5), ["2026-01-09", "2026-02-13", "2026-03-13"]),
        (Rhythm(every="month", nth=-1, weekday=5), ["2026-01-30", "2026-02-27", "2026-03-27"]),
        (Rhythm(every="month", nth=5, weekday=5), ["2026-01-30", "2026-05-29", "2026-07-31"]),
        (Rhythm(every="month", interval=2, day=5), ["2026-01-05", "2026-03-05", "2026-05-05"]),
        (
            Rhythm(every="quarter", month=3, nth=1, weekday=5),
            ["2026-03-06", "2026-06-05", "2026-09-04"],
        ),
        (Rhythm(every="quarter", month=1, day=15), ["2026-01-15", "2026-04-15", "2026-07-15"]),
    ],
)
def test_days_counted_by_hand(rhythm, expected):
    assert fits(rhythm)
    assert [one.day.isoformat() for one in fallen(rhythm)][:3] == expected


@pytest.mark.parametrize(
    "rhythm",
    [
        Rhythm(every="week"),
        Rhythm(every="week", weekday=3, nth=1),
        Rhythm(every="month", day=5, weekday=3, nth=1),
        Rhythm(every="month", weekday=3),
        Rhythm(every="month", weekday=3, nth=0),
        Rhythm(every="month", month=2, day=5),
        Rhythm(every="quarter", day=5),
        Rhythm(every="month"),
    ],
)
def test_what_does_not_say_one_day_is_no_rhythm(rhythm):
    assert not fits(rhythm)


def test_a_day_off_is_moved_or_left_out():
    """1 to 5 May 2025 were off, and 27 April, a Sunday, was at work."""
    told = {
        kind: [
            one.day.isoformat()
            for one in fallen(
                Rhythm(every="month", day=1, day_off=kind), date(2025, 5, 1), date(2025, 5, 31)
            )
        ]
        for kind in ("as_it_is", "next_at_work", "previous_at_work", "left_out")
    }
    assert told == {
        "as_it_is": ["2025-05-01"],
        "next_at_work": ["2025-05-06"],
        "previous_at_work": ["2025-04-30"],
        "left_out": [],
    }


RHYTHMS = st.one_of(
    st.builds(
        Rhythm, every=st.just("week"), interval=st.integers(1, 12), weekday=st.integers(1, 7)
    ),
    st.builds(Rhythm, every=st.just("month"), interval=st.integers(1, 12), day=st.integers(1, 31)),
    st.builds(
        Rhythm,
        every=st.just("quarter"),
        month=st.integers(1, 3),
        weekday=st.integers(1, 7),
        nth=st.sampled_from([-1, 1, 2, 3, 4, 5]),
    ),
)


@given(RHYTHMS, st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 800))
def test_each_turn_comes_once_in_order_and_within_its_days(rhythm, first, length):
    last = first + timedelta(days=length)
    found = fallen(rhythm, first, last)
    turns = [one.turn for one in found]
    assert len(set(turns)) == len(turns)
    regular = [one.regular for one in found]
    assert regular == sorted(regular)
    assert all(first <= one <= last for one in regular)
    assert all(turn_of(rhythm, one.regular) == one.turn for one in found)


@given(RHYTHMS, st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 400))
def test_planning_further_keeps_what_was_planned(rhythm, first, length):
    some = fallen(rhythm, first, first + timedelta(days=length))
    more = fallen(rhythm, first, first + timedelta(days=length + 200))
    assert more[: len(some)] == some


def test_the_first_and_the_last_days_that_a_calendar_has_do_no_harm():
    weekly = Rhythm(every="week", weekday=1)
    assert fallen(weekly, date.min, date.min)[0].turn == "0001-W01"
    assert fallen(weekly, date.max, date.max) == []
    assert fallen(Rhythm(every="quarter", month=3, day=31), date.max, date.max) == []
