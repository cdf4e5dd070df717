"""Does a body that was formed or ended within the year owe its share, and no more?"""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.duties import BodyDutyRule
from rules.dates import Window, year
from sectors.duty.counting import Deed, tally
from sectors.duty.owing import NotOwed, not_owed
from sectors.duty.years import Year

STUDY = BodyDutyRule(name="季度集中学习", counts="activity", per="quarter", basis="试行办法")
MEETINGS = BodyDutyRule(name="工作会议", counts="activity", times=2, basis="试行办法")
Y2025, Y2024 = Year(year(2025)), Year(year(2024))


def stood(first="0001-01-01", last="9999-12-31"):
    return Window(date.fromisoformat(first), date.fromisoformat(last))


def owed(days, of=Y2025, rule=STUDY):
    """By part what is owed at the year's end, or the type of the reason why nothing is."""
    found = tally(rule, of, [], of.days.last, days)
    assert all(part.missing == part.owed for part in found.parts)
    assert sum(part.owed for part in found.parts) == found.owed == found.owed_by_now
    return [part.not_owed.type if part.not_owed else part.owed for part in found.parts]


@pytest.mark.parametrize(
    ("formed", "quarters"),
    [
        ("2025-01-01", [1, 1, 1, 1]),
        ("2025-02-15", [1, 1, 1, 1]),
        ("2025-02-16", ["FormedTooLate", 1, 1, 1]),
        ("2025-03-31", ["FormedTooLate", 1, 1, 1]),
        ("2025-04-01", ["NotFormedYet", 1, 1, 1]),
        ("2025-07-01", ["NotFormedYet", "NotFormedYet", 1, 1]),
        ("2025-12-31", ["NotFormedYet", "NotFormedYet", "NotFormedYet", "FormedTooLate"]),
        ("2026-01-01", ["NotFormedYet"] * 4),
    ],
)
def test_the_quarter_in_which_it_was_formed_is_owed_from_half_of_it_on(formed, quarters):
    """Of the 90 days from January to March 2025 the 45 last begin on 15 February."""
    assert owed(stood(formed)) == quarters


@pytest.mark.parametrize(
    ("ended", "quarters"),
    [
        ("2025-12-31", [1, 1, 1, 1]),
        ("2025-11-15", [1, 1, 1, 1]),
        ("2025-11-14", [1, 1, 1, "EndedTooEarly"]),
        ("2025-06-30", [1, 1, "NoMore", "NoMore"]),
        ("2025-01-01", ["EndedTooEarly", "NoMore", "NoMore", "NoMore"]),
    ],
)
def test_the_quarter_in_which_it_ended_is_owed_if_half_of_it_was_over(ended, quarters):
    assert owed(stood(last=ended)) == quarters


def test_a_leap_years_first_quarter_has_a_day_more():
    """46 of 91 days; in the other years 45 of 90 will do, and 15 February is 45 days from April."""
    assert owed(stood("2024-02-15"), Y2024)[0] == 1
    assert owed(stood("2024-02-16"), Y2024)[0] == "FormedTooLate"
    assert owed(stood(last="2024-02-15"), Y2024)[0] == 1
    assert owed(stood(last="2025-02-14"))[0] == 1
    assert owed(stood("2024-07-02"), Y2024, MEETINGS) == [2]
    assert owed(stood("2024-07-03"), Y2024, MEETINGS) == ["FormedTooLate"]


@pytest.mark.parametrize(
    ("days", "parts"),
    [
        (stood("2025-01-01"), [2]),
        (stood("2025-07-02"), [2]),
        (stood("2025-07-03"), ["FormedTooLate"]),
        (stood("2025-12-31"), ["FormedTooLate"]),
        (stood(last="2025-07-02"), [2]),
        (stood(last="2025-07-01"), ["EndedTooEarly"]),
        (stood("2025-03-01", "2025-08-30"), [2]),
        (stood("2025-03-01", "2025-08-29"), ["FormedTooLate"]),
        (stood(last="2024-12-31"), ["NoMore"]),
    ],
)
def test_what_is_owed_a_year_is_owed_whole_by_who_stood_half_of_it(days, parts):
    assert owed(days, rule=MEETINGS) == parts


def test_why_nothing_is_owed_is_said_in_two_languages():
    found = tally(MEETINGS, Y2025, [], date(2025, 12, 31), stood("2025-09-01"))
    assert (found.owed, found.behind) == (0, False)
    assert found.not_owed == found.parts[0].not_owed
    assert (found.not_owed.zh, bool(found.not_owed.en)) == ("成立不足半年", True)
    late = tally(STUDY, Y2025, [], date(2025, 12, 31), stood("2025-12-01"))
    assert (late.owed, late.not_owed.zh) == (0, "成立不足半年")
    assert late.parts[3].not_owed.zh == "成立不足半个季度"
    assert tally(STUDY, Y2025, [], date(2025, 12, 31), stood("2025-11-01")).not_owed is None


def test_half_of_a_year_from_plenary_to_plenary_is_half_of_its_own_days():
    short = Year(Window(date(2025, 1, 8), date(2025, 8, 15)), UUID(int=4))
    assert short.days.days == 220
    assert owed(stood("2025-04-28"), short, MEETINGS) == [2]
    assert owed(stood("2025-04-29"), short, MEETINGS) == ["FormedTooLate"]


def test_what_a_new_body_owes_falls_due_over_the_months_that_it_has():
    formed = stood("2025-07-01")
    due = [tally(MEETINGS, Y2025, [], day, formed).owed_by_now for day in ENDS]
    assert due == [0, 0, 1, 1, 1, 2]


ENDS = [date(2025, month, day) for month, day in
        ((7, 31), (8, 31), (9, 30), (10, 31), (11, 30), (12, 31))]  # fmt: skip


def test_what_it_did_where_it_owes_nothing_makes_up_or_is_more():
    first_study = Deed(UUID(int=1), "学习", date(2025, 3, 20))
    found = tally(STUDY, Y2025, [first_study], date(2025, 6, 30), stood("2025-03-01"))
    assert (found.more, found.missing, found.parts[0].done) == (1, 1, 0)
    last_study = Deed(UUID(int=2), "学习", date(2025, 10, 5))
    ended = tally(STUDY, Y2025, [last_study], date(2025, 12, 31), stood("2025-07-01", "2025-10-31"))
    assert (ended.made_up, ended.missing, ended.owed) == (1, 0, 1)


DAYS = st.dates(date(2024, 6, 1), date(2026, 6, 1))


@given(
    st.tuples(DAYS, DAYS).map(sorted),
    st.integers(0, 200),
    st.integers(0, 200),
    st.lists(st.dates(date(2025, 1, 1), date(2025, 12, 31)), max_size=8),
    st.dates(date(2025, 1, 1), date(2026, 2, 1)),
    st.sampled_from((STUDY, MEETINGS)),
)
def test_owed_never_grows_when_a_body_stood_for_less(long, later, earlier, days, day, rule):
    first, last = long[0] + timedelta(days=later), long[1] - timedelta(days=earlier)
    held = [Deed(UUID(int=n), "学习", on) for n, on in enumerate(days)]
    more = tally(rule, Y2025, held, day, Window(*long))
    if first > last:
        return
    less = tally(rule, Y2025, held, day, Window(first, last))
    assert less.owed <= more.owed <= tally(rule, Y2025, held, day).owed
    assert less.owed_by_now <= more.owed_by_now
    assert less.missing <= more.missing
    for one, other in zip(less.parts, more.parts, strict=True):
        assert one.owed <= other.owed
        assert (one.not_owed is None) == (one.owed == rule.times)
    counted = less.done + less.made_up + less.more
    assert counted == more.done + more.made_up + more.more


@given(st.tuples(DAYS, DAYS).map(sorted), st.sampled_from((Y2024, Y2025)))
def test_a_reason_is_given_exactly_where_less_than_half_was_stood(days, of):
    held = Window(*days)
    for part in (of.days, *of.quarters()):
        shared = sum(part.first + timedelta(days=n) in held for n in range(part.days))
        why = not_owed(held, part)
        assert (why is not None) == (2 * shared < part.days)
        assert why is None or (isinstance(why, NotOwed) and why.zh and why.en)
