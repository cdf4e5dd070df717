"""What is a proposal allowed? Pure."""

from collections.abc import Sequence
from functools import reduce
from typing import assert_never, get_args

from contracts.proposals.content import ContentWithdrawn
from contracts.proposals.handling import (
    HandlingPaused,
    HandlingResumed,
    ProposalClosed,
    RehandlingOrdered,
)
from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalAssigned,
    ProposalClassified,
    ProposalConverted,
    ProposalFiled,
    ProposalMerged,
    ProposalNotFiled,
    ProposalReplied,
    ProposalRetitled,
    ProposalRetracted,
    ProposalReturned,
    ProposalSubmitted,
    ProposalWithdrawn,
    ReviewRevoked,
    SponsorsCorrected,
    SubmissionDayCorrected,
    TextReplaced,
)
from kernel.decider import Decider, Known
from kernel.event import Event
from proposals.proposal.attention.commands import AttentionCommand
from proposals.proposal.attention.domain import attend
from proposals.proposal.attention.state import AttentionEvent
from proposals.proposal.commands import (
    ByPerson,
    ClassifyProposal,
    ConvertProposal,
    CorrectSponsors,
    CorrectSubmissionDay,
    DeclineProposal,
    FileProposal,
    MergeProposal,
    ProposalCommand,
    RetitleProposal,
    RetractProposal,
    ReturnProposal,
    ReviewCommand,
    RevokeReview,
    SubmitProposal,
    WithdrawProposal,
)
from proposals.proposal.content.commands import WithdrawContent
from proposals.proposal.content.domain import withdraw_content
from proposals.proposal.correcting import correct, retract
from proposals.proposal.deadlines.commands import NoteDeadline, ReckonAnew
from proposals.proposal.deadlines.keeping import changes
from proposals.proposal.deadlines.noting import note, reckon_anew
from proposals.proposal.deadlines.state import DeadlineEvent
from proposals.proposal.drafting.commands import DraftCommand
from proposals.proposal.drafting.domain import draft
from proposals.proposal.drafting.events import DraftDiscarded
from proposals.proposal.drafting.state import DraftEvent
from proposals.proposal.evolving import evolve
from proposals.proposal.facts import Facts, under_rules
from proposals.proposal.handling.commands import AssignProposal, GiveFeedback, HandlingCommand
from proposals.proposal.handling.domain import handle
from proposals.proposal.handling.state import WorkEvent
from proposals.proposal.lineage.commands import (
    AnswerForwarding,
    ForwardProposal,
    LineageCommand,
    OfferCommand,
    SplitProposal,
)
from proposals.proposal.lineage.domain import consider, descend, split
from proposals.proposal.lineage.state import LineageEvent
from proposals.proposal.papers.commands import AttachmentCommand
from proposals.proposal.papers.domain import attach
from proposals.proposal.papers.state import AttachmentEvent
from proposals.proposal.refusals import NotSubmitted
from proposals.proposal.review.commands import DealingCommand
from proposals.proposal.review.domain import in_review, taken_back
from proposals.proposal.review.state import ReviewEvent
from proposals.proposal.reviewing import convert, decline, file, give_back, merge, revoke, withdraw
from proposals.proposal.state import Phase, Proposal
from proposals.proposal.submitting import number_claim, submit
from proposals.proposal.wishes.commands import WishCommand
from proposals.proposal.wishes.domain import wish
from proposals.proposal.wishes.state import WishEvent


def decide(command: ProposalCommand, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """What happens if this is asked now, and which deadlines begin and end with it?"""
    if isinstance(command, NoteDeadline):
        return note(command, proposal.deadlines, known)
    if isinstance(command, ReckonAnew):
        return reckon_anew(command, proposal.deadlines, known)
    if isinstance(command, WithdrawContent):
        return withdraw_content(command, proposal, known)
    return under_rules(_with_deadlines(command, proposal, known), known)


def _with_deadlines(command: ByPerson, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    happened = _decide(command, proposal, known)
    if not happened or not (known.live or proposal.deadlines or proposal.reviews):
        return happened
    after = reduce(evolve, happened, proposal)
    happened = [*happened, *taken_back(command.proposal, proposal, after)]
    by = command.due_on if isinstance(command, AssignProposal) else None
    return [*happened, *changes(command.proposal, proposal, after, known, by)]


def _decide(command: ByPerson, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    if isinstance(command, SubmitProposal):
        return submit(command, proposal, known)
    if isinstance(command, RetractProposal):
        return retract(command, proposal)
    if isinstance(command, DraftCommand):
        return draft(command, proposal, known)
    if isinstance(command, SplitProposal):
        return split(command, proposal, known)
    if isinstance(command, OfferCommand):
        return consider(command, proposal, known)
    if isinstance(command, AttachmentCommand):
        return attach(command, proposal, known)
    if proposal.phase in (Phase.NONE, Phase.DRAFT, Phase.RETRACTED):
        raise NotSubmitted(command.proposal)
    if isinstance(command, HandlingCommand):
        return handle(command, proposal, known)
    if isinstance(command, AttentionCommand):
        return attend(command, proposal, known)
    if isinstance(command, ForwardProposal | AnswerForwarding):
        return descend(command, proposal, known)
    if isinstance(command, WishCommand):
        return wish(command, proposal, known)
    if isinstance(command, DealingCommand):
        return in_review(command, proposal, known)
    if isinstance(command, ReviewCommand | RevokeReview):
        return review(command, proposal, known)
    return correct(command, proposal, known)


def review(
    command: ReviewCommand | RevokeReview, proposal: Proposal, known: Known[Facts]
) -> Sequence[Event]:
    """What may the review make of it?"""
    match command:
        case FileProposal():
            return file(command, proposal, known)
        case MergeProposal():
            return merge(command, proposal, known)
        case ConvertProposal():
            return convert(command, proposal, known)
        case DeclineProposal():
            return decline(command, proposal, known)
        case ReturnProposal():
            return give_back(command, proposal, known)
        case WithdrawProposal():
            return withdraw(command, proposal, known)
        case RevokeReview():
            return revoke(command, proposal)
    assert_never(command)


def stream(command: ProposalCommand) -> str:
    """One stream a proposal."""
    return f"proposal-{command.proposal}"


def also(command: ProposalCommand) -> Sequence[str]:
    """What is merged, and feedback on it, look at the one merged into; a part at its whole."""
    if isinstance(command, SplitProposal):
        return (f"proposal-{command.of}",)
    if not isinstance(command, MergeProposal | GiveFeedback) or command.into is None:
        return ()
    return (f"proposal-{command.into}",)


def claims(command: ProposalCommand) -> Sequence[str]:
    """The printed number that a command may take."""
    if not isinstance(command, SubmitProposal | FileProposal):
        return ()
    if command.number is None or command.plenary is None:
        return ()
    return (number_claim(command.plenary, command.number),)


PROPOSAL = Decider(
    category="proposal",
    commands=(
        SubmitProposal,
        FileProposal,
        MergeProposal,
        ConvertProposal,
        DeclineProposal,
        ReturnProposal,
        WithdrawProposal,
        RevokeReview,
        *get_args(HandlingCommand),
        *get_args(AttentionCommand),
        *get_args(WishCommand),
        *get_args(DraftCommand),
        *get_args(DealingCommand),
        *get_args(LineageCommand),
        *get_args(OfferCommand),
        *get_args(AttachmentCommand),
        WithdrawContent,
        NoteDeadline,
        ReckonAnew,
        RetitleProposal,
        ClassifyProposal,
        CorrectSponsors,
        CorrectSubmissionDay,
        RetractProposal,
    ),
    events=(
        ProposalSubmitted,
        ProposalFiled,
        ProposalMerged,
        ProposalConverted,
        ProposalNotFiled,
        ProposalReturned,
        ProposalWithdrawn,
        ReviewRevoked,
        ProposalAssigned,
        ProposalReplied,
        FeedbackGiven,
        ProposalRetitled,
        ProposalClassified,
        SponsorsCorrected,
        SubmissionDayCorrected,
        TextReplaced,
        ProposalRetracted,
        *get_args(WorkEvent),
        HandlingPaused,
        HandlingResumed,
        RehandlingOrdered,
        ProposalClosed,
        *get_args(AttentionEvent),
        *get_args(WishEvent),
        *get_args(DraftEvent),
        DraftDiscarded,
        *get_args(ReviewEvent),
        *get_args(LineageEvent),
        *get_args(AttachmentEvent),
        ContentWithdrawn,
        *get_args(DeadlineEvent),
    ),
    initial=Proposal(),
    decide=decide,
    evolve=evolve,
    stream=stream,
    also=also,
    claims=claims,
)
