"""What is remembered of reviews for reading?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One reviewer's part in one round of a proposal's review; `advice` is None until given."""

    review: UUID
    committee: UUID
    proposal: UUID
    round: str
    grp: str | None
    reviewer: UUID
    reviewer_name: str
    dealt_on: date
    advice: str | None
    reason: str | None
    category: str | None
    intended_names: tuple[str, ...]
    advised_on: date | None
    position: int


reviews = table_of(tables, "reviews", ReviewRow, "review")
Index("reviews_by_proposal", reviews.c.proposal)
Index("reviews_by_reviewer", reviews.c.committee, reviews.c.reviewer)
