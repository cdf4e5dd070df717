"""How do events become the rows of outcomes, and of what can have grown? Pure."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from contracts.proposals.proposal import ProposalSubmitted
from contracts.proposals.situation_report import SituationReportReceived
from contracts.sectors.research import (
    InstructionGiven,
    OutcomeStruck,
    RecommendationMade,
    ResultAdopted,
    ResultGrew,
    ResultSent,
)
from kernel.log.chain import Recorded
from kernel.view import View
from sectors.outcome.events import InstructionForgotten, InstructionKept
from sectors.outcome.tables import GrownRow, OutcomeRow, grown, outcomes

Told = ResultSent | InstructionGiven | ResultAdopted | RecommendationMade | ResultGrew
Heard = ProposalSubmitted | SituationReportReceived


def outcome_row(before: OutcomeRow | None, event: Any, recorded: Recorded) -> OutcomeRow | None:
    """One row an outcome; one that was struck leaves none."""
    match event:
        case InstructionKept():
            return before and replace(before, words=event.kept.id)
        case InstructionForgotten():
            return before and (replace(before, words=None) if _gone(before, event) else before)
        case OutcomeStruck():
            return None
        case _:
            row = OutcomeRow(
                outcome=event.outcome,
                committee=recorded.origin.committee,
                about_kind=event.about.kind,
                about=event.about.id,
                **_said(event),
            )
            return replace(row, words=before.words if before else None)


def _gone(before: OutcomeRow, event: InstructionForgotten) -> bool:
    return before.words in event.forgotten


def _said(event: Told) -> dict[str, Any]:
    match event:
        case ResultSent():
            told = {"whom_id": event.to.id, "whom": event.to.name, "paper": event.paper}
            return {"kind": "sent", "day": event.sent_on, **told}
        case InstructionGiven():
            who = {"whom_id": event.leader.id, "whom": event.leader.name, "detail": event.duty}
            return {"kind": "instruction", "day": event.given_on, "level": event.level, **who}
        case ResultAdopted():
            who = {"whom_id": event.by.id, "whom": event.by.name, "detail": event.how}
            return {"kind": "adoption", "day": event.adopted_on, **who}
        case RecommendationMade():
            told = {"title": event.title, "detail": event.meeting, "paper": event.paper}
            return {"kind": "recommendation", "day": event.made_on, **told}
        case ResultGrew():
            told = {"whom_id": event.grown, "title": event.title, "heard": event.heard}
            return {"kind": event.kind, "day": event.grown_on, **told}


def grown_id(event: Heard, recorded: Recorded) -> UUID:
    """Which one."""
    return event.proposal if isinstance(event, ProposalSubmitted) else event.report


def grown_row(before: GrownRow | None, event: Heard, recorded: Recorded) -> GrownRow:
    """As it was called when it came."""
    kind = "proposal" if isinstance(event, ProposalSubmitted) else "situation_report"
    return GrownRow(grown_id(event, recorded), recorded.origin.committee, kind, event.title)


OUTCOMES = View(
    outcomes,
    OutcomeRow,
    (
        ResultSent,
        InstructionGiven,
        ResultAdopted,
        RecommendationMade,
        ResultGrew,
        OutcomeStruck,
        InstructionKept,
        InstructionForgotten,
    ),
    lambda event, recorded: event.outcome,
    outcome_row,
)
GROWN = View(
    grown,
    GrownRow,
    (ProposalSubmitted, SituationReportReceived),
    grown_id,
    grown_row,
    version=2,  # Its events are older than it: where there are some, it is filled by itself.
)
