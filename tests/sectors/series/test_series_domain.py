"""What may happen to a series? No I/O."""

from datetime import date

from campaign_states import BEGIN, DROP, END, HOLD, MOVE, OF, PLAN
from occasion_world import ACTIVITIES, NOWHERE, WHICH

from contracts.sectors.campaign import (
    Rhythm,
    SeriesBegun,
    SeriesDateDropped,
    SeriesDateHeld,
    SeriesDateMoved,
    SeriesDatePlanned,
    SeriesEnded,
)
from kernel.testing.specification import specification
from sectors.series.domain import SERIES
from sectors.series.refusals import (
    DateHeld,
    EndsBeforeItBegan,
    EndsBeforeItStarts,
    HeldForAnother,
    LeftOut,
    NoSuchActivity,
    NoSuchDate,
    NoSuchSeries,
    NotARhythm,
    TakenDay,
    TooFarAhead,
    TooManyDates,
)

_given = specification(SERIES)
WHICHSERIES = BEGIN.series
BEGUN = SeriesBegun(
    series=WHICHSERIES,
    name="委员学习日",
    kind="学习",
    host=None,
    place=None,
    starts=None,
    ends=None,
    first=date(2026, 3, 1),
    rhythm=BEGIN.rhythm,
)


def given(*events):
    return _given(*events).beside(**ACTIVITIES)


def planned(turn, day):
    day = date.fromisoformat(day)
    return SeriesDatePlanned(series=WHICHSERIES, turn=turn, day=day, regular=day)


MARCH, APRIL, MAY = (
    planned("2026-03", "2026-03-13"),
    planned("2026-04", "2026-04-10"),
    planned("2026-05", "2026-05-08"),
)
PLANNED = (BEGUN, MARCH, APRIL, MAY)
MOVED = SeriesDateMoved(
    series=WHICHSERIES,
    turn="2026-04",
    was=date(2026, 4, 10),
    day=date(2026, 4, 17),
    reason="与主席会议冲突",
)
DROPPED = SeriesDateDropped(series=WHICHSERIES, turn="2026-04", reason=DROP.reason)
HELD = SeriesDateHeld(series=WHICHSERIES, turn="2026-04", activity=WHICH)


def test_a_series_begins_and_its_days_are_planned_ahead():
    given().when(BEGIN).then(BEGUN)
    given(BEGUN).when(PLAN).then(MARCH, APRIL, MAY)


def test_planning_again_adds_only_what_is_missing():
    given(*PLANNED).when(PLAN).then_nothing()
    further = PLAN.model_copy(update={"until": date(2026, 6, 30)})
    given(*PLANNED).when(further).then(planned("2026-06", "2026-06-12"))


def test_a_moved_day_stays_where_it_was_moved_to():
    given(*PLANNED).when(MOVE).then(MOVED)
    given(*PLANNED, MOVED).when(MOVE).then_nothing()
    given(*PLANNED, MOVED).when(PLAN).then_nothing()


def test_another_rhythm_plans_no_day_twice():
    third = BEGUN.model_copy(update={"rhythm": Rhythm(every="month", nth=3, weekday=5)})
    given(*PLANNED, third).when(PLAN).then_nothing()
    weekly = BEGUN.model_copy(update={"rhythm": Rhythm(every="week", weekday=5)})
    told = given(*PLANNED, weekly).when(PLAN)
    days = [one.day.isoformat() for one in told.events]
    assert "2026-03-13" not in days
    assert "2026-03-20" in days


def test_two_turns_are_not_on_one_day():
    onto = MOVE.model_copy(update={"day": MAY.day})
    given(*PLANNED).when(onto).then_refused(TakenDay)


def test_a_day_is_left_out_and_planned_again_by_moving_it():
    given(*PLANNED).when(DROP).then(DROPPED)
    given(*PLANNED, DROPPED).when(DROP).then_nothing()
    given(*PLANNED, DROPPED).when(HOLD).then_refused(LeftOut)
    back = MOVE.model_copy(update={"day": APRIL.day})
    again = MOVED.model_copy(update={"day": APRIL.day})
    given(*PLANNED, DROPPED).when(back).then(again)


def test_an_activity_is_held_for_one_day_alone():
    given(*PLANNED).when(HOLD).then(HELD)
    in_may = HOLD.model_copy(update={"turn": "2026-05"})
    given(*PLANNED, HELD).when(in_may).then_refused(HeldForAnother)
    nowhere = HOLD.model_copy(update={"activity": NOWHERE})
    given(*PLANNED).when(nowhere).then_refused(NoSuchActivity)
    given(*PLANNED, HELD).when(nowhere).then_refused(DateHeld)


def test_a_day_for_which_something_was_held_is_neither_moved_nor_left_out():
    given(*PLANNED, HELD).when(MOVE).then_refused(DateHeld)
    given(*PLANNED, HELD).when(DROP).then_refused(DateHeld)


def test_after_its_end_only_what_was_held_stands():
    ended = SeriesEnded(series=WHICHSERIES, last=END.last, reason=None)
    given(*PLANNED).when(END).then(ended)
    given(*PLANNED, ended).when(MOVE).then_refused(NoSuchDate)
    given(*PLANNED, ended).when(PLAN).then_nothing()
    later = END.model_copy(update={"last": date(2026, 12, 31)})
    given(*PLANNED, ended).when(later).then(ended.model_copy(update={"last": later.last}))
    early = END.model_copy(update={"last": date(2026, 2, 1)})
    given(*PLANNED).when(early).then_refused(EndsBeforeItBegan)


def test_what_says_no_day_or_no_time_does_not_begin():
    given().when(BEGIN.model_copy(update={"rhythm": Rhythm(every="month")})).then_refused(
        NotARhythm
    )
    backwards = {"starts": "16:00", "ends": "14:00"}
    given().when(BEGIN.model_copy(update=backwards)).then_refused(EndsBeforeItStarts)
    given().when(PLAN).then_refused(NoSuchSeries)
    given(BEGUN).when(MOVE).then_refused(NoSuchDate)


def test_nobody_plans_without_end():
    given(BEGUN).when(PLAN.model_copy(update={"until": date(2029, 1, 1)})).then_refused(TooFarAhead)
    old = BEGUN.model_copy(
        update={"first": date(1990, 1, 1), "rhythm": Rhythm(every="week", weekday=1)}
    )
    given(old).when(PLAN).then_refused(TooManyDates)


def test_the_committees_own_working_days_count():
    """A plan without the committee's calendar takes the one that came with the program."""
    rhythm = Rhythm(every="month", day=1, day_off="next_at_work")
    begun = BEGUN.model_copy(update={"first": date(2026, 5, 1), "rhythm": rhythm})
    (one,) = given(begun).when(PLAN).events
    assert (one.regular, one.turn) == (date(2026, 5, 1), "2026-05")
    assert one.day > one.regular
    assert OF["series"] == one.series
