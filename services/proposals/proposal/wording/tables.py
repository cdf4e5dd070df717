"""What is remembered of the words of proposals?"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Index, MetaData, Table

from kernel.rows import SearchVector, columns_of, table_of

tables = MetaData()
ALL = ""
"""Stands for any word: how many proposals there are."""


@dataclass(frozen=True, slots=True)
class WordsRow:
    """The words of one living proposal.

    Attributes:
        text: the vault item that holds its text, None without one.
        words: those of title and text; of the title alone without a text, or once it is forgotten.
    """

    proposal: UUID
    committee: UUID
    title: str
    text: UUID | None
    words: SearchVector


@dataclass(frozen=True, slots=True)
class WordCount:
    """In how many proposals of a committee a word stands."""

    committee: UUID
    word: str
    proposals: int


proposal_words = table_of(tables, "proposal_words", WordsRow, "proposal")
Index(
    "proposal_words_found",
    proposal_words.c.words,
    postgresql_using="gin",
    postgresql_with={"fastupdate": "off"},
)
word_counts = Table("word_counts", tables, *columns_of(WordCount, ("committee", "word")))
