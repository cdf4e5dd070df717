"""What is remembered of leads for reading?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call for leads."""

    call: UUID
    committee: UUID
    plenary: UUID
    title: str
    opens_on: date
    closes_on: date


@dataclass(frozen=True, slots=True)
class LeadRow:
    """One lead; `grown_into` are the proposals that name it, `topic` is None until it is listed."""

    lead: UUID
    committee: UUID
    call: UUID
    plenary: UUID
    source: str
    by_name: str | None
    title: str
    received_on: date
    topic: str | None
    listed_on: date | None
    declined: str | None
    grown_into: tuple[UUID, ...]


calls = table_of(tables, "lead_calls", CallRow, "call")
leads = table_of(tables, "leads", LeadRow, "lead")
Index("leads_by_plenary", leads.c.committee, leads.c.plenary, leads.c.source)
