"""What is a member allowed? Pure."""

from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from datetime import date
from typing import Any, assert_never
from uuid import UUID

from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    MemberReappointed,
    MembershipBegan,
    MembershipEnded,
    ParticularsCorrected,
    PersonErased,
    RoleAssumed,
    RoleLaidDown,
)
from contracts.sectors.body import body_id
from kernel.decider import Decider, Known
from kernel.event import Event
from members.member.belonging import (
    assume,
    assumed,
    began,
    join,
    lay_down,
    leave,
    settle_bodies,
    settle_roles,
    within_seats,
)
from members.member.commands import (
    AdmitMember,
    AssumeRole,
    CorrectParticulars,
    JoinBody,
    KeepPrivateParticulars,
    LayDownRole,
    LeaveBody,
    MemberCommand,
    RecordLeaving,
    SettleBodies,
    SettleRoles,
)
from members.member.erasing.commands import ErasePerson
from members.member.erasing.domain import erase
from members.member.events import PrivateParticularsKept
from members.member.facts import Facts
from members.member.refusals import (
    AnotherOfThatName,
    LeftBeforeJoined,
    NotAMember,
    NotOnTheRoll,
)
from members.member.state import DAY, Member, Particulars, evolve
from members.member.telephone.commands import LookUpTelephone
from members.member.telephone.domain import look_up
from members.member.telephone.events import TelephoneLookedUp
from members.member.turnover.commands import EndWithTerm, ServeOn
from members.member.turnover.domain import TERM_ENDED, end_with_term, serve_on

PRIVATE = (
    "phone", "id_number", "birth_date", "address", "religion", "home_phone", "work_phone", "wechat",
    "email", "home_postcode", "work_address", "work_postcode", "mail_address", "mail_postcode",
    "contact_person", "remark",
)  # fmt: skip


def decide(command: MemberCommand, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """What happens if this is asked now?"""
    if known.facts.committee not in (None, command.committee):
        raise NotAMember(command.member)
    if isinstance(command, AdmitMember):
        return admit(command, member, known)
    if isinstance(command, RecordLeaving) and command.how == member.how == "retracted":
        return []
    if isinstance(command, ErasePerson):
        return erase(command, member, known)
    if not member.known:
        raise NotAMember(command.member)
    match command:
        case CorrectParticulars():
            return correct(command, member)
        case KeepPrivateParticulars():
            return keep(command, member, known)
        case LookUpTelephone():
            return look_up(command, member, known)
        case EndWithTerm():
            return end_with_term(command, member)
        case RecordLeaving():
            return record_leaving(command, member, known)
        case _ if not member.on_roll:
            raise NotOnTheRoll(member.particulars.name)
        case ServeOn():
            return serve_on(command, member, known)
        case JoinBody():
            return join(command, member, known)
        case LeaveBody():
            return leave(command, member, known)
        case SettleBodies():
            return settle_bodies(command, member, known)
        case AssumeRole():
            return assume(command, member, known)
        case LayDownRole():
            return lay_down(command, member, known)
        case SettleRoles():
            return settle_roles(command, member, known)
    assert_never(command)


def admit(command: AdmitMember, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """A new person is admitted, one who left comes back, one who is here stays."""
    if member.on_roll:
        return _stays(command, member)
    since = command.since or command.since_if_new
    if not member.known:
        return [
            *_former_ends(command, member),
            *_enters(command, since, known),
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
    return [*_former_ends(command, member), *_enters(command, back, known)]


def _serves_on_after_all(
    command: AdmitMember, member: Member, known: Known[Facts]
) -> Sequence[Event]:
    """Who ended with a term and is on the next one's roster was a member all along.

    The day of admission stays the first one; bodies and roles are those of the new term.
    """
    if member.until is None:
        return []
    first = member.until + DAY
    _, *held = _enters(command, first, known, held_since=first)
    return [
        *_former_ends(command, member),
        _admitted(command.member, member.particulars, member.term, member.since),
        MemberReappointed(member=command.member, term=command.term, since=first),
        *held,
    ]


def _stays(command: AdmitMember, member: Member) -> Sequence[Event]:
    """A later term is a reappointment; another day of admission in the same one a correction."""
    here = member.particulars.member_no
    if here and command.member_no and here != command.member_no:
        raise AnotherOfThatName(command.name, here)
    if command.term > member.term:
        return [MemberReappointed(member=command.member, term=command.term, since=command.since)]
    same_term = command.term == member.term and not member.reappointed
    if not same_term or command.since in (None, member.since):
        return []
    if member.away is not None and command.since is not None and command.since <= member.away:
        return []  # The first day of the time before this one.
    return [_admitted(command.member, member.particulars, member.term, command.since)]


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
    since: date | None,
    known: Known[Facts],
    held_since: date | None = None,
) -> Sequence[Event]:
    """The person, then bodies and roles, from the day of admission if no other is given."""
    here = command.committee
    bodies = {body_id(here, one.kind, one.name): one for one in command.bodies}
    within_seats([one.kind for one in bodies.values()], known)
    return [
        _admitted(command.member, Particulars.of(command), command.term, since),
        *(began(here, command.member, one, held_since, command.as_of) for one in bodies.values()),
        *(
            assumed(command.member, role, held_since, command.as_of)
            for role in dict.fromkeys(command.roles)
        ),
    ]


def _admitted(who: UUID, told: Particulars, term: int, since: date | None) -> MemberAdmitted:
    return MemberAdmitted(member=who, term=term, since=since, **asdict(told))


def correct(command: CorrectParticulars, member: Member) -> Sequence[Event]:
    """What is given replaces what was there; the event tells the whole again."""
    names = [one.name for one in fields(Particulars)]
    given = {name: value for name in names if (value := getattr(command, name)) is not None}
    blank: dict[str, Any] = dict.fromkeys(command.blank)
    after = replace(member.particulars, **(blank | given))
    if after == member.particulars:
        return []
    return [ParticularsCorrected(member=command.member, **asdict(after))]


def keep(command: KeepPrivateParticulars, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """The vault keeps it; the event says of each item only which one it is."""
    kept = dict(member.kept)
    for kind, secret in command.secrets().items():
        # A member can be found by telephone, through the vault's own blind index.
        found_by = command.phone if kind == "phone" else None
        lookup = None if found_by is None else found_by.reveal_to_vault()
        kept[kind] = known.keep(secret, kind, lookup, about=command.member)
    if kept == member.kept:
        return []
    items = tuple(kept[kind] for kind in PRIVATE if kind in kept)
    return [PrivateParticularsKept(member=command.member, kept=items)]


def record_leaving(command: RecordLeaving, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """Off the roll after the day given; another day or way afterwards is a correction."""
    until = command.until or member.until or known.today
    if (member.how, member.until) == (command.how, until):
        return []
    if command.how != "retracted" and member.since is not None and until < member.since:
        raise LeftBeforeJoined(until, member.since)
    return [MemberLeft(member=command.member, how=command.how, until=until, reason=command.reason)]


def stream(command: MemberCommand) -> str:
    """One stream a member."""
    return f"member-{command.member}"


def about(command: MemberCommand) -> Sequence[UUID]:
    """Of whom a command must know all that the vault holds."""
    return [command.member] if isinstance(command, ErasePerson) else []


MEMBER = Decider(
    category="member",
    commands=(
        AdmitMember,
        CorrectParticulars,
        KeepPrivateParticulars,
        JoinBody,
        LeaveBody,
        SettleBodies,
        AssumeRole,
        LayDownRole,
        SettleRoles,
        RecordLeaving,
        ServeOn,
        EndWithTerm,
        LookUpTelephone,
        ErasePerson,
    ),
    events=(
        MemberAdmitted,
        MemberReappointed,
        ParticularsCorrected,
        PrivateParticularsKept,
        PersonErased,
        TelephoneLookedUp,
        MembershipBegan,
        MembershipEnded,
        RoleAssumed,
        RoleLaidDown,
        MemberLeft,
    ),
    initial=Member(),
    decide=decide,
    evolve=evolve,
    stream=stream,
    about=about,
)
