"""What is a situation report after its events? Pure."""

from dataclasses import dataclass, field, replace
from datetime import date

from contracts.proposals.content import ContentWithdrawn
from contracts.proposals.situation_report import (
    LeaderInstructed,
    LeaderInstructionRevoked,
    Level,
    SituationReportCorrected,
    SituationReportForwarded,
    SituationReportIssued,
    SituationReportReceived,
    SituationReportRetracted,
    SituationReportUsed,
    SituationReportUseRevoked,
)
from kernel.event import Event
from proposals.situation_report.marks import Mark
from proposals.withdrawing import Texts, reporter


@dataclass(frozen=True, slots=True)
class Report:
    """A report as decided so far; `told` is None before receipt and after retraction.

    Attributes:
        texts: all that it ever had, which a retraction leaves in the vault.
    """

    told: SituationReportReceived | None = None
    issue_no: str | None = None
    issued_on: date | None = None
    forwarded: tuple[Level, ...] = ()
    uses: tuple[Mark, ...] = ()
    instructions: tuple[Mark, ...] = ()
    texts: Texts = field(default_factory=Texts)

    @property
    def touched(self) -> bool:
        """Whether anybody did anything with it after it was received."""
        issued = self.issue_no is not None
        return bool(issued or self.forwarded or self.uses or self.instructions)


def evolve(report: Report, event: Event) -> Report:
    """The report after an event."""
    match event:
        case SituationReportReceived():
            return _told(report, event)
        case SituationReportCorrected():
            return _told(report, SituationReportReceived(**dict(event)))
        case SituationReportForwarded():
            return replace(report, forwarded=(*report.forwarded, event.level))
        case SituationReportIssued():
            return replace(report, issue_no=event.issue_no, issued_on=event.issued_on)
        case SituationReportUsed():
            mark = Mark(event.level, event.kind, event.used_on, event.printed, event.from_ledger)
            return replace(report, uses=(*report.uses, mark))
        case SituationReportUseRevoked():
            return replace(
                report, uses=_without(report.uses, Mark(event.level, event.kind, event.used_on))
            )
        case LeaderInstructed():
            mark = Mark(event.level, event.leader, event.instructed_on, "", event.from_ledger)
            return replace(report, instructions=(*report.instructions, mark))
        case LeaderInstructionRevoked():
            mark = Mark(event.level, event.leader, event.instructed_on)
            return replace(report, instructions=_without(report.instructions, mark))
        case SituationReportRetracted():
            return Report(texts=report.texts)
        case ContentWithdrawn():
            return replace(report, texts=report.texts.without(event))
        case _:
            return report


def _told(report: Report, told: SituationReportReceived) -> Report:
    texts = report.texts.naming(told.text, reporter(told))
    return replace(report, told=told, texts=texts)


def _without(marks: tuple[Mark, ...], gone: Mark) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark != gone)
