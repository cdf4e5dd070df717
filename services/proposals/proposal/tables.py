"""What is remembered of proposals for reading?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One living proposal as it stands.

    Attributes:
        co_sponsors, co_sponsor_names; lead_units, lead_names; assisting_units, assisting_names:
            pairwise, in the order of the paper.
        phase: under_review, filed, merged, converted, not_filed, returned, withdrawn.
        reviewed_on: the day of the review's result; assumed where the ledger does not tell.
        grade, replied_on: those of the last reply. replied_units: who answered so far.
        reply_grades: the grade of each of them, "" without one.
        feedback_sponsors, satisfaction, feedback_words: pairwise, each sponsor's last opinion.
        text_length: bytes of the text in the vault, None without one.
        position: the log position of its last event.
    """

    proposal: UUID
    committee: UUID
    plenary: UUID
    serial_no: int
    printed_no: str | None
    case_no: int | None
    title: str
    sponsor_kind: str
    first_sponsor: UUID
    first_sponsor_name: str
    co_sponsors: tuple[UUID, ...]
    co_sponsor_names: tuple[str, ...]
    sector: str | None
    category: str | None
    topics: tuple[str, ...]
    timing: str
    submitted_on: date | None
    phase: str
    reviewed_on: date | None
    day_assumed: bool
    merged_into: UUID | None
    converted_to: str | None
    reason: str | None
    mode: str | None
    lead_units: tuple[UUID, ...]
    lead_names: tuple[str, ...]
    assisting_units: tuple[UUID, ...]
    assisting_names: tuple[str, ...]
    assigned_on: date | None
    due_on: date | None
    replied: bool
    replied_on: date | None
    grade: str | None
    replied_units: tuple[UUID, ...]
    reply_grades: tuple[str, ...]
    feedback_sponsors: tuple[UUID, ...]
    satisfaction: tuple[str, ...]
    feedback_words: tuple[str, ...]
    feedback_on: date | None
    text_length: int | None
    position: int


proposals = table_of(tables, "proposals", ProposalRow, "proposal")
Index("proposals_by_plenary", proposals.c.committee, proposals.c.plenary, proposals.c.case_no)
Index("proposals_by_lead", proposals.c.lead_units, postgresql_using="gin")
Index("proposals_by_assisting", proposals.c.assisting_units, postgresql_using="gin")
