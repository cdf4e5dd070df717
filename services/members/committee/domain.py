"""What is a committee allowed? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from contracts.committees import plenary_id
from contracts.members.committee import (
    CommitteeEstablished,
    PlenaryConvened,
    PlenaryRescheduled,
    RulesAdopted,
    WorkingDaysAnnounced,
)
from contracts.members.rules import CommitteeRules
from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from members.committee.commands import (
    AdoptRules,
    AnnounceWorkingDays,
    CommitteeCommand,
    ConvenePlenary,
    EstablishCommittee,
)

SATURDAY = 5


class CodeInUse(Refused):
    """Another name is recorded under this code."""

    zh = "该行政区划代码已以其他名称设立委员会"


class NotEstablished(Refused):
    """The committee has not been established."""

    zh = "委员会尚未设立"


class OutsideTheYear(Refused):
    """A day lies outside the year that is announced."""

    zh = "日期不在所公布的年度内"


class OffAndAtWork(Refused):
    """One day cannot be both off and at work."""

    zh = "同一日不能既放假又上班"


class NoWeekend(Refused):
    """Only a weekend's day is made up."""

    zh = "调休上班日须为周六或周日"


class ClosesBeforeItOpens(Refused):
    """The plenary would close before it opens."""

    zh = "闭幕日期早于开幕日期"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A plenary's days and its cut-off."""

    opens: date
    closes: date
    cut_off: datetime


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee as decided so far; `name` is empty until it is established."""

    name: str = ""
    host: UUID | None = None
    rules: CommitteeRules | None = None
    plenaries: dict[UUID, Sitting] = field(default_factory=dict)
    years: dict[int, WorkingDaysAnnounced] = field(default_factory=dict)


def decide(command: CommitteeCommand, committee: Committee, known: Known[None]) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case EstablishCommittee():
            return establish(command, committee, known)
        case AdoptRules():
            return adopt(command, committee)
        case ConvenePlenary():
            return convene(command, committee)
        case AnnounceWorkingDays():
            return announce(command, committee)
    assert_never(command)


def establish(
    command: EstablishCommittee, committee: Committee, known: Known[None]
) -> Sequence[Event]:
    """A code stands for one committee; asking again under the same name changes nothing."""
    if committee.name:
        if committee.name != command.name:
            raise CodeInUse(command.code, committee.name)
        return []
    return [
        CommitteeEstablished(
            committee=command.committee, code=command.code, name=command.name, host=command.host
        ),
        RulesAdopted(
            committee=command.committee,
            rules=command.rules,
            effective_on=command.on or known.today,
            basis=command.basis,
        ),
    ]


def adopt(command: AdoptRules, committee: Committee) -> Sequence[Event]:
    """Rules are adopted whole; the same rules again change nothing."""
    if not committee.name:
        raise NotEstablished
    if committee.rules == command.rules:
        return []
    return [
        RulesAdopted(
            committee=command.committee,
            rules=command.rules,
            effective_on=command.effective_on,
            basis=command.basis,
        )
    ]


def convene(command: ConvenePlenary, committee: Committee) -> Sequence[Event]:
    """A plenary is convened once; other days later are a rescheduling."""
    if not committee.name:
        raise NotEstablished
    if command.closes < command.opens:
        raise ClosesBeforeItOpens(command.opens, command.closes)
    plenary = plenary_id(command.committee, command.term, command.session)
    sitting = Sitting(command.opens, command.closes, command.cut_off)
    before = committee.plenaries.get(plenary)
    if before == sitting:
        return []
    days = {"opens": command.opens, "closes": command.closes, "cut_off": command.cut_off}
    if before is not None:
        return [PlenaryRescheduled(committee=command.committee, plenary=plenary, **days)]
    return [
        PlenaryConvened(
            committee=command.committee,
            plenary=plenary,
            term=command.term,
            session=command.session,
            **days,
        )
    ]


def announce(command: AnnounceWorkingDays, committee: Committee) -> Sequence[Event]:
    """A year's working days, whole; the same again changes nothing."""
    if not committee.name:
        raise NotEstablished
    _each_day_is_one_thing(command)
    announced = WorkingDaysAnnounced(
        committee=command.committee,
        year=command.year,
        off=tuple(sorted(command.off, key=lambda one: one.day)),
        made_up=tuple(sorted(command.made_up, key=lambda one: one.day)),
        basis=command.basis,
    )
    return [] if committee.years.get(command.year) == announced else [announced]


def _each_day_is_one_thing(command: AnnounceWorkingDays) -> None:
    off, made_up = ({one.day for one in days} for days in (command.off, command.made_up))
    outside = sorted(day for day in off | made_up if day.year != command.year)
    if outside:
        raise OutsideTheYear(*outside)
    if off & made_up:
        raise OffAndAtWork(*sorted(off & made_up))
    week = sorted(day for day in made_up if day.weekday() < SATURDAY)
    if week:
        raise NoWeekend(*week)


def evolve(committee: Committee, event: Event) -> Committee:
    """The committee after an event."""
    match event:
        case CommitteeEstablished():
            return replace(committee, name=event.name, host=event.host)
        case RulesAdopted():
            return replace(committee, rules=event.rules)
        case PlenaryConvened() | PlenaryRescheduled():
            sitting = Sitting(event.opens, event.closes, event.cut_off)
            return replace(committee, plenaries={**committee.plenaries, event.plenary: sitting})
        case WorkingDaysAnnounced():
            return replace(committee, years={**committee.years, event.year: event})
        case _:
            return committee


def stream(command: CommitteeCommand) -> str:
    """One stream a committee."""
    return f"committee-{command.committee}"


COMMITTEE = Decider(
    category="committee",
    commands=(EstablishCommittee, AdoptRules, ConvenePlenary, AnnounceWorkingDays),
    events=(
        CommitteeEstablished,
        RulesAdopted,
        PlenaryConvened,
        PlenaryRescheduled,
        WorkingDaysAnnounced,
    ),
    initial=Committee(),
    decide=decide,
    evolve=evolve,
    stream=stream,
)
