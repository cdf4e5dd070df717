"""How do events become the rows of research reports? Pure."""

from dataclasses import replace
from typing import Any

from contracts.sectors.research import (
    ReportApproved,
    ReportArchived,
    ReportDrafted,
    ReportHandedOver,
    ReportRetracted,
    ReportReturned,
    ReportSubmitted,
)
from kernel.log.chain import Recorded
from kernel.view import View
from sectors.research.events import ReportTextForgotten, ReportTextKept
from sectors.research.tables import ReportRow, reports


def report_row(before: ReportRow | None, event: Any, recorded: Recorded) -> ReportRow | None:
    """One row a report; one taken back leaves none."""
    if isinstance(event, ReportDrafted):
        told = _drafted(event)
        return replace(before, **told) if before else _new(event, recorded, told)
    if before is None:
        return None
    match event:
        case ReportSubmitted():
            return replace(before, phase="submitted", submitted_on=event.submitted_on)
        case ReportReturned():
            back = replace(before, phase="returned", approved_on=None)
            return replace(back, returned_on=event.returned_on, return_reason=event.reason)
        case ReportApproved():
            return replace(before, phase="approved", approved_on=event.approved_on)
        case ReportArchived():
            told = event.model_dump(exclude={"report"})
            return replace(before, **told)
        case ReportHandedOver():
            return replace(before, handed_to=event.to, handed_on=event.handed_on)
        case ReportTextKept():
            return replace(before, text=event.kept.id)
        case ReportTextForgotten() if before.text in event.forgotten:
            return replace(before, text=None)
        case ReportRetracted():
            return None
        case _:
            return before


def _new(event: ReportDrafted, recorded: Recorded, told: dict[str, Any]) -> ReportRow:
    return ReportRow(report=event.report, committee=recorded.origin.committee, **told)


def _drafted(event: ReportDrafted) -> dict[str, Any]:
    department = event.department
    return {
        "title": event.title,
        "is_recommendation": event.is_recommendation,
        "writer_ids": tuple(one.id for one in event.writers),
        "writers": tuple(one.name for one in event.writers),
        "team_ids": tuple(one.id for one in event.team),
        "team": tuple(one.name for one in event.team),
        "department_id": department.id if department else None,
        "department": department.name if department else None,
        "activities": event.activities,
    }


REPORTS = View(
    reports,
    ReportRow,
    (
        ReportDrafted,
        ReportSubmitted,
        ReportReturned,
        ReportApproved,
        ReportArchived,
        ReportHandedOver,
        ReportRetracted,
        ReportTextKept,
        ReportTextForgotten,
    ),
    lambda event, recorded: event.report,
    report_row,
)
