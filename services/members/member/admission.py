"""How does a person come onto the roll, stay, and come back? Pure."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from uuid import UUID

from contracts.directory import after_its_end
from contracts.members.member import (
    Decision,
    MemberAdmitted,
    MemberReappointed,
    MembershipEnded,
    RoleLaidDown,
)
from contracts.sectors.body import body_id
from kernel.decider import Known
from kernel.event import Event
from members.member.basis import decision
from members.member.belonging import assumed, began, within_seats
from members.member.commands import AdmitMember
from members.member.facts import Facts
from members.member.refusals import AnotherOfThatName
from members.member.state import DAY, Member, Particulars
from members.member.turnover.domain import TERM_ENDED


def admit(command: AdmitMember, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """A new person is admitted, one who left comes back, one who is here stays.

    Raises:
        CommitteeIsOver: it would be by a committee that has ended by then.
    """
    told = _admit(command, member, known)
    day = command.since or command.since_if_new or known.today
    over = after_its_end(day, known.facts.ended_on)
    if told and over:
        raise over[0]
    return told


def _admit(command: AdmitMember, member: Member, known: Known[Facts]) -> Sequence[Event]:
    if member.on_roll:
        return _stays(command, member)
    since = command.since or command.since_if_new
    if not member.known:
        return [
            *_former_ends(command, member),
            *_enters(command, member, since, known),
        ]
    if member.cause == TERM_ENDED and command.term == member.term + 1:
        return _serves_on_after_all(command, member, known)
    back = since or known.today
    if member.until is not None and back <= member.until:
        # A later term's roster that tells the first day of all: the person came back with it.
        later = command.as_of if command.term > member.term else None
        if later is None or later <= member.until:
            return []
        back = later
    enters = _enters(command, member, back, known, held_since=back)
    return [*_former_ends(command, member), *enters]


def _serves_on_after_all(
    command: AdmitMember, member: Member, known: Known[Facts]
) -> Sequence[Event]:
    """Who ended with a term and is on the next one's roster was a member all along.

    The day of admission stays the first one; bodies and roles are those of the new term.
    """
    if member.until is None or member.until == date.max:
        return []
    first = member.until + DAY
    _, *held = _enters(command, member, first, known, held_since=first)
    return [
        *_former_ends(command, member),
        _admitted(
            command.member,
            member.particulars,
            member.term,
            member.since,
            member.way,
            member.basis,
        ),
        _reappointed(command, member, decision(command.basis), first),
        *held,
    ]


def _stays(command: AdmitMember, member: Member) -> Sequence[Event]:
    """A later term is a reappointment; another day of admission in the same one a correction."""
    here = member.particulars.member_no
    if here and command.member_no and here != command.member_no:
        raise AnotherOfThatName(command.name, here)
    paper = decision(command.basis)
    if command.term > member.term:
        return [_reappointed(command, member, paper, command.since)]
    if command.term < member.term:
        return []
    if member.again is not None:
        said = paper not in (None, member.again.basis)
        return [member.again.model_copy(update={"basis": paper})] if said else []
    since, way = _first_day(command, member), command.way or member.way
    came = (since, way, paper or member.basis)
    if came == (member.since, member.way, member.basis):
        return []
    return [_admitted(command.member, member.particulars, member.term, *came)]


def _first_day(command: AdmitMember, member: Member) -> date | None:
    """The day of admission as it is told, unless that is the first day of the time before this."""
    told = command.since
    if told is None or (member.away is not None and told <= member.away):
        return member.since
    return told


def _reappointed(
    command: AdmitMember, member: Member, paper: Decision | None, since: date | None
) -> MemberReappointed:
    """连任: with the number of terms that are recorded, this one included."""
    terms = len(member.terms | {command.term})
    return MemberReappointed(
        member=command.member, term=command.term, since=since, terms=terms, basis=paper
    )


def _former_ends(command: AdmitMember, member: Member) -> Sequence[Event]:
    """What a leaver was in ended with the last day on the roll."""
    if member.until is None:
        return []
    until = member.until
    bodies = [MembershipEnded(member=command.member, body=b, until=until) for b in member.bodies]
    roles = [RoleLaidDown(member=command.member, role=r, until=until) for r in member.roles]
    return [*bodies, *roles]


def _enters(
    command: AdmitMember,
    member: Member,
    since: date | None,
    known: Known[Facts],
    held_since: date | None = None,
) -> Sequence[Event]:
    """The person, then bodies and roles, from the day of admission if no other is given."""
    here = command.committee
    bodies = {body_id(here, one.kind, one.name): one for one in command.bodies}
    within_seats([one.kind for one in bodies.values()], known)
    return [
        _admitted(
            command.member,
            _described(command, member),
            command.term,
            since,
            command.way,
            decision(command.basis),
        ),
        *(began(here, command.member, one, held_since, command.as_of) for one in bodies.values()),
        *(
            assumed(command.member, role, held_since, command.as_of)
            for role in dict.fromkeys(command.roles)
        ),
    ]


def _described(command: AdmitMember, member: Member) -> Particulars:
    """What is told now; of one who comes back, what was recorded before stands beside it."""
    told = Particulars.of(command)
    if not member.known:
        return told
    given = {name: value for name, value in asdict(told).items() if value is not None}
    return replace(member.particulars, **given)


def _admitted(
    who: UUID,
    told: Particulars,
    term: int,
    since: date | None,
    way: str | None,
    basis: Decision | None,
) -> MemberAdmitted:
    return MemberAdmitted(member=who, term=term, since=since, way=way, basis=basis, **asdict(told))
