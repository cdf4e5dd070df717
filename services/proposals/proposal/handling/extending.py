"""May a unit have more time, and when does the clock stand still? Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from contracts.periods import Duty
from contracts.proposals.deadlines import DeadlineMoved
from contracts.proposals.handling import (
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
    HandlingPaused,
    HandlingResumed,
)
from contracts.values import Named
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.deadlines.noting import OF_UNITS, Why, moved
from proposals.proposal.deadlines.state import Owed, allowed, running, told
from proposals.proposal.facts import Facts
from proposals.proposal.handling.commands import (
    GrantExtension,
    PauseHandling,
    RefuseExtension,
    RequestExtension,
    ResumeHandling,
)
from proposals.proposal.handling.refusals import (
    BeyondLongest,
    ExtensionTooLate,
    NoExtensionRequested,
    NoReplyOwed,
    NothingRuns,
    NotLater,
)
from proposals.proposal.handling.signing import work_of
from proposals.proposal.state import Proposal
from rules.deadlines import Clock, Pause, Period, Unit, reckon

Pauses = tuple[Pause, ...]
Change = Callable[[Pauses, date], Pauses]


def request(command: RequestExtension, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """申请延期: before the due day, to a later one, within the longest time."""
    work = work_of(command.unit, proposal)
    _, owed = _reply_owed(command.unit, proposal)
    term: Period | date = command.until or _period(command)
    if work.wants_time == told(term):
        return []
    if owed.due_on is not None and known.today > owed.due_on:
        raise ExtensionTooLate(owed.due_on)
    _within_the_longest(_longer(owed, term), owed, proposal, known)
    event = ExtensionRequested(
        proposal=command.proposal,
        unit=command.unit,
        term=told(term),
        reason=command.reason,
        requested_on=known.today,
    )
    return [event]


def _period(command: RequestExtension) -> Period:
    assert command.length is not None
    return Period(command.length, Unit(command.counted_in))


def _longer(owed: Owed, term: Period | date) -> Clock:
    return replace(owed.clock, terms=(*owed.clock.terms, term))


def _within_the_longest(clock: Clock, owed: Owed, proposal: Proposal, known: Known[Facts]) -> None:
    """The later day lies after the due day, and not beyond what the rule allows in all."""
    calendar = known.facts.calendar
    due, before = (reckon(_going_on(one), calendar).due_on for one in (clock, owed.clock))
    assert due is not None
    assert before is not None
    if due <= before:
        raise NotLater(due, before)
    assert proposal.sponsors is not None
    longest = known.facts.known_rules().period(Duty.LONGEST, str(proposal.sponsors.kind))
    if longest is None:
        return
    limit = Clock(clock.start, (longest.term(clock.start),), clock.pauses, longest.rolls)
    last = reckon(_going_on(limit), calendar).due_on
    if last is not None and due > last:
        raise BeyondLongest(due, last, basis=longest.basis)


def _going_on(clock: Clock) -> Clock:
    """A clock as if it stood still no longer: what it would allow from now on."""
    return replace(clock, pauses=tuple(one for one in clock.pauses if one.last is not None))


def grant(command: GrantExtension, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """同意延期: the reply is due so much later as was asked for."""
    work = work_of(command.unit, proposal)
    deadline, owed = _reply_owed(command.unit, proposal)
    if work.wants_time is None:
        raise NoExtensionRequested(command.unit.name)
    later = _longer(owed, allowed(work.wants_time))
    _within_the_longest(later, owed, proposal, known)
    found = moved(command.proposal, deadline, owed, later, "extended", known)
    granted = ExtensionGranted(
        proposal=command.proposal,
        unit=command.unit,
        due_on=found.due_on,
        decided_on=known.today,
    )
    return [granted, found]


def refuse(command: RefuseExtension, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """不同意延期: with the reason."""
    if work_of(command.unit, proposal).wants_time is None:
        raise NoExtensionRequested(command.unit.name)
    event = ExtensionRefused(
        proposal=command.proposal,
        unit=command.unit,
        reason=command.reason,
        decided_on=known.today,
    )
    return [event]


def _reply_owed(unit: Named, proposal: Proposal) -> tuple[UUID, Owed]:
    for deadline, owed in running(proposal.deadlines).items():
        if owed.duty in (Duty.REPLY, Duty.REHANDLE) and owed.party.id == unit.id:
            return deadline, owed
    raise NoReplyOwed(unit.name)


def pause(command: PauseHandling, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """办理暂停: every running clock stands still from today."""
    if proposal.paused:
        return []
    if not any(one.duty in OF_UNITS for one in running(proposal.deadlines).values()):
        raise NothingRuns
    paused = HandlingPaused(proposal=command.proposal, reason=command.reason, paused_on=known.today)
    return [paused, *_each(command.proposal, proposal, _stopped, "paused", known)]


def resume(command: ResumeHandling, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """办理恢复: every clock that stands still goes on, today counted."""
    if not proposal.paused:
        return []
    resumed = HandlingResumed(proposal=command.proposal, resumed_on=known.today)
    return [resumed, *_each(command.proposal, proposal, _going, "resumed", known)]


def _each(
    about: UUID, proposal: Proposal, change: Change, why: Why, known: Known[Facts]
) -> Iterator[DeadlineMoved]:
    for deadline, owed in running(proposal.deadlines).items():
        if owed.duty not in OF_UNITS:
            continue
        clock = replace(owed.clock, pauses=change(owed.clock.pauses, known.today))
        if clock != owed.clock:
            yield moved(about, deadline, owed, clock, why, known)


def _stopped(pauses: Pauses, today: date) -> Pauses:
    return (*pauses, Pause(today))


def _going(pauses: Pauses, today: date) -> Pauses:
    """The open pause ends the day before; one that began today never was."""
    yesterday = today - timedelta(days=1)
    ended = (pause if pause.last else Pause(pause.first, yesterday) for pause in pauses)
    return tuple(pause for pause in ended if pause.last is None or pause.last >= pause.first)
