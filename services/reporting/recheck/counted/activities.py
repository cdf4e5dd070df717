"""Which activities were held, who came, and to whose benefit?"""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from contracts.occasions import COMMON_KINDS
from reporting.recheck.cards import Activity
from reporting.recheck.counted.members import on_roll
from reporting.recheck.tally import Parts, Share, Tally, figure
from reporting.recheck.year import Year

CAME = ("present", "late", "half")
TRAINING = ("training", "study")


def held(year: Year) -> Iterator[tuple[UUID, Activity]]:
    """期内举办的活动, by the first day."""
    for id, activity in year.record.activities.items():
        if year.within(activity.starts_on):
            yield id, activity


@figure("sectors.activities", "sectors.held")
def all_held(year: Year) -> Tally:
    """活动."""
    tally = Tally()
    for id, _ in held(year):
        tally.note(str(id))
    return tally


def of_kind(year: Year, common: str) -> Tally:
    """Of one common kind."""
    tally = Tally()
    for id, activity in held(year):
        if activity.common_kind == common:
            tally.note(str(id))
    return tally


for _common in COMMON_KINDS:
    figure(f"sectors.activities_{_common}")(partial(of_kind, common=_common))
figure("sectors.deeds")(partial(of_kind, common="public_service"))


@figure("sectors.by_kind")
def by_kind(year: Year) -> Parts:
    """通用类别."""
    parts = Parts(all_held(year))
    for id, activity in held(year):
        parts.note(COMMON_KINDS.get(activity.common_kind, activity.common_kind), str(id))
    return parts


@figure("sectors.consultations_by_kind")
def consultations(year: Year) -> Parts:
    """协商 by the committee's own kinds."""
    parts = Parts(of_kind(year, "consultation"))
    for id, activity in held(year):
        if activity.common_kind == "consultation":
            parts.note(activity.kind, str(id))
    return parts


@figure("sectors.by_topic")
def by_topic(year: Year) -> Parts:
    """An activity once in each of its topics."""
    parts = Parts(all_held(year))
    for id, activity in held(year):
        for topic in activity.topics:
            parts.note(topic, str(id))
    return parts


def numbers(year: Year, which: str) -> Tally:
    """What ledgers say that give numbers without names."""
    tally = Tally()
    for id, activity in held(year):
        if activity.numbers is not None:
            tally.add(str(id), activity.numbers[which])
    return tally


def names(year: Year, hows: tuple[str, ...] | None, member: bool) -> Tally:
    """Who is named, each person once an activity; `hows` None is in whatever way."""
    tally = Tally()
    for id, activity in held(year.anywhere):
        for person, (is_member, how) in year.record.attendances.get(id, {}).items():
            # Where there are numbers, they count instead of the members' names.
            named = not member or activity.numbers is None
            if is_member is member and named and (hows is None or how in hows):
                tally.note(f"{id}:{person}", (id, year.person(person)))
    return tally


def _attended(year: Year, which: str, hows: tuple[str, ...] | None) -> Tally:
    """By name where there are no numbers, and by number where there are."""
    return names(year, hows, member=True) + numbers(year, which)


_HOWS = {"expected": None, "present": CAME, "leave": ("leave",), "absent": ("absent",)}
for _which, _hows in _HOWS.items():
    figure(f"sectors.{_which}")(partial(_attended, which=_which, hows=_hows))
    figure(f"sectors.counted_{_which}")(partial(numbers, which=_which))


@figure("sectors.guests")
def guests(year: Year) -> Tally:
    """到场的非委员."""
    return names(year, CAME, member=False)


@figure("sectors.attendance_rate")
def attendance_rate(year: Year) -> Share:
    """Of those expected."""
    return Share(_attended(year, "present", CAME), _attended(year, "expected", None))


def came(year: Year, kinds: tuple[str, ...] | None = None) -> Iterator[tuple[str, UUID]]:
    """(case, person) of members who came to an activity, of one of these common kinds."""
    for id, activity in held(year.anywhere):
        if kinds is None or activity.common_kind in kinds:
            for person, (is_member, how) in year.record.attendances.get(id, {}).items():
                if is_member and how in CAME:
                    yield f"{id}:{person}", year.person(person)


@figure("sectors.participants")
def participants(year: Year) -> Tally:
    """At least once."""
    tally = Tally()
    for case, person in came(year):
        tally.note(case, person)
    return tally


@figure("sectors.trained_times")
def trained_times(year: Year) -> Tally:
    """Each person once at each training or study that he came to."""
    tally = Tally()
    for id, activity in held(year.anywhere):
        if activity.common_kind in TRAINING:
            for person, (is_member, how) in year.record.attendances.get(id, {}).items():
                if is_member and how in CAME:
                    tally.note(f"{id}:{person}", (id, year.person(person)))
    return tally


def _of_the_roll(year: Year, kinds: tuple[str, ...] | None) -> Tally:
    tally, roll = Tally(), year.on_roll()
    for case, person in came(year.anywhere, kinds):
        if person in roll:
            tally.note(case, person)
    return tally


figure("sectors.roll_participants")(partial(_of_the_roll, kinds=None))
figure("sectors.trained")(partial(_of_the_roll, kinds=TRAINING))


@figure("sectors.participation_rate")
def participation(year: Year) -> Share:
    """Of those on the roll."""
    return Share(_of_the_roll(year, None), on_roll(year))


@figure("sectors.training_coverage")
def coverage(year: Year) -> Share:
    """Of those on the roll."""
    return Share(_of_the_roll(year, TRAINING), on_roll(year))


def _added(year: Year, number: Callable[[Activity], int | None]) -> Tally:
    """Where there is a number."""
    tally = Tally()
    for id, activity in held(year):
        told = number(activity)
        if told is not None:
            tally.add(str(id), told)
    return tally


figure("sectors.people_served")(partial(_added, number=lambda one: one.beneficiaries))
figure("sectors.money")(partial(_added, number=lambda one: one.money))
