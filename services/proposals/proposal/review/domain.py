"""Who may review a proposal, and when is the review done? Pure."""

from collections.abc import Iterator, Sequence
from typing import assert_never
from uuid import UUID

from contracts.values import Named
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.facts import Facts
from proposals.proposal.refusals import NotUnderReview
from proposals.proposal.review.commands import AdviseReview, DealingCommand, DealReview
from proposals.proposal.review.events import Advice, ReviewAdvised, ReviewDealt, ReviewUndealt
from proposals.proposal.review.refusals import (
    AdviceWithoutReason,
    NotDealt,
    OwnProposal,
    OwnUnit,
    UnknownRound,
)
from proposals.proposal.review.state import intended
from proposals.proposal.state import Phase, Proposal


def in_review(command: DealingCommand, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """What happens inside the review if this is asked now?"""
    if proposal.phase is not Phase.UNDER_REVIEW:
        raise NotUnderReview(proposal.phase)
    rounds = [one.name for one in known.facts.known_rules().review_rounds]
    if rounds and command.round not in rounds:
        raise UnknownRound(command.round, *rounds)
    match command:
        case DealReview():
            return deal(command, proposal, known)
        case AdviseReview():
            return advise(command, proposal, known)
    assert_never(command)


def deal(command: DealReview, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """分配审查: to somebody without an interest in it; dealt already, it stays."""
    if (command.round, command.reviewer.id) in proposal.reviews:
        return []
    _without_interest(command.reviewer, intended(proposal.reviews), proposal, known)
    event = ReviewDealt(
        proposal=command.proposal,
        round=command.round,
        group=command.group,
        reviewer=command.reviewer,
        dealt_on=known.today,
    )
    return [event]


def _without_interest(
    reviewer: Named, units: Sequence[Named], proposal: Proposal, known: Known[Facts]
) -> None:
    assert proposal.sponsors is not None
    if reviewer.id in {one.id for one in proposal.sponsors.all()}:
        raise OwnProposal(reviewer.name)
    if known.facts.employer in {one.id for one in units}:
        raise OwnUnit(reviewer.name)


def advise(command: AdviseReview, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """审查建议: by whom it was dealt to; nobody sends it to one's own unit."""
    held = proposal.reviews.get((command.round, command.reviewer.id))
    if held is None:
        raise NotDealt(command.reviewer.name, command.round)
    if command.advice is not Advice.FILE and command.reason is None:
        raise AdviceWithoutReason
    _without_interest(command.reviewer, command.intended, proposal, known)
    event = ReviewAdvised(
        proposal=command.proposal,
        round=command.round,
        reviewer=command.reviewer,
        advice=command.advice,
        reason=command.reason,
        category=command.category,
        intended=command.intended,
        advised_on=known.today,
    )
    before = held.advised
    if before is not None and before.model_copy(update={"advised_on": known.today}) == event:
        return []
    return [event]


def undone(proposal: Proposal, known: Known[Facts]) -> Iterator[str]:
    """The rounds that the rules ask for in which nobody has advised yet; a ledger needs none."""
    if not known.live or known.facts.rules is None:
        return
    done = {round_ for (round_, _), one in proposal.reviews.items() if one.advised is not None}
    for rule in known.facts.rules.review_rounds:
        if rule.name not in done:
            yield rule.name


def taken_back(about: UUID, before: Proposal, after: Proposal) -> Iterator[ReviewUndealt]:
    """The parts of a review that nobody waits for any more.

    Submitted anew, all of it begins again; decided, those are spared who had not advised.
    """
    if before.phase is after.phase or not before.reviews:
        return
    again = after.phase is Phase.UNDER_REVIEW
    for (round_, _), one in before.reviews.items():
        if again or one.advised is None:
            yield ReviewUndealt(proposal=about, round=round_, reviewer=one.reviewer)
