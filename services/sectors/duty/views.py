"""How do the proposals' events become what a body may owe? Pure."""

from dataclasses import replace
from uuid import UUID

from contracts.proposals.proposal import (
    ProposalRetitled,
    ProposalRetracted,
    ProposalReturned,
    ProposalSubmitted,
    ProposalWithdrawn,
    ReviewRevoked,
    SponsorKind,
    SponsorsCorrected,
    SubmissionDayCorrected,
)
from contracts.proposals.situation_report import (
    SituationReportCorrected,
    SituationReportReceived,
    SituationReportRetracted,
)
from kernel.event import Event
from kernel.log.chain import Recorded
from kernel.view import View
from sectors.duty.tables import ProposedRow, ReportedRow, proposed, reported

PERSONAL = (SponsorKind.INDIVIDUAL, SponsorKind.JOINT)
Signed = ProposalSubmitted | SponsorsCorrected
Told = SituationReportReceived | SituationReportCorrected


def proposed_row(
    before: ProposedRow | None, event: Event, recorded: Recorded
) -> ProposedRow | None:
    """One row a proposal; one entered by mistake leaves none."""
    if isinstance(event, ProposalSubmitted):
        return _submitted(event, recorded)
    if before is None or isinstance(event, ProposalRetracted):
        return None
    match event:
        case ProposalRetitled():
            return replace(before, title=event.title)
        case SponsorsCorrected():
            sponsors, names = _sponsors(event)
            return replace(before, sponsors=sponsors, names=names)
        case SubmissionDayCorrected():
            return replace(before, submitted_on=event.submitted_on)
        case ProposalReturned() | ProposalWithdrawn():
            return replace(before, gone=True)
        case _:
            return replace(before, gone=False)


def _submitted(event: ProposalSubmitted, recorded: Recorded) -> ProposedRow:
    sponsors, names = _sponsors(event)
    return ProposedRow(
        event.proposal,
        recorded.origin.committee,
        event.plenary,
        event.title,
        sponsors,
        names,
        event.submitted_on,
        gone=False,
    )


def _sponsors(event: Signed) -> tuple[tuple[UUID, ...], tuple[str, ...]]:
    """Who signed; names of persons are not kept, the register has them."""
    everyone = (event.first_sponsor, *event.co_sponsors)
    names = () if event.sponsor_kind in PERSONAL else tuple(one.name for one in everyone)
    return tuple(one.id for one in everyone), names


def reported_row(
    before: ReportedRow | None, event: Event, recorded: Recorded
) -> ReportedRow | None:
    """One row a living report."""
    if not isinstance(event, Told):
        return None
    return ReportedRow(
        event.report,
        recorded.origin.committee,
        event.title,
        tuple(one.id for one in event.reporters),
        event.unit.id if event.unit else None,
        event.unit.name if event.unit else None,
        event.received_on,
    )


# Their events are older than they are: where there are some, version 2 is filled by itself.
PROPOSED = View(
    proposed,
    ProposedRow,
    (
        ProposalSubmitted,
        ProposalRetitled,
        SponsorsCorrected,
        SubmissionDayCorrected,
        ProposalReturned,
        ProposalWithdrawn,
        ReviewRevoked,
        ProposalRetracted,
    ),
    lambda event, recorded: event.proposal,
    proposed_row,
    version=2,
)
REPORTED = View(
    reported,
    ReportedRow,
    (SituationReportReceived, SituationReportCorrected, SituationReportRetracted),
    lambda event, recorded: event.report,
    reported_row,
    version=2,
)
