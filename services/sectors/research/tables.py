"""What is remembered of research reports?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report; its text by the id in the vault alone, None where none is kept.

    Attributes:
        phase: draft, submitted, returned or approved.
        year, number: its place in the archive's index.
        retention_years: None is for ever where it is archived.
    """

    report: UUID
    committee: UUID
    title: str
    is_recommendation: bool
    writer_ids: tuple[UUID, ...]
    writers: tuple[str, ...]
    team_ids: tuple[UUID, ...]
    team: tuple[str, ...]
    department_id: UUID | None
    department: str | None
    activities: tuple[UUID, ...]
    phase: str = "draft"
    submitted_on: date | None = None
    returned_on: date | None = None
    return_reason: str | None = None
    approved_on: date | None = None
    year: int | None = None
    number: int | None = None
    retention_years: int | None = None
    filed_on: date | None = None
    handed_to: str | None = None
    handed_on: date | None = None
    text: UUID | None = None


reports = table_of(tables, "research_reports", ReportRow, "report")
Index("research_reports_by_index", reports.c.committee, reports.c.year, reports.c.number)
