"""Are due days and lateness counted as the rules of handling count them?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.deadlines import (
    Clock,
    Pause,
    Period,
    Standing,
    Unit,
    Why,
    days_late,
    days_left,
    due_on,
    reckon,
    standing,
)
from rules.working_days import Year, shipped

CALENDAR = shipped()
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
PERIODS = st.builds(Period, st.integers(1, 24), st.sampled_from(Unit))
DUE = date(2025, 6, 30)


def spans(start):
    """Pauses of some days each, at or after the start."""
    offset, length = st.integers(0, 200), st.integers(0, 20)
    return st.builds(
        lambda o, n: Pause(start + timedelta(days=o), start + timedelta(days=o + n)), offset, length
    )


CLOCKS = DAYS.flatmap(
    lambda start: st.builds(
        Clock,
        st.just(start),
        st.lists(PERIODS, min_size=1, max_size=3).map(tuple),
        st.lists(spans(start), max_size=3).map(tuple),
        st.booleans(),
    )
)


@pytest.mark.parametrize(
    ("start", "period", "due"),
    [
        (date(2025, 2, 20), Period(3, Unit.MONTHS), date(2025, 5, 20)),
        (date(2025, 11, 30), Period(3, Unit.MONTHS), date(2026, 2, 28)),
        (date(2023, 11, 30), Period(3, Unit.MONTHS), date(2024, 2, 29)),
        (date(2025, 2, 28), Period(1, Unit.MONTHS), date(2025, 3, 28)),
        (date(2025, 2, 20), Period(15, Unit.DAYS), date(2025, 3, 7)),
        (date(2025, 12, 31), Period(1, Unit.DAYS), date(2026, 1, 1)),
        # Thursday, then 春节 with a make-up day on Saturday 14 and on Saturday 28 February.
        (date(2026, 2, 12), Period(2, Unit.WORKING_DAYS), date(2026, 2, 14)),
        (date(2026, 2, 12), Period(7, Unit.WORKING_DAYS), date(2026, 2, 28)),
        (date(2025, 9, 30), Period(1, Unit.WORKING_DAYS), date(2025, 10, 9)),
    ],
)
def test_the_day_of_assignment_is_not_counted(start, period, due):
    assert due_on(start, period) == due


@pytest.mark.parametrize("length", [0, -1])
def test_a_period_has_a_length(length):
    with pytest.raises(ValueError, match="period"):
        Period(length, Unit.DAYS)


@given(DAYS, DAYS, PERIODS)
def test_who_starts_later_is_never_due_earlier(one, other, period):
    first, second = sorted((one, other))
    assert first < due_on(first, period) <= due_on(second, period)


@given(DAYS, PERIODS)
def test_the_explanation_ends_on_the_day_that_is_told(start, period):
    assert reckon(Clock(start, (period,)), CALENDAR).due_on == due_on(start, period)


@given(CLOCKS)
def test_every_day_up_to_the_due_day_is_explained_once(clock):
    told = reckon(clock, CALENDAR)
    due = told.due_on
    assert due is not None
    wanted = [clock.start + timedelta(days=n) for n in range(1, (due - clock.start).days + 1)]
    assert [one.on for one in told.days] == wanted
    assert (told.days[-1].why is Why.COUNTS) or clock.rolls


@given(CLOCKS)
def test_a_day_counts_unless_a_reason_is_named(clock):
    for one in reckon(clock, CALENDAR).days:
        paused = any(one.on in pause for pause in clock.pauses)
        assert (one.number is None) == (one.why is not Why.COUNTS)
        assert (one.why is Why.PAUSED) == paused or one.why is Why.ROLLED
        if one.why is Why.OFF:
            assert not one.day.at_work


@given(CLOCKS)
def test_a_pause_never_makes_it_due_earlier(clock):
    due = reckon(clock, CALENDAR).due_on
    free = reckon(Clock(clock.start, clock.terms, (), clock.rolls), CALENDAR).due_on
    assert due is not None
    assert free is not None
    assert free <= due


def test_a_paused_clock_has_no_due_day_until_it_goes_on():
    start = date(2025, 3, 3)
    still = Clock(start, (Period(3, Unit.MONTHS),), (Pause(date(2025, 3, 10)),))
    assert reckon(still, CALENDAR).due_on is None
    on_again = Clock(start, still.terms, (Pause(date(2025, 3, 10), date(2025, 3, 19)),))
    assert reckon(on_again, CALENDAR).due_on == date(2025, 6, 13)


def test_an_extension_goes_on_where_the_rule_ended():
    clock = Clock(date(2025, 2, 20), (Period(3, Unit.MONTHS), Period(1, Unit.MONTHS)))
    told = reckon(clock, CALENDAR)
    assert told.due_on == date(2025, 6, 20)
    assert next(one.on for one in told.days if one.term == 1) == date(2025, 5, 21)


def test_a_day_that_was_set_is_the_due_day():
    clock = Clock(date(2025, 2, 20), (date(2025, 6, 30),))
    assert reckon(clock, CALENDAR).due_on == date(2025, 6, 30)
    assert reckon(Clock(date(2025, 7, 2), clock.terms), CALENDAR).due_on == date(2025, 7, 2)


def test_a_due_day_off_work_moves_to_the_next_at_work_where_the_rule_says_so():
    # Three months on is 1 May 2025, off until the 5th.
    clock = Clock(date(2025, 2, 1), (Period(3, Unit.MONTHS),))
    assert reckon(clock, CALENDAR).due_on == date(2025, 5, 1)
    told = reckon(Clock(clock.start, clock.terms, rolls=True), CALENDAR)
    assert told.due_on == date(2025, 5, 6)
    assert [one.why for one in told.days[-5:]] == [Why.ROLLED] * 5


def test_what_rests_on_a_year_not_announced_is_provisional_until_it_is():
    clock = Clock(date(2098, 12, 29), (Period(5, Unit.WORKING_DAYS),))
    calendar = CALENDAR.with_year(2098, Year({}, {}))
    told = reckon(clock, calendar)
    assert (told.due_on, told.provisional) == (date(2099, 1, 5), True)
    known = calendar.with_year(2099, Year({date(2099, 1, 1): "元旦"}, {}))
    told = reckon(clock, known)
    assert (told.due_on, told.provisional) == (date(2099, 1, 6), False)
    months = Clock(clock.start, (Period(3, Unit.MONTHS),))
    assert not reckon(months, CALENDAR).provisional


@pytest.mark.parametrize(
    ("done", "today", "stands"),
    [
        (DUE, DUE, Standing.ON_TIME),
        (date(2025, 7, 1), date(2025, 7, 2), Standing.LATE),
        (None, DUE, Standing.OPEN),
        (None, date(2025, 7, 1), Standing.OVERDUE),
        (date(2025, 7, 5), date(2025, 7, 1), Standing.OVERDUE),
        (date(2025, 6, 20), date(2025, 6, 1), Standing.OPEN),
    ],
)
def test_a_duty_stands_as_it_was_known_that_day(done, today, stands):
    assert standing(DUE, done, today) is stands


@given(DAYS, st.integers(-400, 400))
def test_days_late_are_counted_from_the_due_day(due, offset):
    done = due + timedelta(days=offset)
    assert days_late(due, done) == max(0, offset)
    assert days_left(due, done) == -offset
