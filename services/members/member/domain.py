"""What is a member allowed? Pure."""

from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from typing import Any, assert_never
from uuid import UUID

from contracts.members.member import (
    ActingAuthorised,
    ActingRevoked,
    MemberAdmitted,
    MemberLeft,
    MemberReappointed,
    MembershipBegan,
    MembershipEnded,
    MembersMerged,
    MergeTakenBack,
    ParticularsCorrected,
    PersonErased,
    RoleAssumed,
    RoleLaidDown,
)
from kernel.decider import Decider, Known
from kernel.event import Event
from members.member.acting.commands import AuthoriseActing, OfActing, RevokeActing
from members.member.acting.domain import decide_acting, ended_with
from members.member.admission import admit
from members.member.asked import AnyOfMember
from members.member.belonging import (
    assume,
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
from members.member.erasing.commands import ErasePerson
from members.member.erasing.domain import also as also_to_erase
from members.member.erasing.domain import erase
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
from members.member.merging.domain import also as also_to_merge
from members.member.merging.domain import decide_merging, stream_of
from members.member.merging.refusals import MergedIntoAnother
from members.member.private import sealed
from members.member.refusals import (
    NotAMember,
    NotOnTheRoll,
)
from members.member.state import Member, Particulars, evolve
from members.member.telephone.commands import LookUpTelephone
from members.member.telephone.domain import look_up
from members.member.telephone.events import TelephoneLookedUp
from members.member.turnover.commands import EndWithTerm, ServeOn
from members.member.turnover.domain import end_with_term, serve_on

PRIVATE = (
    "phone", "id_number", "birth_date", "address", "religion", "home_phone", "work_phone", "wechat",
    "email", "home_postcode", "work_address", "work_postcode", "mail_address", "mail_postcode",
    "contact_person", "remark",
)  # fmt: skip

OF_DUPLICATES = (
    LookUpTelephone, ErasePerson, WithdrawChanges, RefuseChanges, LookAtPrivateChanges,
    WithdrawResignation, DeclineResignation,
)  # fmt: skip
"""What is asked of a duplicate too: what waited there is ended, and what is to hold is the kept
one's."""


def decide(command: AnyOfMember, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """What happens if this is asked now, and what ends with it?"""
    happened = _decide(command, member, known)
    return [*happened, *ended_with(happened, member, known)]


def _decide(command: AnyOfMember, member: Member, known: Known[Facts]) -> Sequence[Event]:
    if known.facts.committee not in (None, command.committee):
        raise NotAMember(command.member)
    if isinstance(command, OfMerging):
        _only_known(command, member)
        return decide_merging(command, member, known)
    if isinstance(command, RevokeActing) and member.particulars.name:
        return decide_acting(command, member, known)
    if member.merged_into is not None and not isinstance(command, OF_DUPLICATES):
        raise MergedIntoAnother(member.particulars.name, member.merged_into)
    if isinstance(command, AdmitMember):
        return admit(command, member, known)
    if isinstance(command, RecordLeaving) and command.how == member.how == "retracted":
        return []
    if isinstance(command, ErasePerson):
        return erase(command, member, known)
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
        case EndWithTerm():
            return end_with_term(command, member)
        case RecordLeaving():
            return record_leaving(command, member, known)
        case (
            RequestResignation()
            | WithdrawResignation()
            | AcceptResignation()
            | DeclineResignation()
        ):
            return resign(command, member, known)
        case (
            ServeOn()
            | JoinBody()
            | LeaveBody()
            | SettleBodies()
            | AssumeRole()
            | LayDownRole()
            | SettleRoles()
        ):
            return _on_the_roll(command, member, known)
    assert_never(command)


def _on_the_roll(
    command: ServeOn | JoinBody | LeaveBody | SettleBodies | AssumeRole | LayDownRole | SettleRoles,
    member: Member,
    known: Known[Facts],
) -> Sequence[Event]:
    """What only a member of today's roll may be asked."""
    if not member.on_roll:
        raise NotOnTheRoll(member.particulars.name)
    match command:
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


def _only_known(command: AnyOfMember, member: Member) -> None:
    if not member.known:
        raise NotAMember(command.member)


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


def also(command: AnyOfMember) -> Sequence[str]:
    """Whose state counts beside the member's own."""
    return (*also_to_merge(command), *also_to_erase(command))


def about(command: AnyOfMember) -> Sequence[UUID]:
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
        ServeOn,
        EndWithTerm,
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
    about=about,
)
