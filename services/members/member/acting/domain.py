"""May this account act for the member? Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import assert_never

from contracts.members.member import ActingAuthorised, ActingRevoked, MemberLeft, MembersMerged
from kernel.decider import Known
from kernel.event import Event
from members.member.acting.commands import AuthoriseActing, OfActing, RevokeActing
from members.member.acting.refusals import ActsForOneself, UnitNeverActs
from members.member.facts import Facts
from members.member.refusals import NotOnTheRoll
from members.member.state import Member


def decide_acting(command: OfActing, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """Of one account the last word holds."""
    match command:
        case AuthoriseActing():
            return _authorise(command, member, known)
        case RevokeActing():
            if command.account not in member.acting:
                return []
            return [ActingRevoked(member=command.member, account=command.account)]
    assert_never(command)


def _authorise(command: AuthoriseActing, member: Member, known: Known[Facts]) -> Sequence[Event]:
    if not member.on_roll:
        raise NotOnTheRoll(member.particulars.name)
    if command.account.startswith("unit:"):
        raise UnitNeverActs(command.account)
    if command.account == f"member:{command.member}":
        raise ActsForOneself
    held = member.acting.get(command.account)
    event = ActingAuthorised(
        member=command.member,
        account=command.account,
        name=command.name,
        kinds=tuple(sorted(set(command.kinds))),
        since=command.since or (held.since if held else known.today),
        until=command.until,
    )
    return [] if event == held else [event]


def ended_with(happened: Sequence[Event], member: Member, known: Known[Facts]) -> Sequence[Event]:
    """What others may do for a member ends with the last day on the roll, or with a merge at once.

    Nothing of it comes back with the member: who returns authorises anew.
    """
    for event in happened:
        if isinstance(event, MembersMerged) or _by_mistake(event):
            return [*_ended(member, date.min, known.today)]
        if isinstance(event, MemberLeft):
            return [*_ended(member, event.until, known.today)]
    return []


def _by_mistake(event: Event) -> bool:
    return isinstance(event, MemberLeft) and event.how == "retracted"


def _ended(member: Member, last: date, today: date) -> Iterable[Event]:
    for held in member.acting.values():
        if last < max(today, held.since):
            yield ActingRevoked(member=held.member, account=held.account)
        elif held.until is None or held.until > last:
            yield held.model_copy(update={"until": last})
