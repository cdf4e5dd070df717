"""Is it known on which days offices are at work, and is it said when it is not?"""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from rules.working_days import Kind, Year, shipped

CALENDAR = shipped()


@pytest.fixture
def made():
    """The script beside this test; the folder itself is not importable."""
    path = Path(__file__).with_name("announced.py")
    spec = importlib.util.spec_from_file_location("announced", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("day", "kind", "holiday"),
    [
        (date(2026, 2, 14), Kind.MADE_UP, "春节"),
        (date(2026, 2, 16), Kind.HOLIDAY, "春节"),
        (date(2026, 2, 24), Kind.WORKING, None),
        (date(2026, 2, 28), Kind.MADE_UP, "春节"),
        (date(2026, 3, 1), Kind.WEEKEND, None),
        (date(2025, 10, 1), Kind.HOLIDAY, "国庆节"),
    ],
)
def test_holidays_and_make_up_days_are_as_announced(day, kind, holiday):
    found = CALENDAR.day(day)
    assert (found.kind, found.holiday, found.announced) == (kind, holiday, True)


def test_a_year_not_announced_is_reckoned_by_weekdays_and_says_so():
    found = CALENDAR.day(date(2099, 10, 1))
    assert (found.kind, found.announced) == (Kind.WORKING, False)
    assert not CALENDAR.announced(2099)


def test_an_announcement_makes_a_year_known():
    day = date(2099, 10, 1)
    known = CALENDAR.with_year(2099, Year({day: "国庆节"}, {}))
    assert known.day(day).kind is Kind.HOLIDAY
    assert known.day(date(2099, 10, 2)).announced


def test_the_next_day_at_work_passes_over_what_is_off():
    assert CALENDAR.next_at_work(date(2026, 2, 15)) == date(2026, 2, 24)
    assert CALENDAR.next_at_work(date(2026, 2, 14)) == date(2026, 2, 14)


def test_what_is_shipped_is_what_the_script_makes(made):
    assert made.WHERE.read_text(encoding="utf-8") == made.text()
