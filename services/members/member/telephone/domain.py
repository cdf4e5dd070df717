"""May this telephone be looked at? Pure."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

from kernel.decider import Known, NotKnownHereYet
from kernel.event import Event
from members.cases import CaseRow
from members.member.facts import Facts
from members.member.merging.refusals import MergedIntoAnother
from members.member.state import Member
from members.member.telephone.commands import LookUpTelephone
from members.member.telephone.events import TelephoneLookedUp
from members.member.telephone.refusals import (
    CaseClosed,
    NotAssignedToYou,
    NoTelephoneKept,
    NotItsSponsor,
)

PHONE = "phone"


def look_up(command: LookUpTelephone, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """查看提案人电话: every look is an event of its own, also the second of the same unit.

    A case may name an entry that was merged since: the number is that of the member who is kept.
    """
    entries = {command.member, *known.facts.keeps}
    may_look(entries, command.proposal, command.by, known.facts.cases)
    if PHONE not in member.kept:
        if member.merged_into is not None:
            raise MergedIntoAnother(member.particulars.name, member.merged_into)
        raise NoTelephoneKept(member.particulars.name)
    event = TelephoneLookedUp(
        member=command.member,
        proposal=command.proposal,
        unit=command.by,
        telephone=member.kept[PHONE].id,
    )
    return [event]


def _answered_for(case: CaseRow, cases: Sequence[CaseRow]) -> list[CaseRow]:
    """The case, and those into which it was merged, one after the other."""
    known = {one.proposal: one for one in cases}
    found = [case]
    while (into := found[-1].merged_into) is not None and into in known:
        found.append(known.pop(into))
    return found


def may_look(
    entries: AbstractSet[UUID], proposal: UUID, by: UUID | None, cases: Sequence[CaseRow]
) -> None:
    """The office for any proposal of the member's; a unit for one that it answers, while open.

    `entries` are the member's own and those merged into it.
    A proposal that was merged is answered by the units of the one into which it was.

    Raises:
        NotKnownHereYet, NotItsSponsor, NotAssignedToYou, CaseClosed.
    """
    asked = next((one for one in cases if one.proposal == proposal), None)
    if asked is None:
        raise NotKnownHereYet("提案", str(proposal))
    if entries.isdisjoint(asked.sponsors):
        raise NotItsSponsor
    if by is None:
        return
    theirs = [one for one in _answered_for(asked, cases) if by in one.units]
    if not theirs:
        raise NotAssignedToYou
    if all(one.closed for one in theirs):
        raise CaseClosed
