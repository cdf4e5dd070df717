"""What is remembered of letters to employers for reading?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter; its text and the answer's by their ids in the vault alone."""

    letter: UUID
    committee: UUID
    number: str
    member: UUID
    employer: UUID
    employer_name: str
    purpose: str
    sent_on: date
    answered_on: date | None = None
    text: UUID | None = None
    answer: UUID | None = None


letters = table_of(tables, "employer_letters", LetterRow, "letter")
Index("employer_letters_by_number", letters.c.committee, letters.c.number)
