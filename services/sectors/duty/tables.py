"""What is remembered of proposals and situation reports, as far as a body may owe them?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """One proposal as heard.

    Attributes:
        sponsors: who signed it. names: what they are called, for bodies; () for persons.
        gone: it was returned or withdrawn, and does not count.
    """

    proposal: UUID
    committee: UUID
    plenary: UUID
    title: str
    sponsors: tuple[UUID, ...]
    names: tuple[str, ...]
    submitted_on: date | None
    gone: bool


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """One situation report as heard; `unit` reported it as a whole, `reporters` as persons."""

    report: UUID
    committee: UUID
    title: str
    reporters: tuple[UUID, ...]
    unit: UUID | None
    unit_name: str | None
    received_on: date


proposed = table_of(tables, "duty_proposals", ProposedRow, "proposal")
reported = table_of(tables, "duty_reports", ReportedRow, "report")
Index("duty_proposals_of", proposed.c.committee)
Index("duty_reports_of", reported.c.committee)
