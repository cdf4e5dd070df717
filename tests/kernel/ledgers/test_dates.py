"""Which days, months and spans do cells mean?"""

from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.ledgers import Hints, Month, Period, Span, Unreadable, When, day, moment, month, span

YEAR_2025 = Hints(Period(date(2025, 1, 1), date(2025, 12, 31)))
NO_YEAR = Hints()
DAYS = st.dates(date(1931, 1, 1), date(2099, 12, 31))
FORMS = (
    "{0.year}-{0.month}-{0.day}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0:%Y%m%d}",
    "{0:%Y-%m-%d}",
    "　{0.year} 年 {0.month} 月 {0.day} 日\u00a0",
    "{0.year}年{0.month}月{0.day}日（星期六）",
    "{0.year}年{0.month}月{0.day}日上午",
)


@given(DAYS, st.sampled_from(FORMS))
def test_every_printed_form_reads_back_as_its_day(on: date, form: str) -> None:
    assert day(form.format(on), NO_YEAR) == on


@given(DAYS)
def test_full_width_digits_read_as_plain_ones(on: date) -> None:
    wide = str(on).translate({48 + n: 0xFF10 + n for n in range(10)})
    assert day(wide, NO_YEAR) == on


@given(DAYS)
def test_serial_numbers_read_in_both_epochs(on: date) -> None:
    assert day(float((on - date(1899, 12, 30)).days), NO_YEAR) == on
    assert day(float((on - date(1904, 1, 1)).days), Hints(date_1904=True)) == on


@given(DAYS)
def test_a_packed_number_reads_as_a_day(on: date) -> None:
    assert day(float(f"{on:%Y%m%d}"), NO_YEAR) == on


@pytest.mark.parametrize(
    "cell",
    [
        1978.1,
        4.1,
        2025.0,
        60.0,
        "1900-02-29",
        date(1900, 2, 28),
        "2025-13-1",
        "2025-2-29",
        "2025年2月30日",
        "9999-12-31",
        date(9999, 12, 31),
        "25.3.1",
        "下周三",
        "2025",
        "2025年3月",
        "1978.10",
        True,
        time(8, 30),
        20251301.0,
        45717.5e9,
        float("1e300"),
        "2025-03-05 25:00",
        "二月",
    ],
)
def test_what_may_be_several_days_or_none_comes_back(cell: object) -> None:
    with pytest.raises(Unreadable):
        day(cell, NO_YEAR)  # type: ignore[arg-type]


def test_a_day_without_a_year_takes_the_period_s() -> None:
    assert day("4月12日", YEAR_2025) == date(2025, 4, 12)
    assert day("4.12", YEAR_2025) == date(2025, 4, 12)
    with pytest.raises(Unreadable, match="没有年份"):
        day("4月12日", NO_YEAR)


def test_a_period_over_new_year_settles_the_year_where_only_one_fits() -> None:
    hints = Hints(Period(date(2024, 3, 1), date(2025, 3, 31)))
    assert day("4月12日", hints) == date(2024, 4, 12)
    assert day("2月1日", hints) == date(2025, 2, 1)
    with pytest.raises(Unreadable):
        day("3月12日", hints)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2025-03-05 19:30", time(19, 30)),
        ("2025-03-05T19:30:59", time(19, 30)),
        ("2025年3月5日19时30分", time(19, 30)),
        ("2025年3月5日 下午7:30", time(19, 30)),
        ("2025.3.5下午7点30分", time(19, 30)),
        ("2025-03-05 20：00", time(20, 0)),
        ("2025-03-05", None),
    ],
)
def test_a_time_is_kept_when_it_is_given(text: str, at: time | None) -> None:
    assert moment(text, NO_YEAR) == When(date(2025, 3, 5), at)


def test_date_cells_and_broken_serials_carry_their_time() -> None:
    assert moment(datetime(2025, 3, 1, 19, 30), NO_YEAR) == When(date(2025, 3, 1), time(19, 30))
    assert moment(45717.8125, NO_YEAR) == When(date(2025, 3, 1), time(19, 30))


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("1978.10", Month(1978, 10)),
        ("1978.05", Month(1978, 5)),
        ("1978.1", Month(1978, 1)),
        ("2025年3月", Month(2025, 3)),
        ("2025-03", Month(2025, 3)),
        ("202503", Month(2025, 3)),
        ("3月", Month(2025, 3)),
        ("３月份", Month(2025, 3)),
        ("3", Month(2025, 3)),
        (3.0, Month(2025, 3)),
        ("1978-05-17", Month(1978, 5, 17)),
    ],
)
def test_a_month_alone_is_read_where_the_column_is_a_month(cell: object, read: Month) -> None:
    assert month(cell, YEAR_2025) == read  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", [1978.1, "1978.13", "0月", "13月", "0000.05", 13.0])
def test_an_undecidable_month_comes_back(cell: object) -> None:
    with pytest.raises(Unreadable):
        month(cell, YEAR_2025)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("4月12日-14日", date(2025, 4, 12), date(2025, 4, 14)),
        ("4月12日至14日", date(2025, 4, 12), date(2025, 4, 14)),
        ("4月12-14日", date(2025, 4, 12), date(2025, 4, 14)),
        ("2025年4月30日—5月2日", date(2025, 4, 30), date(2025, 5, 2)),
        ("2025年12月30日～1月2日", date(2025, 12, 30), date(2026, 1, 2)),
        ("2025.4.30-5.2", date(2025, 4, 30), date(2025, 5, 2)),
        ("2025.4.12-14", date(2025, 4, 12), date(2025, 4, 14)),
        ("2025/4/12-2025/4/14", date(2025, 4, 12), date(2025, 4, 14)),
        ("2025-04-12至2025-04-14", date(2025, 4, 12), date(2025, 4, 14)),
        ("2025-04-12~04-14", date(2025, 4, 12), date(2025, 4, 14)),
        ("2025-04-12", date(2025, 4, 12), date(2025, 4, 12)),
    ],
)
def test_a_range_gives_start_and_end(text: str, first: date, last: date) -> None:
    assert span(text, YEAR_2025) == Span(first, last)


@pytest.mark.parametrize("text", ["4月14日-12日", "2025-04-12至2024-04-14", "4月12日-32日"])
def test_a_range_that_ends_before_it_starts_comes_back(text: str) -> None:
    with pytest.raises(Unreadable):
        span(text, YEAR_2025)


@given(st.one_of(st.text(max_size=30), st.floats(), st.booleans(), st.dates(), st.datetimes()))
def test_any_cell_is_a_day_or_unreadable(cell: object) -> None:
    for reader in (day, moment, month, span):
        with suppress(Unreadable):
            reader(cell, YEAR_2025)  # type: ignore[arg-type]
