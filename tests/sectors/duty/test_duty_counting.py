"""Is a quarter's study that comes late made up, and never on time?"""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from contracts.committees import PlenaryRow
from contracts.duties import BodyDutyRule
from rules.dates import Window, year
from sectors.duty.counting import Deed, tally
from sectors.duty.years import Year, year_of

STUDY = BodyDutyRule(name="季度集中学习", counts="activity", per="quarter", basis="试行办法")
MEETINGS = BodyDutyRule(name="工作会议", counts="activity", times=2, basis="试行办法")
Y2025 = Year(year(2025))


def deeds(*told):
    """`deeds("2025-03-05 第一季度集中学习", ...)`."""
    days = [line.partition(" ") for line in told]
    return [
        Deed(UUID(int=n), title, date.fromisoformat(day)) for n, (day, _, title) in enumerate(days)
    ]


def quarters(found):
    return [(part.done, part.made_up, part.missing) for part in found.parts]


def test_a_study_in_each_quarter_is_on_time():
    held = deeds("2025-02-01 学习", "2025-05-01 学习", "2025-09-30 学习", "2025-10-01 学习")
    found = tally(STUDY, Y2025, held, date(2025, 12, 31))
    assert (found.owed, found.owed_by_now, found.done, found.made_up) == (4, 4, 4, 0)
    assert not found.behind


def test_nobody_is_behind_while_the_quarter_lasts():
    assert not tally(STUDY, Y2025, [], date(2025, 3, 30)).behind
    found = tally(STUDY, Y2025, [], date(2025, 3, 31))
    assert (found.owed_by_now, found.missing, found.behind) == (1, 1, True)


def test_a_second_study_of_the_next_quarter_makes_up_and_is_not_on_time():
    held = deeds("2025-04-10 学习", "2025-05-20 学习")
    found = tally(STUDY, Y2025, held, date(2025, 6, 30))
    assert quarters(found) == [(0, 1, 0), (1, 0, 0), (0, 0, 0), (0, 0, 0)]
    assert not found.behind


def test_one_study_after_the_quarter_is_the_new_quarters_and_the_old_one_is_missing():
    found = tally(STUDY, Y2025, deeds("2025-04-10 学习"), date(2025, 6, 30))
    assert quarters(found)[:2] == [(0, 0, 1), (1, 0, 0)]


def test_a_title_that_names_the_quarter_says_what_is_made_up():
    held = deeds("2025-04-10 第一季度集中学习")
    found = tally(STUDY, Y2025, held, date(2025, 6, 30))
    assert quarters(found)[:2] == [(0, 1, 0), (0, 0, 1)]
    assert found.behind


def test_a_quarters_study_held_ahead_of_it_is_not_late():
    held = deeds("2025-03-28 第一季度集中学习", "2025-03-29 第二季度集中学习")
    assert quarters(tally(STUDY, Y2025, held, date(2025, 6, 30)))[:2] == [(1, 0, 0), (1, 0, 0)]


def test_last_years_last_quarter_held_in_january_is_last_years():
    held = deeds("2025-01-10 第四季度集中学习")
    assert tally(STUDY, Y2025, held, date(2025, 3, 31)).missing == 1
    found = tally(STUDY, Year(year(2024)), held, date(2025, 3, 31))
    assert quarters(found)[3] == (0, 1, 0)
    told = deeds("2025-01-10 2024年第4季度学习")
    assert quarters(tally(STUDY, Year(year(2024)), told, date(2025, 3, 31)))[3] == (0, 1, 0)


def test_what_a_year_owes_falls_due_with_its_months():
    held = deeds("2025-02-01 会", "2025-03-01 会", "2025-04-01 会")
    assert tally(MEETINGS, Y2025, [], date(2025, 6, 29)).owed_by_now == 0
    assert tally(MEETINGS, Y2025, [], date(2025, 6, 30)).missing == 1
    found = tally(MEETINGS, Y2025, held, date(2025, 6, 30))
    assert (found.done, found.more, found.missing) == (2, 1, 0)


def test_a_deed_after_the_day_does_not_count_yet():
    assert tally(MEETINGS, Y2025, deeds("2025-02-01 会"), date(2025, 1, 31)).done == 0


@given(
    st.lists(st.dates(date(2025, 1, 1), date(2025, 12, 31)), max_size=12),
    st.dates(date(2025, 1, 1), date(2025, 12, 31)),
    st.integers(1, 3),
)
def test_every_deed_is_counted_once_and_what_is_owed_adds_up(days, day, times):
    rule = STUDY.model_copy(update={"times": times})
    held = [Deed(UUID(int=n), "学习", on) for n, on in enumerate(days)]
    found = tally(rule, Y2025, held, day)
    assert found.done + found.made_up + found.more == len([on for on in days if on <= day])
    over = [part for part in found.parts if part.last <= day]
    assert sum(p.done + p.made_up + p.missing for p in over) == found.owed_by_now
    in_time = {(on.month - 1) // 3 for on in days if on <= day}
    assert all(not part.done for at, part in enumerate(found.parts) if at not in in_time)


def plenary(number, opens):
    cut_off = date.fromisoformat(opens)
    return PlenaryRow(UUID(int=number), UUID(int=9), 5, number, cut_off, cut_off, cut_off)


def test_a_year_goes_from_plenary_to_plenary():
    rule = MEETINGS.model_copy(update={"window": "plenary"})
    sat = [plenary(3, "2024-01-10"), plenary(4, "2025-01-08")]
    assert year_of(rule, date(2025, 1, 7), sat).days == Window(date(2024, 1, 10), date(2025, 1, 7))
    this = year_of(rule, date(2025, 6, 1), sat)
    assert (this.days.last, this.plenary) == (date(2026, 1, 7), UUID(int=4))
    assert year_of(rule, date(2026, 2, 1), sat).days.last == date(2026, 2, 1)
    assert year_of(rule, date(2025, 6, 1), sat, 2024).plenary == UUID(int=3)
    assert year_of(rule, date(2023, 6, 1), sat).days == year(2023)


def test_the_quarters_of_a_plenary_year_are_three_months_each_and_leave_out_no_day():
    this = Year(Window(date(2024, 1, 10), date(2025, 1, 7)), UUID(int=3))
    found = this.quarters()
    assert [one.first for one in found] == [date(2024, m, 10) for m in (1, 4, 7, 10)]
    assert (found[0].last, found[3].last) == (date(2024, 4, 9), date(2025, 1, 7))


def test_the_last_year_that_a_calendar_has_is_a_year_too():
    rule = STUDY.model_copy(update={"window": "plenary"})
    this = year_of(rule, date.max, [plenary(1, "9999-11-20")])
    assert (this.days.first, this.days.last) == (date(9999, 11, 20), date.max)
    assert sum(one.days for one in this.quarters()) == this.days.days
    assert tally(STUDY, this, deeds("9999-12-01 学习"), date.max).done == 1
    assert len(year_of(STUDY, date.max, []).quarters()) == 4
