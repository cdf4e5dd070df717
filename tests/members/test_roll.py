"""Is everybody on the roll on the days on which they were? No I/O."""

from datetime import UTC, date, datetime
from uuid import UUID

from contact_world import CEN, HERE, SCHOOLS

from contracts.members.member import MemberAdmitted, MemberLeft, MembershipBegan, MembershipEnded
from contracts.roll import row
from contracts.values import BodyKind, Named
from kernel.log.chain import GENESIS, Origin, Recorded

RECORDED = Recorded(
    origin=Origin(HERE, "members", "a1"),
    position=1,
    event_id=UUID(int=1),
    stream=f"member-{CEN}",
    version=1,
    type="",
    schema_number=1,
    published=True,
    occurred_on=date(2018, 1, 1),
    occurred_at=None,
    recorded_at=datetime(2018, 1, 1, tzinfo=UTC),
    actor="clerk",
    on_behalf_of=None,
    correlation_id=UUID(int=2),
    causation_id=None,
    source=None,
    traceparent=None,
    data="{}",
    prevhash=GENESIS,
)
BLANK = dict.fromkeys(
    ("member_no", "gender", "nation", "birth_year", "party", "education", "employer", "position")
)
ADMITTED = MemberAdmitted(member=CEN, name="岑知远", term=9, since=date(2018, 1, 10), **BLANK)
LEFT = MemberLeft(member=CEN, how="resigned", until=date(2020, 6, 30))
BACK = ADMITTED.model_copy(update={"since": date(2023, 3, 1), "term": 10})
JOINED = MembershipBegan(
    member=CEN,
    body=Named(id=SCHOOLS, name="教育"),
    kind=BodyKind.SECTOR,
    duty=None,
    since=date(2018, 1, 10),
)

LAST = date(2024, 2, 29)


def told(*events):
    """The row after these events."""
    found = None
    for event in events:
        found = row(found, event, RECORDED)
    return found


def test_who_came_back_was_on_the_roll_before_and_not_between():
    row = told(ADMITTED, LEFT, BACK)
    days = [date(2019, 5, 1), date(2021, 5, 1), date(2024, 5, 1), date(2017, 5, 1)]
    assert [row.on(day) for day in days] == [True, False, True, False]


def test_the_latest_time_on_the_roll_is_the_one_that_is_corrected():
    again = BACK.model_copy(update={"since": date(2023, 5, 1)})
    left = LEFT.model_copy(update={"until": date(2024, 1, 31)})
    row = told(ADMITTED, LEFT, BACK, again, left, left.model_copy(update={"until": LAST}))
    assert row.sinces == (date(2018, 1, 10), date(2023, 5, 1))
    assert row.untils == (date(2020, 6, 30), LAST)


def test_the_first_day_of_who_never_left_is_corrected():
    row = told(ADMITTED, ADMITTED.model_copy(update={"since": date(2018, 3, 1)}))
    assert (row.on(date(2018, 2, 1)), row.on(date(2018, 3, 1))) == (False, True)


def test_who_was_entered_by_mistake_is_on_no_roll():
    assert told(ADMITTED, LEFT.model_copy(update={"how": "retracted"})) is None


def test_the_last_day_in_a_body_is_corrected():
    ended = MembershipEnded(member=CEN, body=SCHOOLS, until=date(2019, 3, 31))
    row = told(ADMITTED, JOINED, ended, ended.model_copy(update={"until": date(2019, 1, 31)}))
    assert row.belongs(SCHOOLS, date(2019, 1, 31))
    assert not row.belongs(SCHOOLS, date(2019, 3, 1))


def test_of_two_times_in_a_body_the_later_is_corrected():
    ended = MembershipEnded(member=CEN, body=SCHOOLS, until=date(2018, 12, 31))
    again = JOINED.model_copy(update={"since": date(2019, 6, 1)})
    late = [ended.model_copy(update={"until": date(2019, month, 30)}) for month in (11, 9)]
    row = told(ADMITTED, JOINED, ended, again, *late)
    assert row.body_untils == (date(2018, 12, 31), date(2019, 9, 30))
