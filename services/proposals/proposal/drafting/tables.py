"""What is remembered of drafts for reading?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft that is not submitted.

    Attributes:
        text: the vault item that holds it, None without one.
        invited, invited_names, answers: pairwise: "joined", "declined", or "" while open.
        expires_at: when the last invitation ends, None without one or without a limit.
    """

    proposal: UUID
    committee: UUID
    plenary: UUID
    title: str
    sponsor_kind: str
    first_sponsor: UUID
    first_sponsor_name: str
    sector: str | None
    category: str | None
    topics: tuple[str, ...]
    text: UUID | None
    saved_on: date
    invited: tuple[UUID, ...]
    invited_names: tuple[str, ...]
    answers: tuple[str, ...]
    expires_at: datetime | None
    position: int


drafts = table_of(tables, "drafts", DraftRow, "proposal")
Index("drafts_by_author", drafts.c.committee, drafts.c.first_sponsor)
