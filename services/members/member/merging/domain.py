"""May these two be one person? Pure."""

from collections.abc import Sequence
from typing import assert_never
from uuid import UUID

from contracts.members.member import MembersMerged, MergeTakenBack
from contracts.values import Named
from kernel.decider import Known
from kernel.event import Event
from members.member.facts import Facts
from members.member.merging.commands import MergeMembers, OfMerging, TakeBackMerge
from members.member.merging.refusals import (
    AlreadyMerged,
    ConfirmTwoNumbers,
    KeepsOthers,
    KeepWhoIsOnTheRoll,
    KeptOneIsMerged,
    MergeCircle,
    MergedIntoItself,
    OfTwoCommittees,
)
from members.member.refusals import NotAMember
from members.member.state import Member


def decide_merging(command: OfMerging, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """The duplicate says whose it is; what it did stays where it was written."""
    match command:
        case MergeMembers():
            return _merge(command, member, known)
        case TakeBackMerge():
            if member.merged_into is None:
                return []
            return [MergeTakenBack(duplicate=command.member, member=member.merged_into)]
    assert_never(command)


def _merge(command: MergeMembers, member: Member, known: Known[Facts]) -> Sequence[Event]:
    if command.into == command.member:
        raise MergedIntoItself
    if known.facts.other not in (None, command.committee):
        raise OfTwoCommittees(command.into)
    if member.merged_into == command.into:
        return []
    if member.merged_into is not None:
        raise AlreadyMerged(member.merged_into)
    kept: Member = known.state(stream_of(command.into))
    _may_keep(command, member, kept, known)
    named = Named(id=command.into, name=kept.particulars.name)
    return [MembersMerged(duplicate=command.member, member=named)]


def _may_keep(command: MergeMembers, member: Member, kept: Member, known: Known[Facts]) -> None:
    if not kept.known:
        raise NotAMember(command.into)
    if kept.merged_into == command.member:
        raise MergeCircle
    if kept.merged_into is not None:
        raise KeptOneIsMerged(kept.merged_into)
    if known.facts.keeps:
        raise KeepsOthers(*known.facts.keeps)
    if not member.on_roll:
        return
    if not kept.on_roll:
        raise KeepWhoIsOnTheRoll(kept.particulars.name)
    numbers = {member.particulars.member_no, kept.particulars.member_no} - {None}
    if len(numbers) > 1 and not command.confirmed:
        raise ConfirmTwoNumbers(*sorted(str(one) for one in numbers))


def stream_of(member: UUID) -> str:
    """One stream a member."""
    return f"member-{member}"


def also(command: object) -> Sequence[str]:
    """To merge, one must see whom one keeps."""
    return (stream_of(command.into),) if isinstance(command, MergeMembers) else ()
