"""What is remembered of what members did?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """One living proposal as heard.

    Attributes:
        others: who joined it. state: submitted, filed, merged, converted, not_filed, returned,
            withdrawn, assigned, replied, closed.
    """

    proposal: UUID
    committee: UUID
    plenary: UUID
    title: str
    case_no: int | None
    first: UUID
    others: tuple[UUID, ...]
    submitted_on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """One living situation report as heard; the first of `reporters` is the first reporter.

    Attributes:
        used: at which levels it was used, each once.
    """

    report: UUID
    committee: UUID
    title: str
    reporters: tuple[UUID, ...]
    received_on: date
    used: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity as heard."""

    activity: UUID
    committee: UUID
    title: str
    kind: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class AttendedRow:
    """How one person stood to one activity: present, late, half, leave, absent."""

    attendance: UUID
    committee: UUID
    activity: UUID
    person: UUID
    how: str


proposed = table_of(tables, "heard_proposals", ProposedRow, "proposal")
reported = table_of(tables, "heard_reports", ReportedRow, "report")
activities = table_of(tables, "heard_activities", ActivityRow, "activity")
attended = table_of(tables, "heard_attendances", AttendedRow, "attendance")
Index("heard_proposals_first", proposed.c.first)
Index("heard_proposals_others", proposed.c.others, postgresql_using="gin")
Index("heard_proposals_of", proposed.c.committee)
Index("heard_reports_of", reported.c.committee)
Index("heard_reports_by", reported.c.reporters, postgresql_using="gin")
Index("heard_attendances_of", attended.c.committee)
Index("heard_attendances_by", attended.c.person)
