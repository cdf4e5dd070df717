"""What is remembered of outcomes, and of what can have grown?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One thing that came of a report or an activity.

    Attributes:
        kind: sent, instruction, adoption, recommendation, proposal or situation_report.
        whom, whom_id: to whom it was sent, who gave the instruction, who adopted it.
        detail: office, way of adoption, or meeting. words: of an instruction, in the vault.
        heard: what grew was checked against what was heard here.
    """

    outcome: UUID
    committee: UUID
    about_kind: str
    about: UUID
    kind: str
    day: date
    whom_id: UUID | None = None
    whom: str | None = None
    detail: str | None = None
    level: str | None = None
    paper: str | None = None
    title: str | None = None
    heard: bool | None = None
    words: UUID | None = None


@dataclass(frozen=True, slots=True)
class GrownRow:
    """One proposal or situation report, as it was heard of from its service."""

    id: UUID
    committee: UUID
    kind: str
    title: str


outcomes = table_of(tables, "outcomes", OutcomeRow, "outcome")
grown = table_of(tables, "outcome_grown", GrownRow, "id")
Index("outcomes_by_about", outcomes.c.about)
Index("outcomes_by_day", outcomes.c.committee, outcomes.c.day)
