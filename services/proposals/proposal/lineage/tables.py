"""What is remembered of what one committee offers to another?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class ForwardingRow:
    """One offer, heard of whichever committee it comes from.

    Attributes:
        forwarding: its id, and that of the proposal which it becomes when it is taken up.
        committee, proposal: whose it is.
        answer: offered, accepted or refused, on `answered_on`.
        stage: what became of it at the other committee, as far as that tells: a phase of the
            review, assigned, replied; `stage_words` is its case number or grade there.
        offer: the event itself.
    """

    forwarding: UUID
    committee: UUID
    proposal: UUID
    to_committee: UUID
    to_name: str
    by_name: str
    title: str
    case_no: int | None
    reason: str | None
    forwarded_on: date
    answer: str
    answer_words: str | None
    answered_on: date | None
    stage: str | None
    stage_words: str | None
    stage_on: date | None
    offer: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """One proposal that was split from another, or came from another committee."""

    proposal: UUID
    committee: UUID
    split_from: UUID | None
    forwarded_from: str | None
    title: str
    serial_no: int


forwardings = table_of(tables, "forwardings", ForwardingRow, "forwarding")
Index("forwardings_by_proposal", forwardings.c.proposal)
Index("forwardings_to", forwardings.c.to_committee, forwardings.c.answer)
parts = table_of(tables, "proposal_parts", PartRow, "proposal")
Index("proposal_parts_of", parts.c.split_from)
