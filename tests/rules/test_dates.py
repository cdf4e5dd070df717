"""Do days, instants and windows mean what a clerk in China means by them?"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.dates import (
    PLENARY,
    SHANGHAI,
    Window,
    add_months,
    date_zh,
    day_of,
    first_moment,
    in_time,
    instant_zh,
    moment,
    months_from,
    parse_window,
    score_year,
    year,
)
from rules.invalid import Invalid

DAYS = st.dates(date(1992, 1, 1), date(2099, 12, 31))
CUT_OFF = datetime(2024, 3, 5, 20, 0, tzinfo=SHANGHAI)


def test_a_date_is_written_without_leading_zeros():
    assert date_zh(date(2026, 3, 5)) == "2026年3月5日"


def test_an_instant_is_written_in_beijing_time():
    assert instant_zh(datetime(2024, 3, 5, 12, 0, tzinfo=UTC)) == "2024年3月5日20时"
    assert instant_zh(datetime(2024, 3, 5, 12, 30, tzinfo=UTC)) == "2024年3月5日20时30分"


def test_an_evening_in_utc_is_the_next_day_in_china():
    assert day_of(datetime(2025, 12, 31, 16, 0, tzinfo=UTC)) == date(2026, 1, 1)
    assert day_of(datetime(2025, 12, 31, 15, 59, tzinfo=UTC)) == date(2025, 12, 31)


@pytest.mark.skipif(
    "Asia/Shanghai" not in available_timezones(), reason="no time zone data on this machine"
)
@given(st.datetimes(datetime(1992, 1, 1), datetime(2037, 1, 1)))
def test_the_fixed_offset_agrees_with_the_time_zone_database(naive):
    instant = naive.replace(tzinfo=UTC)
    assert day_of(instant) == instant.astimezone(ZoneInfo("Asia/Shanghai")).date()


def test_an_instant_without_a_zone_is_refused():
    for asked in (day_of, moment):
        with pytest.raises(ValueError, match="no time zone"):
            asked(datetime(2025, 1, 1))


@given(DAYS)
def test_the_first_moment_of_a_day_lies_on_it_and_the_moment_before_does_not(day):
    assert day_of(first_moment(day)) == day
    assert day_of(first_moment(day) - timedelta(microseconds=1)) == day - timedelta(days=1)


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        (date(2024, 3, 5), True),
        (date(2024, 3, 6), False),
        (CUT_OFF, True),
        (CUT_OFF + timedelta(seconds=1), False),
        (datetime(2024, 3, 5, 12, 0, tzinfo=UTC), True),
    ],
)
def test_a_bare_day_against_an_instant_counts_as_its_first_moment(when, verdict):
    assert in_time(when, CUT_OFF) is verdict


def test_a_cut_off_that_is_a_bare_day_includes_its_evening():
    assert in_time(datetime(2024, 3, 5, 23, 59, tzinfo=SHANGHAI), date(2024, 3, 5))
    assert not in_time(datetime(2024, 3, 6, 0, 0, tzinfo=SHANGHAI), date(2024, 3, 5))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 1, 15), -13, date(2023, 12, 15)),
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
    ],
)
def test_months_on_keep_the_day_or_end_with_the_month(day, months, then):
    assert add_months(day, months) == then


@given(DAYS, st.integers(-100, 100))
def test_months_on_change_the_month_by_that_many(day, months):
    then = add_months(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day <= day.day


@pytest.mark.parametrize(
    ("text", "first", "last", "name"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "2025年"),
        ("2025-Q3", date(2025, 7, 1), date(2025, 9, 30), "2025年第三季度"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        (
            "2025-03-01..2025-05-31",
            date(2025, 3, 1),
            date(2025, 5, 31),
            "2025年3月1日至2025年5月31日",
        ),
    ],
)
def test_a_window_is_read_and_named(text, first, last, name):
    window = parse_window(text)
    assert window == Window(first, last)
    assert window.name_zh() == name


def test_a_window_says_both_its_ends():
    assert year(2025).zh() == "2025年1月1日至2025年12月31日"
    assert str(year(2025)) == "2025-01-01..2025-12-31"


def test_the_window_of_a_plenary_is_left_to_who_knows_the_plenary():
    assert parse_window("plenary") == PLENARY


@pytest.mark.parametrize(
    "text",
    ["", "2025-13", "2025-Q5", "25", "2025-03-01", "2025-02-30..2025-03-01", "0000", "全年"],
)
def test_what_is_no_window_is_refused_with_the_forms_that_are(text):
    with pytest.raises(Invalid) as refused:
        parse_window(text)
    assert "2025-Q3" in refused.value.zh
    assert "2025-Q3" in refused.value.en


def test_a_window_that_ends_before_it_begins_is_refused():
    with pytest.raises(Invalid, match="早于"):
        parse_window("2025-05-31..2025-03-01")


def test_both_ends_belong_to_the_window():
    window = months_from(2025, 3, 3)
    assert [day in window for day in (date(2025, 2, 28), date(2025, 3, 1))] == [False, True]
    assert [day in window for day in (date(2025, 5, 31), date(2025, 6, 1))] == [True, False]


@pytest.mark.parametrize(
    ("window", "before"),
    [
        (year(2025), year(2024)),
        (months_from(2024, 3), months_from(2024, 2)),
        (months_from(2025, 1, 3), months_from(2024, 10, 3)),
        (score_year(2025), score_year(2024)),
        (
            Window(date(2025, 1, 15), date(2025, 1, 21)),
            Window(date(2025, 1, 8), date(2025, 1, 14)),
        ),
    ],
)
def test_the_previous_window_is_of_like_size(window, before):
    assert window.previous() == before


@given(DAYS, st.integers(0, 900))
def test_the_previous_window_ends_the_day_before(first, length):
    window = Window(first, first + timedelta(days=length))
    before = window.previous()
    assert before.last + timedelta(days=1) == window.first
    assert before.whole_months == window.whole_months or before.days == window.days


@pytest.mark.parametrize(("window", "before"), [
    ("2025", "2024"), ("2025-Q3", "2024-Q3"), ("2025-02", "2024-02"), ("2024-02", "2023-02"),
    ("2025-03-05..2025-04-10", "2024-03-05..2024-04-10"),
    ("2024-02-29..2024-03-10", "2023-02-28..2023-03-10"),
])  # fmt: skip
def test_the_window_a_year_before_has_the_same_days(window, before):
    assert parse_window(window).year_before() == parse_window(before)


@given(DAYS, st.integers(0, 900))
def test_the_months_of_a_window_are_its_days_once_each(first, length):
    window = Window(first, first + timedelta(days=length))
    pieces = window.months()
    assert (pieces[0].first, pieces[-1].last) == (window.first, window.last)
    assert sum(piece.days for piece in pieces) == window.days
    assert all(
        (piece.first.year, piece.first.month) == (piece.last.year, piece.last.month)
        for piece in pieces
    )


def test_the_score_year_runs_from_december_to_november():
    assert score_year(2025) == Window(date(2024, 12, 1), date(2025, 11, 30))
