"""What does reporting know of research reports, and of what came of them and of activities?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from contracts.sectors.research import (
    InstructionGiven,
    OutcomeStruck,
    RecommendationMade,
    ReportApproved,
    ReportArchived,
    ReportDrafted,
    ReportRetracted,
    ReportReturned,
    ResultAdopted,
    ResultGrew,
    ResultSent,
)
from kernel.event import Event
from reporting.cases.kind import Act, Kind, once


class ResearchCase(NamedTuple):
    """调研报告: approved from `approved_on` on; `activities` are those that it rests on."""

    title: str
    recommendation: bool
    approved_on: date | None = None
    archived: bool = False
    department: UUID | None = None
    department_name: str | None = None
    activities: tuple[UUID, ...] = ()


def research_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a report."""
    return once(event.report)


def research(case: ResearchCase | None, event: Any, recorded: Act, key: str) -> ResearchCase | None:
    """A report after an event; one that was returned is not approved."""
    match event:
        case ReportDrafted():
            told: dict[str, Any] = {
                "title": event.title,
                "recommendation": event.is_recommendation,
                "department": event.department and event.department.id,
                "department_name": event.department and event.department.name,
                "activities": event.activities,
            }
            return ResearchCase(**told) if case is None else case._replace(**told)
        case ReportApproved() if case is not None:
            return case._replace(approved_on=event.approved_on)
        case ReportReturned() if case is not None:
            return case._replace(approved_on=None)
        case ReportArchived() if case is not None:
            return case._replace(archived=True)
        case ReportRetracted():
            return None
        case _:
            return case


RESEARCH = Kind(
    "research",
    "调研报告",
    ResearchCase,
    (ReportDrafted, ReportApproved, ReportReturned, ReportArchived, ReportRetracted),
    research_keys,
    research,
)


class OutcomeCase(NamedTuple):
    """成果: of a report or of an activity; `sort` is what came of it.

    `level` is an instruction's, `grown` what grew: a proposal or a situation report.
    """

    research: UUID | None
    activity: UUID | None
    sort: str
    level: str | None
    grown: str | None
    came_on: date


_CAME: dict[type[Event], tuple[str, str]] = {
    ResultSent: ("sent", "sent_on"),
    InstructionGiven: ("instruction", "given_on"),
    ResultAdopted: ("adoption", "adopted_on"),
    RecommendationMade: ("recommendation", "made_on"),
    ResultGrew: ("grown", "grown_on"),
}
"""By event: what came, and the field with its day."""


def outcome_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case an outcome."""
    return once(event.outcome)


def outcome(case: OutcomeCase | None, event: Any, recorded: Act, key: str) -> OutcomeCase | None:
    """What came of something, as it was told last; nothing once it is struck."""
    if isinstance(event, OutcomeStruck):
        return None
    sort, day = _CAME[type(event)]
    of_report = event.about.kind == "report"
    return OutcomeCase(
        research=event.about.id if of_report else None,
        activity=None if of_report else event.about.id,
        sort=sort,
        level=event.level if isinstance(event, InstructionGiven) else None,
        grown=event.kind if isinstance(event, ResultGrew) else None,
        came_on=getattr(event, day),
    )


OUTCOMES = Kind("outcome", "成果", OutcomeCase, (*_CAME, OutcomeStruck), outcome_keys, outcome)
