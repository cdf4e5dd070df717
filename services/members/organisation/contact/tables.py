"""What is remembered of contacts for reading?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class ContactRow:
    """Which vault items are an organisation's contact now; None where there is none."""

    organisation: UUID
    committee: UUID
    person: UUID | None
    telephone: UUID | None


@dataclass(frozen=True, slots=True)
class ContactLookRow:
    """One look: at whose contact, for what, who, when."""

    look: UUID
    committee: UUID
    organisation: UUID
    purpose: str
    looked_by: str
    looked_at: datetime


contacts = table_of(tables, "organisation_contacts", ContactRow, "organisation")
looks = table_of(tables, "organisation_contact_looks", ContactLookRow, "look")
Index("organisation_contact_looks_by_organisation", looks.c.organisation)
