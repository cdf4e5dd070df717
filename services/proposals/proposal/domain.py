"""What is a proposal allowed? Pure."""

from collections.abc import Sequence
from typing import assert_never

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
from proposals.proposal.commands import (
    AssignProposal,
    ClassifyProposal,
    ConvertProposal,
    CorrectSponsors,
    CorrectSubmissionDay,
    DeclineProposal,
    FileProposal,
    GiveFeedback,
    MergeProposal,
    ProposalCommand,
    ReplyToProposal,
    RetitleProposal,
    RetractProposal,
    ReturnProposal,
    RevokeReview,
    SubmitProposal,
    WithdrawProposal,
)
from proposals.proposal.facts import Facts
from proposals.proposal.handling import assign, feed_back, reply
from proposals.proposal.refusals import NotSubmitted, OtherPlenary
from proposals.proposal.reviewing import convert, decline, file, give_back, merge, revoke, withdraw
from proposals.proposal.state import Phase, Proposal, corrected, evolve
from proposals.proposal.submitting import (
    number_claim,
    sponsors_corrected,
    sponsors_of,
    submit,
    timing,
)


def decide(command: ProposalCommand, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """What happens if this is asked now?"""
    if isinstance(command, SubmitProposal):
        return submit(command, proposal, known)
    if isinstance(command, RetractProposal):
        return retract(command, proposal)
    if proposal.phase in (Phase.NONE, Phase.RETRACTED):
        raise NotSubmitted(command.proposal)
    return decide_on_submitted(command, proposal, known)


def decide_on_submitted(
    command: ProposalCommand, proposal: Proposal, known: Known[Facts]
) -> Sequence[Event]:
    """What happens to a proposal that has been submitted?"""
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
        case AssignProposal():
            return assign(command, proposal, known)
        case ReplyToProposal():
            return reply(command, proposal, known)
        case GiveFeedback():
            return feed_back(command, proposal, known)
        case RetitleProposal() | ClassifyProposal() | CorrectSponsors() | CorrectSubmissionDay():
            return correct(command, proposal, known)
        case SubmitProposal() | RetractProposal():
            return []
    assert_never(command)


def correct(
    command: RetitleProposal | ClassifyProposal | CorrectSponsors | CorrectSubmissionDay,
    proposal: Proposal,
    known: Known[Facts],
) -> Sequence[Event]:
    """更正: what is so already changes nothing."""
    event = _correction(command, proposal, known)
    return [] if corrected(proposal, event) == proposal else [event]


def _correction(
    command: RetitleProposal | ClassifyProposal | CorrectSponsors | CorrectSubmissionDay,
    proposal: Proposal,
    known: Known[Facts],
) -> Event:
    about = command.proposal
    match command:
        case RetitleProposal():
            return ProposalRetitled(proposal=about, title=command.title)
        case ClassifyProposal():
            return ProposalClassified(
                proposal=about, category=command.category, topics=command.topics
            )
        case CorrectSponsors():
            return sponsors_corrected(about, sponsors_of(command))
        case CorrectSubmissionDay():
            if command.plenary != proposal.plenary:
                raise OtherPlenary
            day = command.submitted_on
            part = timing(day, known.facts.known_plenary())
            return SubmissionDayCorrected(proposal=about, submitted_on=day, timing=part)


def retract(command: RetractProposal, proposal: Proposal) -> Sequence[Event]:
    """录入撤销: it counts nowhere; its number stays taken, so that no paper means two."""
    match proposal.phase:
        case Phase.NONE:
            raise NotSubmitted(command.proposal)
        case Phase.RETRACTED:
            return []
        case _:
            return [ProposalRetracted(proposal=command.proposal, reason=command.reason)]


def stream(command: ProposalCommand) -> str:
    """One stream a proposal."""
    return f"proposal-{command.proposal}"


def also(command: ProposalCommand) -> Sequence[str]:
    """Merging looks at the proposal to merge into."""
    return (f"proposal-{command.into}",) if isinstance(command, MergeProposal) else ()


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
        AssignProposal,
        ReplyToProposal,
        GiveFeedback,
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
    ),
    initial=Proposal(),
    decide=decide,
    evolve=evolve,
    stream=stream,
    also=also,
    claims=claims,
)
