"""How does a member leave, and what becomes of a resignation? Pure."""

from collections.abc import Sequence
from typing import assert_never
from uuid import UUID

from contracts.members.member import MemberLeft
from kernel.decider import Known
from kernel.event import Event
from kernel.secret import Sealed
from members.member.basis import decision
from members.member.facts import Facts
from members.member.leaving.commands import (
    AcceptResignation,
    DeclineResignation,
    Reason,
    RecordLeaving,
    RequestResignation,
    WithdrawResignation,
)
from members.member.leaving.events import (
    ResignationDeclined,
    ResignationRequested,
    ResignationWithdrawn,
)
from members.member.leaving.refusals import KeptForOthers, LeftAlready, NoResignationWaits
from members.member.refusals import LeftBeforeJoined
from members.member.state import Member

OfResignation = RequestResignation | WithdrawResignation | AcceptResignation | DeclineResignation
LEAVING = "leaving_reason"
"""The kind of vault item that a reason is."""


def record_leaving(command: RecordLeaving, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """Off the roll after the day given; another day, way or paper afterwards is a correction.

    One who is kept for others was not entered by mistake: with the entry the person would be gone.
    """
    if command.how == "retracted" and known.facts.keeps:
        raise KeptForOthers(*known.facts.keeps)
    same_way = member.left is not None and member.left.how == command.how
    former = member.left if same_way else None
    left = MemberLeft(
        member=command.member,
        how=command.how,
        until=command.until or member.until or known.today,
        reason=former and former.reason,
        cause=command.cause or (former and former.cause),
        moved_to=command.moved_to or (former and former.moved_to),
        basis=decision(command.basis) or (former and former.basis),
        told=_sealed(command.member, command.reason, known) or (former and former.told),
    )
    if left == member.left:
        return []
    if left.cause != "moved_away":
        left = left.model_copy(update={"moved_to": None})
    if command.how != "retracted":
        _not_before_joined(left, member)
    # What an older program wrote in clear words is not written again.
    return [left.model_copy(update={"reason": None})]


def resign(command: OfResignation, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """A resignation waits, until it is withdrawn, accepted or declined."""
    match command:
        case RequestResignation():
            return _request(command, member, known)
        case WithdrawResignation():
            waits = member.resigning is not None
            return [ResignationWithdrawn(member=command.member)] if waits else []
        case AcceptResignation():
            return _accept(command, member, known)
        case DeclineResignation():
            return _decline(command, member, known)
    assert_never(command)


def _request(command: RequestResignation, member: Member, known: Known[Facts]) -> Sequence[Event]:
    if not member.on_roll:
        raise LeftAlready(member.particulars.name)
    waiting = member.resigning
    event = ResignationRequested(
        member=command.member,
        requested_on=command.requested_on or (waiting and waiting.requested_on) or known.today,
        reason=known.keep(command.reason, LEAVING, about=command.member),
    )
    return [] if event == waiting else [event]


def _accept(command: AcceptResignation, member: Member, known: Known[Facts]) -> Sequence[Event]:
    left = member.left
    if left is not None and left.how == "resigned":
        same_day = command.until in (None, left.until)
        if same_day and left.basis == decision(command.basis):
            return []
        raise LeftAlready(left.until)
    if member.resigning is None:
        raise NoResignationWaits(member.particulars.name)
    accepted = MemberLeft(
        member=command.member,
        how="resigned",
        until=command.until or known.today,
        basis=decision(command.basis),
        told=member.resigning.reason,
    )
    _not_before_joined(accepted, member)
    return [accepted]


def _decline(command: DeclineResignation, member: Member, known: Known[Facts]) -> Sequence[Event]:
    if member.resigning is None:
        raise NoResignationWaits(member.particulars.name)
    told = _sealed(command.member, command.reason, known)
    basis = decision(command.basis)
    return [ResignationDeclined(member=command.member, basis=basis, reason=told)]


def _sealed(who: UUID, reason: Reason | None, known: Known[Facts]) -> Sealed | None:
    return None if reason is None else known.keep(reason, LEAVING, about=who)


def _not_before_joined(left: MemberLeft, member: Member) -> None:
    if member.since is not None and left.until < member.since:
        raise LeftBeforeJoined(left.until, member.since)
