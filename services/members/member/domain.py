"""What is a member allowed? Pure."""

from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from datetime import date
from typing import Any, assert_never
from uuid import UUID

from contracts.members.member import (
    ActingAuthorised,
    ActingRevoked,
    Decision,
    MemberAdmitted,
    MemberLeft,
    MemberReappointed,
    MembershipBegan,
    MembershipEnded,
    MembersMerged,
    MergeTakenBack,
    ParticularsCorrected,
    RoleAssumed,
    RoleLaidDown,
)
from contracts.sectors.body import body_id
from kernel.decider import Decider, Known
from kernel.event import Event
from members.member.acting.commands import AuthoriseActing, OfActing, RevokeActing
from members.member.acting.domain import decide_acting
from members.member.asked import AnyOfMember
from members.member.basis import decision
from members.member.belonging import (
    assume,
    assumed,
    began,
    join,
    lay_down,
    leave,
    settle_bodies,
    settle_roles,
)
from members.member.changes.commands import (
    ApproveChanges,
    LookAtPrivateChanges,
    OfChanges,
    ProposeChanges,
    RefuseChanges,
    WithdrawChanges,
)
from members.member.changes.domain import decide_changes
from members.member.changes.events import (
    ChangesApproved,
    ChangesProposed,
    ChangesRefused,
    ChangesSuperseded,
    ChangesWithdrawn,
    PrivateChangesLookedAt,
)
from members.member.commands import (
    AdmitMember,
    AssumeRole,
    CorrectParticulars,
    JoinBody,
    KeepPrivateParticulars,
    LayDownRole,
    LeaveBody,
    SettleBodies,
    SettleRoles,
)
from members.member.events import PrivateParticularsKept
from members.member.facts import Facts
from members.member.leaving.commands import (
    AcceptResignation,
    DeclineResignation,
    RecordLeaving,
    RequestResignation,
    WithdrawResignation,
)
from members.member.leaving.domain import record_leaving, resign
from members.member.leaving.events import (
    ResignationDeclined,
    ResignationRequested,
    ResignationWithdrawn,
)
from members.member.merging.commands import MergeMembers, OfMerging, TakeBackMerge
from members.member.merging.domain import also, decide_merging, stream_of
from members.member.merging.refusals import MergedIntoAnother
from members.member.private import sealed
from members.member.refusals import (
    AnotherOfThatName,
    NotAMember,
    NotOnTheRoll,
)
from members.member.state import Member, Particulars, evolve
from members.member.telephone.commands import LookUpTelephone
from members.member.telephone.domain import look_up
from members.member.telephone.events import TelephoneLookedUp

PRIVATE = ("phone", "id_number", "birth_date", "address", "religion")


def decide(command: AnyOfMember, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """What happens if this is asked now?"""
    if known.facts.committee not in (None, command.committee):
        raise NotAMember(command.member)
    if isinstance(command, OfMerging):
        _only_known(command, member)
        return decide_merging(command, member, known)
    if member.merged_into is not None and not isinstance(command, LookUpTelephone):
        raise MergedIntoAnother(member.particulars.name, member.merged_into)
    if isinstance(command, AdmitMember):
        return admit(command, member, known)
    if isinstance(command, RecordLeaving) and command.how == member.how == "retracted":
        return []
    _only_known(command, member)
    if isinstance(command, OfActing):
        return decide_acting(command, member, known)
    if isinstance(command, OfChanges):
        return decide_changes(command, member, known)
    match command:
        case CorrectParticulars():
            return correct(command, member)
        case KeepPrivateParticulars():
            return keep(command, member, known)
        case LookUpTelephone():
            return look_up(command, member, known)
        case RecordLeaving():
            return record_leaving(command, member, known)
        case (
            RequestResignation()
            | WithdrawResignation()
            | AcceptResignation()
            | DeclineResignation()
        ):
            return resign(command, member, known)
        case _ if not member.on_roll:
            raise NotOnTheRoll(member.particulars.name)
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


def _only_known(command: AnyOfMember, member: Member) -> None:
    if not member.known:
        raise NotAMember(command.member)


def admit(command: AdmitMember, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """A new person is admitted, one who left comes back, one who is here stays."""
    if member.on_roll:
        return _stays(command, member)
    since = command.since or command.since_if_new
    if not member.known:
        return [*_former_ends(command, member), *_enters(command, since)]
    back = since or known.today
    if member.until is not None and back <= member.until:
        return []
    return [*_former_ends(command, member), *_enters(command, back)]


def _stays(command: AdmitMember, member: Member) -> Sequence[Event]:
    """A later term is a reappointment; another day of admission in the same one a correction."""
    here = member.particulars.member_no
    if here and command.member_no and here != command.member_no:
        raise AnotherOfThatName(command.name, here)
    paper = decision(command.basis)
    if command.term > member.term:
        return [_reappointed(command, member, paper)]
    if command.term < member.term:
        return []
    if member.again is not None:
        said = paper not in (None, member.again.basis)
        return [member.again.model_copy(update={"basis": paper})] if said else []
    since, way = command.since or member.since, command.way or member.way
    came = (since, way, paper or member.basis)
    if came == (member.since, member.way, member.basis):
        return []
    return [_admitted(command.member, member.particulars, member.term, *came)]


def _reappointed(command: AdmitMember, member: Member, paper: Decision | None) -> MemberReappointed:
    """连任: with the number of terms that are recorded, this one included."""
    terms = len(member.terms | {command.term})
    return MemberReappointed(
        member=command.member, term=command.term, since=command.since, terms=terms, basis=paper
    )


def _former_ends(command: AdmitMember, member: Member) -> Sequence[Event]:
    """What a leaver was in ended with the last day on the roll."""
    if member.until is None:
        return []
    until = member.until
    bodies = [MembershipEnded(member=command.member, body=b, until=until) for b in member.bodies]
    roles = [RoleLaidDown(member=command.member, role=r, until=until) for r in member.roles]
    return [*bodies, *roles]


def _enters(command: AdmitMember, since: date | None) -> Sequence[Event]:
    """The person, then bodies and roles, all from the day of admission."""
    here = command.committee
    bodies = {body_id(here, one.kind, one.name): one for one in command.bodies}
    return [
        _admitted(
            command.member,
            Particulars.of(command),
            command.term,
            since,
            command.way,
            decision(command.basis),
        ),
        *(began(here, command.member, one, None, command.as_of) for one in bodies.values()),
        *(
            assumed(command.member, role, None, command.as_of)
            for role in dict.fromkeys(command.roles)
        ),
    ]


def _admitted(
    who: UUID,
    told: Particulars,
    term: int,
    since: date | None,
    way: str | None,
    basis: Decision | None,
) -> MemberAdmitted:
    return MemberAdmitted(member=who, term=term, since=since, way=way, basis=basis, **asdict(told))


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
    kept = member.kept | sealed(command, known)
    if kept == member.kept:
        return []
    items = tuple(kept[kind] for kind in PRIVATE if kind in kept)
    return [PrivateParticularsKept(member=command.member, kept=items)]


def stream(command: AnyOfMember) -> str:
    """One stream a member."""
    return stream_of(command.member)


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
        RequestResignation,
        WithdrawResignation,
        AcceptResignation,
        DeclineResignation,
        LookUpTelephone,
        ProposeChanges,
        WithdrawChanges,
        ApproveChanges,
        RefuseChanges,
        LookAtPrivateChanges,
        MergeMembers,
        TakeBackMerge,
        AuthoriseActing,
        RevokeActing,
    ),
    events=(
        MemberAdmitted,
        MemberReappointed,
        ParticularsCorrected,
        PrivateParticularsKept,
        TelephoneLookedUp,
        MembershipBegan,
        MembershipEnded,
        RoleAssumed,
        RoleLaidDown,
        MemberLeft,
        ResignationRequested,
        ResignationWithdrawn,
        ResignationDeclined,
        ChangesProposed,
        ChangesSuperseded,
        ChangesWithdrawn,
        ChangesApproved,
        ChangesRefused,
        PrivateChangesLookedAt,
        MembersMerged,
        MergeTakenBack,
        ActingAuthorised,
        ActingRevoked,
    ),
    initial=Member(),
    decide=decide,
    evolve=evolve,
    stream=stream,
    also=also,
)
