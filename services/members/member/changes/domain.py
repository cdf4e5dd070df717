"""What becomes of changes that a member proposes? Pure."""

from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from typing import Any, assert_never

from contracts.members.member import ParticularsCorrected
from kernel.decider import Known
from kernel.event import Event
from kernel.secret import Sealed
from members.member.changes.commands import (
    ApproveChanges,
    LookAtPrivateChanges,
    OfChanges,
    ProposeChanges,
    RefuseChanges,
    WithdrawChanges,
)
from members.member.changes.events import (
    Changed,
    ChangesApproved,
    ChangesProposed,
    ChangesRefused,
    ChangesSuperseded,
    ChangesWithdrawn,
    PrivateChangesLookedAt,
)
from members.member.changes.refusals import (
    ChangeSettled,
    NoSuchChange,
    NotAmongTheChanges,
    NothingPrivateProposed,
    ReasonForTheRest,
)
from members.member.commands import CorrectParticulars
from members.member.events import PrivateParticularsKept
from members.member.facts import Facts
from members.member.private import sealed
from members.member.refusals import NotOnTheRoll
from members.member.state import Member, Particulars

REFUSAL = "change_refusal"
"""The kind of vault item that a reason for refusing is."""


def decide_changes(command: OfChanges, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """Proposed by the member, decided by the office; nothing is changed before."""
    match command:
        case ProposeChanges():
            return _propose(command, member, known)
        case WithdrawChanges():
            return _withdraw(command, member)
        case ApproveChanges():
            return _approve(command, member, known)
        case RefuseChanges():
            return _refuse(command, member, known)
        case LookAtPrivateChanges():
            return _look(command, member)
    assert_never(command)


def _propose(command: ProposeChanges, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """What differs from what is recorded; a later proposal takes the place of one that waits."""
    if not member.on_roll:
        raise NotOnTheRoll(member.particulars.name)
    if command.change in member.changes.settled:
        raise ChangeSettled(command.change)
    kept = {
        kind: item for kind, item in sealed(command, known).items() if item != member.kept.get(kind)
    }
    event = ChangesProposed(
        member=command.member,
        change=command.change,
        changed=_changed(command, member.particulars),
        kept=tuple(kept.values()),
    )
    if not event.changed and not event.kept:
        return []
    waiting = member.changes.waiting
    if waiting is None:
        return [event]
    if (waiting.changed, waiting.kept) == (event.changed, event.kept):
        return []
    if waiting.change == event.change:
        return [event]
    by = event.change
    return [ChangesSuperseded(member=command.member, change=waiting.change, by=by), event]


def _changed(command: ProposeChanges, here: Particulars) -> tuple[Changed, ...]:
    blank = dict.fromkeys(map(str, command.blank))
    names = [one.name for one in fields(Particulars)]
    given = {name: value for name in names if (value := getattr(command, name)) is not None}
    return tuple(
        Changed(particular=name, before=_said(before), after=_said(after))
        for name, after in (blank | given).items()
        if (before := getattr(here, name)) != after
    )


def _said(value: Any) -> str | None:
    return None if value is None else str(value)


def _withdraw(command: WithdrawChanges, member: Member) -> Sequence[Event]:
    changes = member.changes
    if command.change in changes.settled and changes.settled[command.change] is None:
        return []
    _waiting(command, member)
    return [ChangesWithdrawn(member=command.member, change=command.change)]


def _approve(command: ApproveChanges, member: Member, known: Known[Facts]) -> Sequence[Event]:
    approved_before = member.changes.settled.get(command.change)
    if approved_before and command.only in (None, *_orders(command.only, approved_before)):
        return []
    waiting = _waiting(command, member)
    names = _names(waiting)
    only = names if command.only is None else command.only
    for name in only:
        if name not in names:
            raise NotAmongTheChanges(name)
    rest = tuple(name for name in names if name not in only)
    approved = tuple(name for name in names if name in only)
    about = {"member": command.member, "change": command.change}
    decided: list[Event] = [ChangesApproved(**about, particulars=approved)]
    if rest:
        if command.reason is None:
            raise ReasonForTheRest("、".join(rest))
        why = known.keep(command.reason, REFUSAL, about=command.member)
        decided.append(ChangesRefused(**about, particulars=rest, reason=why))
    return [*decided, *_corrected(command, waiting, approved, member)]


def _orders(only: tuple[str, ...] | None, approved: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """The same particulars in another order are the same."""
    return (only,) if only is not None and frozenset(only) == approved else ()


def _corrected(
    command: ApproveChanges, waiting: ChangesProposed, approved: Sequence[str], member: Member
) -> Sequence[Event]:
    """What holds from now on, as a correction by the office would say it."""
    told = {one.particular: one.after for one in waiting.changed if one.particular in approved}
    read = CorrectParticulars.model_validate(
        {"committee": command.committee, "member": command.member, **told}
    )
    after = replace(member.particulars, **{name: getattr(read, name) for name in told})
    found: list[Event] = []
    if after != member.particulars:
        found.append(ParticularsCorrected(member=command.member, **asdict(after)))
    items: dict[str, Sealed] = {one.kind: one for one in waiting.kept if one.kind in approved}
    if items:
        kept = tuple((member.kept | items).values())
        found.append(PrivateParticularsKept(member=command.member, kept=kept))
    return found


def _refuse(command: RefuseChanges, member: Member, known: Known[Facts]) -> Sequence[Event]:
    if member.changes.settled.get(command.change) == frozenset():
        return []
    names = _names(_waiting(command, member))
    why = known.keep(command.reason, REFUSAL, about=command.member)
    return [
        ChangesRefused(member=command.member, change=command.change, particulars=names, reason=why)
    ]


def _look(command: LookAtPrivateChanges, member: Member) -> Sequence[Event]:
    waiting = _waiting(command, member)
    if not waiting.kept:
        raise NothingPrivateProposed(command.change)
    former = [member.kept[one.kind].id for one in waiting.kept if one.kind in member.kept]
    shown = (*(one.id for one in waiting.kept), *former)
    return [PrivateChangesLookedAt(member=command.member, change=command.change, shown=shown)]


def _waiting(command: OfChanges, member: Member) -> ChangesProposed:
    """The change while it waits.

    Raises:
        ChangeSettled, NoSuchChange.
    """
    waiting = member.changes.waiting
    if waiting is not None and waiting.change == command.change:
        return waiting
    raise (ChangeSettled if command.change in member.changes.settled else NoSuchChange)(
        command.change
    )


def _names(waiting: ChangesProposed) -> tuple[str, ...]:
    return (*(one.particular for one in waiting.changed), *(one.kind for one in waiting.kept))
