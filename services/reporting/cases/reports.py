"""What does reporting know of situation reports, their uses and the instructions on them?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from contracts.proposals.situation_report import (
    LeaderInstructed,
    LeaderInstructionRevoked,
    SituationReportCorrected,
    SituationReportIssued,
    SituationReportReceived,
    SituationReportRetracted,
    SituationReportUsed,
    SituationReportUseRevoked,
)
from reporting.cases.kind import Act, Kind, once, told_once


class ReportCase(NamedTuple):
    """社情民意信息."""

    title: str
    by_person: bool
    first_reporter: UUID | None
    reporters: tuple[UUID, ...]
    sector: UUID | None
    sector_name: str | None
    topics: tuple[str, ...]
    received_on: date
    issued: bool = False
    issued_on: date | None = None
    uses: tuple[str, ...] = ()
    used: bool = False


def report_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a report."""
    return once(event.report)


def report(case: ReportCase | None, event: Any, recorded: Act, key: str) -> ReportCase | None:
    """A report after an event."""
    match event:
        case SituationReportReceived():
            return ReportCase(**_received(event))
        case SituationReportRetracted():
            return None
        case _ if case is None:
            return None
        case SituationReportCorrected():
            return case._replace(**_received(event))
        case SituationReportIssued():
            return case._replace(issued=True, issued_on=event.issued_on)
        case SituationReportUsed():
            return case._replace(uses=tuple(sorted({*case.uses, _use(event)})), used=True)
        case SituationReportUseRevoked():
            left = tuple(use for use in case.uses if use != _use(event))
            return case._replace(uses=left, used=bool(left))
        case _:
            return case


def _received(event: SituationReportReceived | SituationReportCorrected) -> dict[str, Any]:
    return {
        "title": event.title,
        "by_person": event.by_person,
        "first_reporter": event.reporters[0].id if event.reporters else None,
        "reporters": tuple(one.id for one in event.reporters) if event.by_person else (),
        "sector": event.sector and event.sector.id,
        "sector_name": event.sector and event.sector.name,
        "topics": told_once(event.topics),
        "received_on": event.received_on,
    }


REPORTS = Kind(
    "report",
    "社情民意信息",
    ReportCase,
    (
        SituationReportReceived,
        SituationReportCorrected,
        SituationReportIssued,
        SituationReportUsed,
        SituationReportUseRevoked,
        SituationReportRetracted,
    ),
    report_keys,
    report,
)


class UseCase(NamedTuple):
    """采用: one use of one report at one level in one way."""

    report: UUID
    level: str
    way: str | None
    used_on: date | None


def use_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a report, level, way and day."""
    return once(event.report, _use(event))


def _use(event: SituationReportUsed | SituationReportUseRevoked) -> str:
    """Which use of its report this is."""
    return f"{event.level}/{event.kind or ''}/{event.used_on or ''}"


def use(case: UseCase | None, event: Any, recorded: Act, key: str) -> UseCase | None:
    """A use, until it is revoked."""
    match event:
        case SituationReportUsed():
            return UseCase(event.report, str(event.level), event.kind, event.used_on)
        case SituationReportUseRevoked():
            return None
        case _:
            return case


USES = Kind("use", "采用", UseCase, (SituationReportUsed, SituationReportUseRevoked), use_keys, use)


class InstructionCase(NamedTuple):
    """批示: one instruction on one report."""

    report: UUID
    level: str
    leader: str | None
    instructed_on: date | None


def instruction_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a report, level, leader and day."""
    return once(event.report, event.level, event.leader or "", event.instructed_on or "")


def instruction(
    case: InstructionCase | None, event: Any, recorded: Act, key: str
) -> InstructionCase | None:
    """An instruction, until it is revoked."""
    match event:
        case LeaderInstructed():
            return InstructionCase(
                event.report, str(event.level), event.leader, event.instructed_on
            )
        case _:
            return None


INSTRUCTIONS = Kind(
    "instruction",
    "批示",
    InstructionCase,
    (LeaderInstructed, LeaderInstructionRevoked),
    instruction_keys,
    instruction,
)
