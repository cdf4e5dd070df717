"""Who hosted activities, for whom, for which priorities, and who wrote notes?"""

from collections.abc import Iterator
from uuid import UUID

from reporting.recheck.cards import Activity, Occasion
from reporting.recheck.counted.activities import all_held, held
from reporting.recheck.tally import Parts, Tally, figure
from reporting.recheck.year import Year


def occasions(year: Year) -> Iterator[tuple[str, Activity, Occasion]]:
    """Activities held, with what is told of each."""
    for id, activity in held(year):
        yield str(id), activity, year.record.occasions.get(id, Occasion())


@figure("sectors.hosts")
def hosts(year: Year) -> Tally:
    """不同主办者."""
    tally = Tally()
    for id, _, occasion in occasions(year):
        for host, _ in occasion.hosts():
            tally.note(id, year.unit(host))
    return tally


@figure("sectors.joint_activities")
def joint(year: Year) -> Tally:
    """By more than one host."""
    tally = Tally()
    for id, _, occasion in occasions(year):
        if len(occasion.hosts()) > 1:
            tally.note(id)
    return tally


@figure("sectors.hostings")
def hostings(year: Year) -> Tally:
    """Once for each host, once where none is told."""
    tally = Tally()
    for id, _, occasion in occasions(year):
        tally.add(id, len(occasion.hosts()) or 1)
    return tally


@figure("sectors.by_host")
def by_host(year: Year) -> Parts:
    """Once for each host, under its name."""
    parts = Parts(all_held(year))
    for id, _, occasion in occasions(year):
        for host, name in occasion.hosts():
            parts.note(name, id, (id, host))
        if not occasion.hosts():
            parts.note("未记主办", id)
    return parts


@figure("sectors.deeds_by_beneficiary")
def by_beneficiary(year: Year) -> Parts:
    """为民办实事 once for each kind of people served."""
    parts = Parts(Tally())
    for id, activity, occasion in occasions(year):
        if activity.common_kind == "public_service":
            parts.whole.note(id)
            for kind in list(occasion.benefited) or ["未记受益对象"]:
                parts.note(kind, id)
    return parts


def benefiting(year: Year) -> Iterator[tuple[str, Activity, Occasion]]:
    """Activities of which it is told whom they served."""
    for id, activity, occasion in occasions(year):
        if occasion.benefited:
            yield id, activity, occasion


@figure("sectors.benefits")
def benefits(year: Year) -> Tally:
    """各类受益对象的数量之和."""
    tally = Tally()
    for id, _, occasion in benefiting(year):
        tally.add(id, sum(occasion.benefited.values()))
    return tally


@figure("sectors.benefits_by_beneficiary")
def benefits_by_kind(year: Year) -> Parts:
    """How many of each kind."""
    parts = Parts(benefits(year))
    for id, _, occasion in benefiting(year):
        for kind, number in occasion.benefited.items():
            parts.add(kind, id, number)
    return parts


@figure("sectors.money_for_beneficiaries")
def money_for(year: Year) -> Tally:
    """Where the money is told."""
    tally = Tally()
    for id, activity, _ in benefiting(year):
        if activity.money is not None:
            tally.add(id, activity.money)
    return tally


@figure("sectors.money_by_beneficiary")
def money_by_kind(year: Year) -> Parts:
    """The whole money for each kind that was served."""
    parts = Parts(money_for(year))
    for id, activity, occasion in benefiting(year):
        if activity.money is not None:
            for kind in occasion.benefited:
                parts.add(kind, id, activity.money)
    return parts


@figure("sectors.for_priorities")
def for_priorities(year: Year) -> Tally:
    """记有服务哪项中心工作的."""
    tally = Tally()
    for id, _, occasion in occasions(year):
        if occasion.priorities:
            tally.note(id)
    return tally


@figure("sectors.by_priority")
def by_priority(year: Year) -> Parts:
    """Once for each priority."""
    parts = Parts(for_priorities(year))
    for id, _, occasion in occasions(year):
        for priority in occasion.priorities:
            parts.note(priority, id)
    return parts


def notes(year: Year) -> Iterator[tuple[str, UUID, UUID]]:
    """(case, activity, person) of notes handed in in the window, on an activity that was held."""
    for activity, members in year.record.notes.items():
        for member, day in members.items():
            if activity in year.anywhere.record.activities and year.within(day):
                yield f"{activity}:{member}", activity, year.person(member)


@figure("sectors.notes")
def all_notes(year: Year) -> Tally:
    """One a person and activity."""
    tally = Tally()
    for case, activity, person in notes(year):
        tally.note(case, (activity, person))
    return tally


@figure("sectors.note_writers")
def writers(year: Year) -> Tally:
    """Different members."""
    tally = Tally()
    for case, _, person in notes(year):
        tally.note(case, person)
    return tally
