"""How do a committee's code, name and place below others change, and how does it end? Pure."""

from collections.abc import Sequence
from datetime import date

from contracts.members.committee import (
    CodeChanged,
    CommitteeEnded,
    CommitteeRenamed,
    EndTakenBack,
    HostChanged,
)
from kernel.decider import Known
from kernel.event import Event
from members.committee.commands import (
    ChangeCode,
    ChangeHost,
    EndCommittee,
    RenameCommittee,
    TakeBackEnd,
)
from members.committee.facts import Facts
from members.committee.refusals import (
    ChangesOutOfOrder,
    CodeInUse,
    CommitteeHasEnded,
    EndsBeforeItsChanges,
    HostedInACircle,
    NotEstablished,
    NotInEffectYet,
    SucceedsItself,
)
from members.committee.state import Committee
from rules.dates import SHANGHAI

Change = ChangeCode | RenameCommittee | ChangeHost


def change_code(command: ChangeCode, committee: Committee, known: Known[Facts]) -> Sequence[Event]:
    """The same code again changes nothing; one that another committee holds is refused."""
    must_stand(command.effective_on, committee)
    if _is_so(command, committee.code == command.code, committee.code_since):
        return []
    _in_order(command, committee, committee.code_since, known)
    if known.facts.holders:
        raise CodeInUse(command.code)
    return [CodeChanged(code=command.code, **_told(command))]


def rename(command: RenameCommittee, committee: Committee, known: Known[Facts]) -> Sequence[Event]:
    """The same name again changes nothing; another one on the same day corrects it."""
    must_stand(command.effective_on, committee)
    if _is_so(command, committee.name == command.name, committee.name_since):
        return []
    _in_order(command, committee, committee.name_since, known)
    return [CommitteeRenamed(name=command.name, **_told(command))]


def change_host(command: ChangeHost, committee: Committee, known: Known[Facts]) -> Sequence[Event]:
    """The same place again changes nothing; nobody stands above itself."""
    must_stand(command.effective_on, committee)
    if _is_so(command, committee.host == command.host, committee.host_since):
        return []
    _in_order(command, committee, committee.host_since, known)
    if command.committee in (command.host, *known.facts.above):
        raise HostedInACircle(command.host)
    return [HostChanged(host=command.host, **_told(command))]


def end(command: EndCommittee, committee: Committee, known: Known[Facts]) -> Sequence[Event]:
    """It ends once; another day or successor afterwards corrects what was recorded."""
    if not committee.name:
        raise NotEstablished
    told = CommitteeEnded(succeeded_by=command.succeeded_by, **_told(command))
    if told == committee.ended:
        return []
    _in_effect(command.effective_on, known)
    if command.committee in (command.succeeded_by, *known.facts.above):
        raise SucceedsItself(command.succeeded_by)
    last = _last_recorded(committee)
    if command.effective_on <= last:
        raise EndsBeforeItsChanges(last)
    return [told]


def take_back_end(
    command: TakeBackEnd, committee: Committee, known: Known[Facts]
) -> Sequence[Event]:
    """Who has not ended has nothing to take back; a code that another has since stays there."""
    if not committee.name:
        raise NotEstablished
    if committee.ended is None:
        return []
    if known.facts.holders:
        raise CodeInUse(committee.code)
    return [EndTakenBack(committee=command.committee, basis=command.basis)]


def must_stand(day: date, committee: Committee) -> None:
    """From its last day on nothing more is decided of a committee.

    Raises:
        NotEstablished, CommitteeHasEnded: it is not there on that day.
    """
    if not committee.name:
        raise NotEstablished
    ended = committee.ended
    if ended is not None and day >= ended.effective_on:
        raise CommitteeHasEnded(committee.name, ended.effective_on)


def _is_so(command: Change, same: bool, since: date) -> bool:
    return same and command.effective_on >= since


def _in_order(command: Change, committee: Committee, since: date, known: Known[Facts]) -> None:
    _in_effect(command.effective_on, known)
    if command.effective_on < since:
        raise ChangesOutOfOrder(since)


def _in_effect(day: date, known: Known[Facts]) -> None:
    if day > known.now.astimezone(SHANGHAI).date():
        raise NotInEffectYet(day)


def _last_recorded(committee: Committee) -> date:
    """The latest day from which something of it holds."""
    return max(
        committee.code_since,
        committee.name_since,
        committee.host_since,
        *(term.opened_on for term in committee.terms.values()),
        *(sitting.closes for sitting in committee.plenaries.values()),
    )


def _told(command: Change | EndCommittee) -> dict[str, object]:
    return {
        "committee": command.committee,
        "effective_on": command.effective_on,
        "basis": command.basis,
    }
