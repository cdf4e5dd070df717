"""What is remembered of what units say of proposals?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class RatingRow:
    """What one unit says of one proposal; questions and choices are pairwise."""

    rating: UUID
    proposal: UUID
    unit: UUID
    unit_name: str
    questions: tuple[str, ...]
    choices: tuple[str, ...]
    rated_on: date


ratings = table_of(tables, "ratings", RatingRow, "rating")
Index("ratings_by_proposal", ratings.c.proposal)
