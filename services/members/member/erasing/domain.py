"""May a person's private particulars be erased, and what goes with that? Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from contracts.members.member import PersonErased
from kernel.decider import Known
from kernel.event import Event
from members.member.erasing.commands import ErasePerson
from members.member.refusals import NotAMember
from members.member.state import Member


def erase(command: ErasePerson, member: Member, known: Known[Any]) -> Sequence[Event]:
    """Of a member, of one who left, and of one entered by mistake; again is nothing new.

    What other services hold about the person goes there, when they hear of it.
    """
    if not member.particulars.name:
        raise NotAMember(command.member)
    if command.left_by is not None and not _left(member, command.left_by):
        return []
    lying = [item.id for item in known.about(command.member)]
    items = tuple(dict.fromkeys((*lying, *(item.id for item in member.kept.values()))))
    if member.erased and not items:
        return []
    event = PersonErased(
        member=command.member,
        erased_on=known.today,
        ground=command.ground,
        basis=command.basis,
        forgotten=items,
    )
    return [event]


def _left(member: Member, by: date) -> bool:
    return not member.on_roll and member.until is not None and member.until <= by
