"""What becomes of a proposal that was converted into a report, and when that is revoked?"""

from collections.abc import Sequence
from uuid import UUID

from contracts.proposals.proposal import (
    ProposalConverted,
    ProposalRetracted,
    ReviewRevoked,
    SponsorKind,
)
from kernel.command import Command
from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.reactions import listens
from proposals.situation_report.commands import (
    LONGEST_TITLE,
    SHORTEST_TITLE,
    ReceiveSituationReport,
    RetractSituationReport,
)

PERSONAL = (SponsorKind.INDIVIDUAL, SponsorKind.JOINT)


def report_of_proposal(proposal: UUID) -> UUID:
    """The id of the report that a proposal becomes: the same whenever it is converted."""
    return derived("situation_report", proposal)


@listens(ProposalConverted)
def receive_a_report(
    event: ProposalConverted, known: None, recorded: Recorded
) -> Sequence[Command]:
    """A ledger's conversion makes none: the report stands in the reports' own ledger."""
    carried = event.carried
    if event.target != "situation_report":
        return [_retract(event.proposal, recorded, "改为其他结果")]
    if carried is None:
        return []
    personal = carried.sponsor_kind in PERSONAL
    return [
        ReceiveSituationReport(
            committee=recorded.origin.committee,
            on=recorded.occurred_on,
            report=report_of_proposal(event.proposal),
            title=carried.title[:LONGEST_TITLE].ljust(SHORTEST_TITLE, "…"),
            reporters=carried.sponsors,
            by_person=personal,
            unit=None if personal else carried.sponsors[0],
            sector=carried.sector,
            topics=carried.topics,
            received_on=event.decided_on or recorded.occurred_on,
            kept=carried.text,
        )
    ]


@listens(ReviewRevoked)
def take_back_a_revoked_report(
    event: ReviewRevoked, known: None, recorded: Recorded
) -> Sequence[Command]:
    """Nobody has done anything with it yet: then it goes with the result that made it."""
    return [_retract(event.proposal, recorded, "审查结果已撤销")]


@listens(ProposalRetracted)
def take_back_a_retracted_report(
    event: ProposalRetracted, known: None, recorded: Recorded
) -> Sequence[Command]:
    """The proposal was entered by mistake."""
    return [_retract(event.proposal, recorded, "原提案录入已撤销")]


def _retract(proposal: UUID, recorded: Recorded, reason: str) -> RetractSituationReport:
    return RetractSituationReport(
        committee=recorded.origin.committee,
        on=recorded.occurred_on,
        report=report_of_proposal(proposal),
        reason=reason,
        if_untouched=True,
    )


REACTIONS = (receive_a_report, take_back_a_revoked_report, take_back_a_retracted_report)
