"""What is remembered of standing phrases?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """One standing phrase with all that was said of its end, so that any earlier day can be told.

    Attributes:
        adopted_at: when it was recorded.
        ended_at: when each end was recorded; `untils` the last day that each one said, and
            `struck` whether it said that the phrase was a mistake; in equal places.
    """

    phrase: UUID
    committee: UUID
    slot: str
    text: str
    paper: str
    paper_number: str | None
    paper_dated: date | None
    effective_from: date
    adopted_at: datetime
    by: str
    ended_at: tuple[datetime, ...] = ()
    untils: tuple[date, ...] = ()
    struck: tuple[bool, ...] = ()
    reasons: tuple[str, ...] = ()


phrases = table_of(tables, "phrases", PhraseRow, "phrase")
Index("phrases_by_slot", phrases.c.committee, phrases.c.slot)
