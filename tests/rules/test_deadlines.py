"""Are due days and lateness counted as the rules of handling count them?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.deadlines import Period, Standing, Unit, days_late, due_on, standing

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
DUE = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("start", "period", "due"),
    [
        (date(2025, 2, 20), Period(3, Unit.MONTHS), date(2025, 5, 20)),
        (date(2025, 11, 30), Period(3, Unit.MONTHS), date(2026, 2, 28)),
        (date(2023, 11, 30), Period(3, Unit.MONTHS), date(2024, 2, 29)),
        (date(2025, 2, 28), Period(1, Unit.MONTHS), date(2025, 3, 28)),
        (date(2025, 2, 20), Period(15, Unit.DAYS), date(2025, 3, 7)),
        (date(2025, 12, 31), Period(1, Unit.DAYS), date(2026, 1, 1)),
    ],
)
def test_the_day_of_assignment_is_not_counted(start, period, due):
    assert due_on(start, period) == due


@pytest.mark.parametrize("length", [0, -1])
def test_a_period_has_a_length(length):
    with pytest.raises(ValueError, match="period"):
        Period(length, Unit.DAYS)


@given(DAYS, DAYS, st.integers(1, 24), st.sampled_from(Unit))
def test_who_starts_later_is_never_due_earlier(one, other, length, unit):
    first, second = sorted((one, other))
    period = Period(length, unit)
    assert first < due_on(first, period) <= due_on(second, period)


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
    assert days_late(due, due + timedelta(days=offset)) == max(0, offset)
