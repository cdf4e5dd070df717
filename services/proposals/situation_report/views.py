"""What does an event change in the remembered row of its situation report? Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from contracts.proposals.situation_report import (
    LeaderInstructed,
    LeaderInstructionRevoked,
    SituationReportCorrected,
    SituationReportForwarded,
    SituationReportIssued,
    SituationReportReceived,
    SituationReportRetracted,
    SituationReportUsed,
    SituationReportUseRevoked,
)
from kernel.canonical import canonical
from kernel.log.chain import Recorded
from kernel.view import View
from proposals.situation_report.commands import Instruction, Use
from proposals.situation_report.tables import (
    SituationReportRow,
    instructions_of,
    situation_reports,
    uses_of,
)

EVENTS = (
    SituationReportReceived,
    SituationReportCorrected,
    SituationReportForwarded,
    SituationReportIssued,
    SituationReportUsed,
    SituationReportUseRevoked,
    LeaderInstructed,
    LeaderInstructionRevoked,
    SituationReportRetracted,
)


def row(
    before: SituationReportRow | None, event: Any, recorded: Recorded
) -> SituationReportRow | None:
    """One row a living report; a retracted one leaves none."""
    match event:
        case SituationReportReceived():
            return SituationReportRow(committee=recorded.origin.committee, **_told(event))
        case SituationReportRetracted():
            return None
        case _ if before is None:
            return None
        case SituationReportCorrected():
            return replace(before, **_told(event))
        case SituationReportForwarded():
            return replace(before, forwarded=(*before.forwarded, event.level))
        case SituationReportIssued():
            return replace(before, issue_no=event.issue_no, issued_on=event.issued_on)
        case SituationReportUsed() | SituationReportUseRevoked():
            return _used(before, event)
        case LeaderInstructed() | LeaderInstructionRevoked():
            return _instructed(before, event)
        case _:
            return before


def _told(event: SituationReportReceived | SituationReportCorrected) -> dict[str, Any]:
    return {
        "report": event.report,
        "title": event.title,
        "reporter_ids": tuple(one.id for one in event.reporters),
        "reporters": tuple(one.name for one in event.reporters),
        "by_person": event.by_person,
        "unit": event.unit.name if event.unit else None,
        "sector_id": event.sector.id if event.sector else None,
        "sector": event.sector.name if event.sector else None,
        "topics": event.topics,
        "received_on": event.received_on,
        "text_length": event.text.length if event.text else None,
    }


def _used(
    before: SituationReportRow, event: SituationReportUsed | SituationReportUseRevoked
) -> SituationReportRow:
    uses = uses_of(before)
    match event:
        case SituationReportUsed():
            printed = event.printed
            use = Use(level=event.level, kind=event.kind, used_on=event.used_on, printed=printed)
            uses = (*uses, use)
        case SituationReportUseRevoked():
            gone = (event.level, event.kind, event.used_on)
            uses = tuple(use for use in uses if (use.level, use.kind, use.used_on) != gone)
    levels = tuple(dict.fromkeys(use.level for use in uses))
    return replace(before, uses=_texts(uses), used_levels=levels)


def _instructed(
    before: SituationReportRow, event: LeaderInstructed | LeaderInstructionRevoked
) -> SituationReportRow:
    said = Instruction(level=event.level, leader=event.leader, instructed_on=event.instructed_on)
    held = instructions_of(before)
    match event:
        case LeaderInstructed():
            held = (*held, said)
        case LeaderInstructionRevoked():
            held = tuple(one for one in held if one != said)
    return replace(before, instructions=_texts(held))


def _texts(said: Sequence[Use | Instruction]) -> tuple[str, ...]:
    return tuple(canonical(one.model_dump(mode="json")) for one in said)


SITUATION_REPORTS = View(
    situation_reports, SituationReportRow, EVENTS, lambda event, recorded: event.report, row
)
