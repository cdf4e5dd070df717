"""What is remembered of opinions and letters for reading?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """One opinion or letter.

    Attributes:
        unit_names, units: to whom it was passed on; `answers` are theirs, "" while there is none.
        wanted: whether an answer is wanted of each.
    """

    suggestion: UUID
    committee: UUID
    kind: str
    proposal: UUID
    title: str
    sponsor_names: tuple[str, ...]
    sector: str | None
    topics: tuple[str, ...]
    received_on: date
    text_length: int | None
    units: tuple[UUID, ...]
    unit_names: tuple[str, ...]
    wanted: tuple[bool, ...]
    answers: tuple[str, ...]


suggestions = table_of(tables, "suggestions", SuggestionRow, "suggestion")
Index("suggestions_by_day", suggestions.c.committee, suggestions.c.received_on)
