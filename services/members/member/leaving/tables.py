"""What is remembered of resignations?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class ResignationRow:
    """The last resignation of a member.

    Attributes:
        state: waiting, withdrawn, declined, accepted.
        reason: the vault's item. answer: of the reason for declining it.
        paper: by which it was decided.
    """

    member: UUID
    committee: UUID
    requested_on: date
    state: str
    reason: UUID
    answer: UUID | None
    paper: str | None
    decided_on: date | None


resignations = table_of(tables, "resignations", ResignationRow, "member")
Index("resignations_by_state", resignations.c.committee, resignations.c.state)
