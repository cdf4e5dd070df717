"""What becomes of a proposal that was converted, and when that is revoked?"""

from collections.abc import Sequence
from uuid import UUID

from contracts.proposals.proposal import ProposalConverted, ProposalRetracted, ReviewRevoked
from kernel.command import Command
from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.reactions import listens
from proposals.suggestion.commands import ReceiveSuggestion, RetractSuggestion


def suggestion_of(proposal: UUID) -> UUID:
    """The id of what a proposal becomes: the same whenever it is converted."""
    return derived("suggestion", proposal)


@listens(ProposalConverted)
def receive_an_opinion_or_letter(
    event: ProposalConverted, known: None, recorded: Recorded
) -> Sequence[Command]:
    """A ledger's conversion makes none: what became of it stands in a ledger of its own."""
    if event.target == "situation_report":
        return [_retract(event.proposal, recorded, "改为其他结果")]
    if event.carried is None:
        return []
    return [
        ReceiveSuggestion(
            committee=recorded.origin.committee,
            on=recorded.occurred_on,
            suggestion=suggestion_of(event.proposal),
            kind=event.target,
            proposal=event.proposal,
            title=event.carried.title,
            sponsors=event.carried.sponsors,
            sector=event.carried.sector,
            topics=event.carried.topics,
            text=event.carried.text,
            received_on=event.decided_on or recorded.occurred_on,
        )
    ]


@listens(ReviewRevoked)
def take_back_what_was_revoked(
    event: ReviewRevoked, known: None, recorded: Recorded
) -> Sequence[Command]:
    """Nobody has acted on it yet: then it goes with the result that made it."""
    return [_retract(event.proposal, recorded, "审查结果已撤销")]


@listens(ProposalRetracted)
def take_back_what_was_retracted(
    event: ProposalRetracted, known: None, recorded: Recorded
) -> Sequence[Command]:
    """The proposal was entered by mistake."""
    return [_retract(event.proposal, recorded, "原提案录入已撤销")]


def _retract(proposal: UUID, recorded: Recorded, reason: str) -> RetractSuggestion:
    return RetractSuggestion(
        committee=recorded.origin.committee,
        on=recorded.occurred_on,
        suggestion=suggestion_of(proposal),
        reason=reason,
        if_untouched=True,
    )


REACTIONS = (
    receive_an_opinion_or_letter,
    take_back_what_was_revoked,
    take_back_what_was_retracted,
)
