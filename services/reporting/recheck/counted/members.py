"""Who is on the roll on the named day, of which kind, and who came or went?"""

from collections.abc import Callable
from datetime import date
from functools import partial

from reporting.recheck.register import Member, Membership
from reporting.recheck.tally import Parts, Share, Tally, figure
from reporting.recheck.year import Year

AGES = (("40岁及以下", 40), ("41至50岁", 50), ("51至60岁", 60))
OLDEST = "61岁及以上"


@figure("members.on_roll")
def on_roll(year: Year) -> Tally:
    """在册委员."""
    return _of_the_roll(year, lambda member: True)


def _of_the_roll(year: Year, by: Callable[[Member], bool]) -> Tally:
    tally = Tally()
    for id in year.on_roll():
        if by(year.record.members[id]):
            tally.note(str(id))
    return tally


@figure("members.non_communist")
def non_communist(year: Year) -> Tally:
    """政治面貌有记录且不是中共党员."""
    return _of_the_roll(year, lambda one: one.party not in (None, "中共党员", "中共"))


@figure("members.share_non_communist")
def non_communist_share(year: Year) -> Share:
    """Of those on the roll."""
    return Share(non_communist(year), on_roll(year))


def _moved(year: Year, day: Callable[[Member], date | None]) -> Tally:
    """Entries whose day lies in the window; a duplicate is no second member."""
    tally = Tally()
    for id, member in year.record.members.items():
        here = id not in year.record.merged_members and year.is_here(id, day(member))
        if here and year.within(day(member)):
            tally.note(str(id))
    return tally


figure("members.admitted")(partial(_moved, day=lambda member: member.since))
figure("members.left")(partial(_moved, day=lambda member: member.until))


def _parted(year: Year, name: Callable[[Member], str]) -> Parts:
    parts = Parts(on_roll(year))
    for id in year.on_roll():
        parts.note(name(year.record.members[id]), str(id))
    return parts


figure("members.by_party")(partial(_parted, name=lambda one: one.party or "未填政治面貌"))
figure("members.by_gender")(partial(_parted, name=lambda one: one.gender or "未填性别"))
figure("members.by_nation")(partial(_parted, name=lambda one: one.nation or "未填民族"))
figure("members.by_education")(partial(_parted, name=lambda one: one.education or "未填文化程度"))


@figure("members.by_age")
def by_age(year: Year) -> Parts:
    """Year of the named day less year of birth."""

    def age(member: Member) -> str:
        if member.birth_year is None:
            return "未填出生年份"
        years = year.day.year - member.birth_year
        for name, most in AGES:
            if years <= most:
                return name
        return OLDEST

    return _parted(year, age)


def _in_bodies(year: Year, kind: str) -> list[tuple[Membership, str]]:
    """Memberships that stand on the named day of who is on the roll, with the case's id."""
    roll = year.on_roll()
    return [
        (one, f"{one.member}:{one.body}")
        for one in year.record.memberships.values()
        if one.kind == kind
        and year.stands(one.since, one.until)
        and year.person(one.member) in roll
    ]


def _belonging(year: Year, kind: str) -> Tally:
    """Each person once in each body."""
    tally = Tally()
    for one, case in _in_bodies(year, kind):
        tally.note(case, (one.body, year.person(one.member)))
    return tally


figure("members.in_sectors")(partial(_belonging, kind="sector"))
figure("members.in_special_committees")(partial(_belonging, kind="special_committee"))


def _by_body(year: Year, kind: str) -> Parts:
    """Each person once in each body, under the name that the membership tells."""
    parts = Parts(_belonging(year, kind))
    for one, case in _in_bodies(year, kind):
        parts.note(one.name, case, (one.body, year.person(one.member)))
    return parts


figure("members.by_sector")(partial(_by_body, kind="sector"))
figure("members.by_special_committee")(partial(_by_body, kind="special_committee"))
