"""What is remembered of difficulties for reading? Their words by their ids in the vault alone."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class DifficultyRow:
    """One difficulty; the steps taken stand in three columns of equal length.

    Attributes:
        whos: who took it up, to whom it was passed; "" for other steps.
    """

    difficulty: UUID
    committee: UUID
    member: UUID
    kind: str
    raised_on: date
    phase: str
    steps: tuple[str, ...] = ()
    step_days: tuple[date, ...] = ()
    whos: tuple[str, ...] = ()
    concluded_on: date | None = None
    title: UUID | None = None
    text: UUID | None = None
    outcome: UUID | None = None


difficulties = table_of(tables, "difficulties", DifficultyRow, "difficulty")
Index("difficulties_by_member", difficulties.c.committee, difficulties.c.member)
