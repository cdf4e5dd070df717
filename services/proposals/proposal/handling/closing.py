"""Is it answered to the end, must it be answered again, and what became of the promise? Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from contracts.proposals.handling import FollowUpGraded, ProposalClosed, RehandlingOrdered
from contracts.values import CommonOutcome, Named, Satisfaction
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.facts import Facts, day_told
from proposals.proposal.handling.commands import (
    CloseProposal,
    GiveFeedback,
    GradeFollowUp,
    OrderRehandling,
)
from proposals.proposal.handling.refusals import (
    NothingPromised,
    NotReplied,
    StillOwed,
)
from proposals.proposal.handling.replying import graded
from proposals.proposal.handling.signing import work_of
from proposals.proposal.handling.state import FollowedUp
from proposals.proposal.refusals import NotAssigned
from proposals.proposal.state import Proposal

AS_THE_LEDGER_SAYS = "台账列明再办理"
DISSATISFIED = "提案人对办理不满意"
"""What a unit is told; in which words a sponsor said it, it reads once it has judged too."""


def rehandle(command: OrderRehandling, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """重新办理: of a unit that has answered, before it is closed."""
    work = work_of(command.unit, proposal)
    if command.unit.id not in proposal.replies:
        if work.earlier:
            return []
        raise NotReplied(command.unit.name)
    day = day_told(command, known)
    return [ordered(command.proposal, command.unit, command.reason, False, day)]


def by_rule(command: GiveFeedback, proposal: Proposal, known: Known[Facts]) -> Iterator[Event]:
    """What a dissatisfied sponsor's word sets going by itself, as often as the rules say."""
    if command.satisfaction is not Satisfaction.DISSATISFIED or not known.live or proposal.closed:
        return
    rule = known.facts.known_rules().rehandling
    if rule is None or proposal.assignment is None:
        return
    for unit in proposal.assignment.leading:
        again = len(proposal.works[unit.id].earlier) if unit.id in proposal.works else 0
        if unit.id in proposal.replies and again < rule.at_most:
            yield ordered(command.proposal, unit, DISSATISFIED, True, known.today)


def ordered(
    about: UUID, unit: Named, reason: str, by_rule: bool, on: date | None
) -> RehandlingOrdered:
    """The unit answers again; `on` is None when nobody wrote down the day."""
    return RehandlingOrdered(
        proposal=about,
        unit=unit,
        reason=reason,
        by_rule=by_rule,
        ordered_on=on,
    )


def close(command: CloseProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """办结归档: once every leading unit has answered."""
    if proposal.closed:
        return []
    if proposal.assignment is None or not proposal.assignment.leading:
        raise NotAssigned
    owed = [one.name for one in proposal.assignment.leading if one.id not in proposal.replies]
    if owed:
        raise StillOwed(*owed)
    return [ProposalClosed(proposal=command.proposal, closed_on=known.today)]


def follow_up(command: GradeFollowUp, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """跟踪办理: of what was promised, or left for later; what was resolved is not followed up.

    A ledger may follow up what it calls resolved.
    """
    work = work_of(command.unit, proposal)
    reply = proposal.replies.get(command.unit.id)
    if reply is None and work.earlier and not known.live:
        reply = work.earlier[-1]
    if reply is None:
        raise NotReplied(command.unit.name)
    if known.live and reply.outcome in (None, CommonOutcome.RESOLVED):
        raise NothingPromised(command.unit.name)
    rule = graded(command.grade, known)
    assert rule is not None
    held = work.followed_up
    day, note = day_told(command, known), command.note
    if held is not None and not known.live:
        told = (None, None) if command.if_new else (day, note)
        day, note = told[0] or held.on, told[1] or held.note
        if held == FollowedUp(rule.letter, day, note):
            return []
    elif held is not None and (held.grade, held.on) == (rule.letter, day):
        return []
    event = FollowUpGraded(
        proposal=command.proposal,
        unit=command.unit,
        grade=rule.letter,
        outcome=rule.outcome,
        note=note,
        graded_on=day,
    )
    return [event]
