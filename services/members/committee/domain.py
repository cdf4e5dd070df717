"""What is a committee allowed? Pure."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from contracts.committees import plenary_id
from contracts.members.committee import (
    CodeChanged,
    CommitteeEnded,
    CommitteeEstablished,
    CommitteeRenamed,
    EndTakenBack,
    HostChanged,
    PlenaryConvened,
    PlenaryRescheduled,
    RulesAdopted,
    WorkingDaysAnnounced,
)
from contracts.members.rules import CommitteeRules
from contracts.members.term import TermOpened
from contracts.occasions import COMMON_KINDS
from kernel.decider import Decider, Known
from kernel.event import Event
from members.committee.commands import (
    AdoptRules,
    AnnounceWorkingDays,
    ChangeCode,
    ChangeHost,
    CommitteeCommand,
    ConvenePlenary,
    EndCommittee,
    EstablishCommittee,
    OpenTerm,
    RenameCommittee,
    TakeBackEnd,
)
from members.committee.facts import Facts
from members.committee.identity import (
    change_code,
    change_host,
    end,
    must_stand,
    rename,
    take_back_end,
)
from members.committee.refusals import (
    ClosesBeforeItOpens,
    CodeInUse,
    NoConsultation,
    NotEstablished,
    NoWeekend,
    OffAndAtWork,
    OutsideTheYear,
    UnknownCommonKind,
)
from members.committee.state import Committee, Sitting, evolve
from members.committee.terms import open_term, sits_in_its_term

SATURDAY = 5


def decide(command: CommitteeCommand, committee: Committee, known: Known[Facts]) -> Sequence[Event]:
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
        case ChangeCode():
            return change_code(command, committee, known)
        case RenameCommittee():
            return rename(command, committee, known)
        case ChangeHost():
            return change_host(command, committee, known)
        case EndCommittee():
            return end(command, committee, known)
        case TakeBackEnd():
            return take_back_end(command, committee, known)
        case OpenTerm():
            return open_term(command, committee, known)
    assert_never(command)


def establish(
    command: EstablishCommittee, committee: Committee, known: Known[Facts]
) -> Sequence[Event]:
    """A code stands for one committee; asking again under the same name changes nothing."""
    if committee.name:
        if committee.name != command.name:
            raise CodeInUse(command.code, committee.name)
        return []
    if known.facts.holders:
        raise CodeInUse(command.code)
    _counts_as_known_kinds(command.rules)
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
    """Rules are adopted whole, for a day on which it lasts; the same again change nothing."""
    if not committee.name:
        raise NotEstablished
    if committee.rules == command.rules:
        return []
    must_stand(command.effective_on, committee)
    _counts_as_known_kinds(command.rules)
    return [
        RulesAdopted(
            committee=command.committee,
            rules=command.rules,
            effective_on=command.effective_on,
            basis=command.basis,
        )
    ]


def _counts_as_known_kinds(rules: CommitteeRules) -> None:
    """Figures cut by common kinds; one that nobody else has would count for nothing."""
    for kind in rules.activity_kinds:
        if kind.common not in COMMON_KINDS:
            raise UnknownCommonKind(kind.name, kind.common, *COMMON_KINDS)
        if kind.consultation is not None and kind.common != "consultation":
            raise NoConsultation(kind.name, kind.common)


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
    sits_in_its_term(command, committee)
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
    if committee.years.get(command.year) == announced:
        return []
    must_stand(date(command.year, 1, 1), committee)
    return [announced]


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


def stream(command: CommitteeCommand) -> str:
    """One stream a committee."""
    return f"committee-{command.committee}"


COMMITTEE = Decider(
    category="committee",
    commands=(
        EstablishCommittee,
        AdoptRules,
        ConvenePlenary,
        AnnounceWorkingDays,
        ChangeCode,
        RenameCommittee,
        ChangeHost,
        EndCommittee,
        TakeBackEnd,
        OpenTerm,
    ),
    events=(
        CommitteeEstablished,
        RulesAdopted,
        PlenaryConvened,
        PlenaryRescheduled,
        WorkingDaysAnnounced,
        CodeChanged,
        CommitteeRenamed,
        HostChanged,
        CommitteeEnded,
        EndTakenBack,
        TermOpened,
    ),
    initial=Committee(),
    decide=decide,
    evolve=evolve,
    stream=stream,
)
