"""What is remembered of papers for reading? Where they lie; what they say is in the vault alone."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class PapersRow:
    """Where one proposal's or draft's papers lie in the vault.

    Attributes:
        text, text_length: the item with the text and its bytes of UTF-8, None without one.
        attachments to added_on: pairwise, in the order in which they were added; `owners` are the
            units and sponsors they belong to, "" for the proposal's own, `owner_names` likewise;
            `contents` and `file_names` are items; `lengths` bytes.
        reply_units, reply_texts, reply_lengths, openness: pairwise, each unit's last reply; ""
            and 0 without a text, "" where nothing is said of its openness.
    """

    proposal: UUID
    committee: UUID
    text: UUID | None
    text_length: int | None
    attachments: tuple[UUID, ...]
    parts: tuple[str, ...]
    owners: tuple[str, ...]
    owner_names: tuple[str, ...]
    kinds: tuple[str, ...]
    contents: tuple[UUID, ...]
    file_names: tuple[UUID, ...]
    lengths: tuple[int, ...]
    added_on: tuple[date, ...]
    reply_units: tuple[UUID, ...]
    reply_unit_names: tuple[str, ...]
    reply_texts: tuple[str, ...]
    reply_lengths: tuple[int, ...]
    openness: tuple[str, ...]


papers = table_of(tables, "papers", PapersRow, "proposal")
