"""What may be corrected of what was recorded of a proposal? Pure."""

from collections.abc import Sequence

from contracts.proposals.proposal import (
    ProposalClassified,
    ProposalRetitled,
    ProposalRetracted,
    SubmissionDayCorrected,
)
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.commands import (
    ClassifyProposal,
    CorrectSponsors,
    CorrectSubmissionDay,
    RetitleProposal,
    RetractProposal,
)
from proposals.proposal.evolving import corrected
from proposals.proposal.facts import Facts
from proposals.proposal.refusals import NotSubmitted, OtherPlenary
from proposals.proposal.state import Phase, Proposal
from proposals.proposal.submitting import sponsors_corrected, sponsors_of, timing

Correction = RetitleProposal | ClassifyProposal | CorrectSponsors | CorrectSubmissionDay


def correct(command: Correction, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """更正: what is so already changes nothing."""
    event = _correction(command, proposal, known)
    return [] if corrected(proposal, event) == proposal else [event]


def _correction(command: Correction, proposal: Proposal, known: Known[Facts]) -> Event:
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
        case Phase.NONE | Phase.DRAFT:
            raise NotSubmitted(command.proposal)
        case Phase.RETRACTED:
            return []
        case _:
            return [ProposalRetracted(proposal=command.proposal, reason=command.reason)]
