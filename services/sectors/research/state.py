"""What is decided of a research report so far? Pure."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from uuid import UUID

from contracts.sectors.research import (
    ReportApproved,
    ReportArchived,
    ReportDrafted,
    ReportHandedOver,
    ReportRetracted,
    ReportReturned,
    ReportSubmitted,
)
from kernel.event import Event
from kernel.secret import Sealed
from sectors.research.events import ReportTextForgotten, ReportTextKept


class Phase(Enum):
    """How far a report has come."""

    UNKNOWN = "unknown"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Report:
    """A report.

    Attributes:
        since: the day of the step that led to the phase.
        text: what holds of the text. lying: every text that lies in the vault.
    """

    phase: Phase = Phase.UNKNOWN
    drafted: ReportDrafted | None = None
    since: date | None = None
    returned: ReportReturned | None = None
    archived: ReportArchived | None = None
    handed_over: ReportHandedOver | None = None
    text: Sealed | None = None
    lying: tuple[UUID, ...] = ()


def evolve(report: Report, event: Event) -> Report:
    """The report after an event."""
    match event:
        case ReportDrafted():
            begins = report.phase in (Phase.UNKNOWN, Phase.RETRACTED)
            return replace(report, drafted=event, phase=Phase.DRAFT if begins else report.phase)
        case ReportSubmitted():
            return replace(report, phase=Phase.SUBMITTED, since=event.submitted_on)
        case ReportReturned():
            back = replace(report, phase=Phase.RETURNED, since=event.returned_on)
            return replace(back, returned=event)
        case ReportApproved():
            return replace(report, phase=Phase.APPROVED, since=event.approved_on)
        case ReportArchived():
            return replace(report, archived=event)
        case ReportHandedOver():
            return replace(report, handed_over=event)
        case ReportRetracted():
            return Report(phase=Phase.RETRACTED, lying=report.lying)
        case ReportTextKept():
            ids = dict.fromkeys((*report.lying, event.kept.id))
            return replace(report, text=event.kept, lying=tuple(ids))
        case ReportTextForgotten():
            lying = tuple(one for one in report.lying if one not in event.forgotten)
            gone = report.text is not None and report.text.id in event.forgotten
            return replace(report, text=None if gone else report.text, lying=lying)
        case _:
            return report
