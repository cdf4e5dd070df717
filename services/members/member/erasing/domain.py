"""May a person's private particulars be erased, and what goes with that? Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from contracts.members.member import PersonErased
from kernel.decider import Known
from kernel.event import Event
from members.member.erasing.commands import ErasePerson
from members.member.merging.domain import stream_of
from members.member.refusals import NotAMember
from members.member.state import Member


def erase(command: ErasePerson, member: Member, known: Known[Any]) -> Sequence[Event]:
    """Of a member, of one who left, and of one entered by mistake; again is nothing new.

    What other services hold about the person goes there, when they hear of it.
    """
    if not member.particulars.name:
        raise NotAMember(command.member)
    if command.left_by is not None and not _left(command, member, known, command.left_by):
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


def _left(command: ErasePerson, member: Member, known: Known[Any], by: date) -> bool:
    if member.merged_into != command.kept:
        return False
    person = member if command.kept is None else known.state(stream_of(command.kept))
    return not person.on_roll and person.until is not None and person.until <= by


def also(command: object) -> Sequence[str]:
    """To erase a duplicate when its day has come, one must see whether who is kept left."""
    if isinstance(command, ErasePerson) and command.kept is not None:
        return (stream_of(command.kept),)
    return ()
