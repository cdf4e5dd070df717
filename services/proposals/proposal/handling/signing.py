"""Does a unit take a proposal on, or has it to be let out? Pure."""

from collections.abc import Sequence
from datetime import date

from contracts.periods import Duty
from contracts.proposals.handling import (
    HandlingSigned,
    ReturnGranted,
    ReturnRefused,
    ReturnRequested,
)
from contracts.values import Named
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.facts import Facts, waived
from proposals.proposal.handling.commands import (
    GrantReturn,
    RefuseReturn,
    RequestReturn,
    SignHandling,
)
from proposals.proposal.handling.refusals import (
    AnsweredAlready,
    NoReturnRequested,
    ReturnPending,
    ReturnTooLate,
    SuggestsItself,
)
from proposals.proposal.handling.state import Work
from proposals.proposal.refusals import NotAssigned, NotTheirProposal
from proposals.proposal.state import Proposal
from rules.deadlines import Clock, reckon


def sign(command: SignHandling, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """签收: once; not while it asks to be let out."""
    work = work_of(command.unit, proposal)
    if work.signed_on is not None:
        return []
    if work.wants_out is not None:
        raise ReturnPending(command.unit.name)
    return [HandlingSigned(proposal=command.proposal, unit=command.unit, signed_on=known.today)]


def request_return(
    command: RequestReturn, proposal: Proposal, known: Known[Facts]
) -> Sequence[Event]:
    """申退: within the rule's days of the assignment, and before it answered."""
    work = work_of(command.unit, proposal)
    if work.wants_out == command.reason:
        return []
    if command.unit.id in proposal.replies or work.earlier:
        raise AnsweredAlready(command.unit.name)
    if command.unit.id in {one.id for one in command.suggested}:
        raise SuggestsItself
    late = _too_late(command.unit, proposal, known)
    event = ReturnRequested(
        proposal=command.proposal,
        unit=command.unit,
        reason=command.reason,
        suggested=command.suggested,
        requested_on=known.today,
        waived=waived(known, [late] if late else []),
    )
    return [event]


def _too_late(unit: Named, proposal: Proposal, known: Known[Facts]) -> ReturnTooLate | None:
    """Where a rule sets days for it, counted from the day on which the unit was given it."""
    rule = known.facts.known_rules().period(Duty.RETURN)
    begun = given_on(unit, proposal)
    if rule is None or begun is None:
        return None
    clock = Clock(begun, (rule.term(begun),), rolls=rule.rolls)
    last = reckon(clock, known.facts.calendar).due_on
    assert last is not None
    return ReturnTooLate(last, basis=rule.basis) if known.today > last else None


def given_on(unit: Named, proposal: Proposal) -> date | None:
    """The day from which the unit has had it; that of the assignment where no clock tells."""
    duties = (Duty.REPLY, Duty.CO_OPINION)
    own = (one for one in proposal.deadlines.values() if one.party.id == unit.id)
    starts = [one.clock.start for one in own if one.duty in duties]
    assert proposal.assignment is not None
    return max(starts) if starts else proposal.assignment.assigned_on


def grant_return(command: GrantReturn, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """同意申退: the unit is out; what it was asked is asked of nobody until it is assigned anew."""
    if not _assigned(command.unit, proposal) and _let_out(command.unit, proposal):
        return []
    _requested(command.unit, proposal)
    if command.unit.id in proposal.replies:
        raise AnsweredAlready(command.unit.name)
    assert proposal.assignment is not None
    event = ReturnGranted(
        proposal=command.proposal,
        unit=command.unit,
        left=proposal.assignment.others(command.unit.id),
        note=command.note,
        decided_on=known.today,
    )
    return [event]


def refuse_return(
    command: RefuseReturn, proposal: Proposal, known: Known[Facts]
) -> Sequence[Event]:
    """不同意申退: with the reason."""
    work = work_of(command.unit, proposal)
    if work.wants_out is None and work.return_answered:
        return []
    _requested(command.unit, proposal)
    event = ReturnRefused(
        proposal=command.proposal,
        unit=command.unit,
        reason=command.reason,
        decided_on=known.today,
    )
    return [event]


def _requested(unit: Named, proposal: Proposal) -> None:
    if work_of(unit, proposal).wants_out is None:
        raise NoReturnRequested(unit.name)


def work_of(unit: Named, proposal: Proposal) -> Work:
    """The work of a unit that has to answer; nobody else has any."""
    if proposal.assignment is None:
        raise NotAssigned
    if not _assigned(unit, proposal):
        raise NotTheirProposal(unit.name)
    return proposal.works.get(unit.id, Work())


def _assigned(unit: Named, proposal: Proposal) -> bool:
    return proposal.assignment is not None and proposal.assignment.has(unit.id)


def _let_out(unit: Named, proposal: Proposal) -> bool:
    return proposal.works.get(unit.id, Work()).return_answered
