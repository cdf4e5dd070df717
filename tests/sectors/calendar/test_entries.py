"""What concerns a member? No I/O."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from calendar_world import HOURS, WHOLE

from sectors.calendar.entries import Person, by_day

BODY = UUID(int=7)


@dataclass(frozen=True)
class In:
    """A member in a body."""

    body: UUID
    since: date | None = None
    until: date | None = None


def person(*belongings, expected=()):
    return Person(belongings, frozenset(expected))


def test_what_the_committee_plans_concerns_everybody_and_what_it_held_who_was_expected():
    assert person().concerns(HOURS)
    assert not person().concerns(WHOLE)
    assert person(expected=[WHOLE.entry]).concerns(WHOLE)


def test_what_a_body_hosts_concerns_who_belonged_to_it_that_day():
    hosted = replace(WHOLE, bodies=(BODY, UUID(int=8)))
    assert person(In(BODY)).concerns(hosted)
    assert person(In(BODY, since=hosted.starts_on, until=hosted.starts_on)).concerns(hosted)
    assert not person(In(BODY, since=date(2026, 4, 10))).concerns(hosted)
    assert not person(In(BODY, until=date(2026, 4, 8))).concerns(hosted)
    assert not person(In(UUID(int=9))).concerns(replace(HOURS, bodies=(BODY,)))


def test_what_lasts_for_days_stands_on_each_of_them_within_the_window():
    days = list(by_day([WHOLE, HOURS], date(2026, 4, 10), date(2026, 4, 30)))
    assert [(one.day, len(one.entries)) for one in days] == [
        (date(2026, 4, 10), 1),
        (date(2026, 4, 17), 1),
    ]
