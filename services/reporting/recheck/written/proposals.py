"""What is noted of proposals: submitted, reviewed, corrected?"""

from datetime import date

from contracts.proposals.proposal import (
    ProposalClassified,
    ProposalConverted,
    ProposalFiled,
    ProposalMerged,
    ProposalNotFiled,
    ProposalRetracted,
    ProposalReturned,
    ProposalSubmitted,
    ProposalWithdrawn,
    ReviewRevoked,
    SponsorsCorrected,
    SubmissionDayCorrected,
)
from kernel.event import Event
from reporting.recheck.cards import Proposal, Record
from reporting.recheck.hearing import Heard, hears

Result = (
    ProposalMerged | ProposalConverted | ProposalNotFiled | ProposalWithdrawn | ProposalReturned
)
STATES: dict[type[Event], str] = {
    ProposalMerged: "merged",
    ProposalConverted: "converted",
    ProposalNotFiled: "not_filed",
    ProposalWithdrawn: "withdrawn",
    ProposalReturned: "returned",
}


@hears(ProposalSubmitted)
def submitted(record: Record, event: ProposalSubmitted, heard: Heard) -> None:
    """A new card, also when it was returned and comes again: what it says now counts."""
    before = record.proposals.get(event.proposal)
    record.proposals[event.proposal] = Proposal(
        id=event.proposal,
        plenary=event.plenary,
        timing=event.timing,
        sponsor_kind=str(event.sponsor_kind),
        first=event.first_sponsor.id,
        others=[one.id for one in event.co_sponsors],
        sector=None if event.sector is None else (event.sector.id, event.sector.name),
        category=event.category,
        topics=list(event.topics),
        submitted_on=event.submitted_on,
        lead=event.lead if event.lead or before is None else before.lead,
    )


@hears(ProposalFiled)
def filed(record: Record, event: ProposalFiled, heard: Heard) -> None:
    """立案; a day that was assumed is no day from which days are counted."""
    proposal = record.proposals.get(event.proposal)
    if proposal is not None:
        proposal.state = "filed"
        proposal.category = event.category or proposal.category
        proposal.decided_on = _day(event, heard)
        proposal.filed_on = None if event.day_assumed else proposal.decided_on


@hears(*STATES)
def decided(record: Record, event: Result, heard: Heard) -> None:
    """Another result of the review, or withdrawn."""
    proposal = record.proposals.get(event.proposal)
    if proposal is not None:
        proposal.state = STATES[type(event)]
        proposal.decided_on = _day(event, heard)


def _day(event: ProposalFiled | Result, heard: Heard) -> date:
    """The day that is named, else the day of the act."""
    return event.decided_on or heard.occurred_on


@hears(ReviewRevoked)
def revoked(record: Record, event: ReviewRevoked, heard: Heard) -> None:
    """Under review again: whatever rested on the result is gone with it."""
    if event.proposal in record.marks:
        record.marks[event.proposal].rehandled = False
    before = record.proposals.get(event.proposal)
    if before is not None:
        record.proposals[event.proposal] = Proposal(
            id=before.id,
            plenary=before.plenary,
            timing=before.timing,
            sponsor_kind=before.sponsor_kind,
            first=before.first,
            others=before.others,
            sector=before.sector,
            category=before.category,
            topics=before.topics,
            submitted_on=before.submitted_on,
            lead=before.lead,
        )


@hears(ProposalRetracted)
def retracted(record: Record, event: ProposalRetracted, heard: Heard) -> None:
    """Entered by mistake: it counts nowhere."""
    record.proposals.pop(event.proposal, None)
    record.marks.pop(event.proposal, None)


@hears(ProposalClassified)
def classified(record: Record, event: ProposalClassified, heard: Heard) -> None:
    """Category and topics, in place of those before."""
    proposal = record.proposals.get(event.proposal)
    if proposal is not None:
        proposal.category, proposal.topics = event.category, list(event.topics)


@hears(SponsorsCorrected)
def sponsors(record: Record, event: SponsorsCorrected, heard: Heard) -> None:
    """Form, sponsors and sector, whole."""
    proposal = record.proposals.get(event.proposal)
    if proposal is not None:
        proposal.sponsor_kind = str(event.sponsor_kind)
        proposal.first = event.first_sponsor.id
        proposal.others = [one.id for one in event.co_sponsors]
        proposal.sector = None if event.sector is None else (event.sector.id, event.sector.name)


@hears(SubmissionDayCorrected)
def day_corrected(record: Record, event: SubmissionDayCorrected, heard: Heard) -> None:
    """Another day, and what follows from it."""
    proposal = record.proposals.get(event.proposal)
    if proposal is not None:
        proposal.submitted_on, proposal.timing = event.submitted_on, event.timing
