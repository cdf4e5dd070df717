"""How does a contact that went out as a row tell, when it comes back, what was changed in it?

A hidden column holds which contact it is, and a digest of each of two groups of cells: what is
recorded, and its words. A group that digests as it went out was left alone (see ADR 25).
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel.ledgers import squeeze
from members.contact.queries import Texts
from members.contact.tables import ContactRow

DIGITS = 8
UNTOLD = "-" * DIGITS
PRINTED = re.compile(rf"([0-9a-f]{{32}})\.([0-9a-f]{{{DIGITS}}})\.([0-9a-f-]{{{DIGITS}}})")
LONGEST = 30_000
"""A longer text fits no cell: it stays here."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a row was when it went out; `words` is UNTOLD when none went with it."""

    contact: UUID
    recorded: str
    words: str

    def text(self) -> str:
        """As it stands in its cell."""
        return f"{self.contact.hex}.{self.recorded}.{self.words}"


def stamp_of(text: str) -> Stamp | None:
    """The stamp that a cell holds; None when it holds something else."""
    found = PRINTED.fullmatch(text.strip().lower())
    return None if found is None else Stamp(UUID(hex=found[1]), found[2], found[3])


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a row says of a contact beside its words."""

    made_on: date
    by: UUID
    reached: tuple[UUID, ...]
    way: str
    pair: UUID | None
    due_on: date | None
    done_on: date | None

    @classmethod
    def of(cls, row: ContactRow) -> "Recorded":
        """What stands in the books."""
        told = (row.made_on, row.by, row.reached, row.way, row.pair, row.due_on, row.done_on)
        return cls(*told)

    def digest(self) -> str:
        """What tells it from another; the order of those reached does not count."""
        reached = sorted(map(str, self.reached))
        days = (self.made_on, self.due_on, self.done_on)
        return _digest([*map(str, days), str(self.by), self.way, str(self.pair), *reached])


def fits(text: str | None) -> str | None:
    """A text as a cell can hold it; None where it cannot."""
    return text if text is not None and len(text) <= LONGEST else None


def digest_of_words(said: str | None, wanted: str | None, outcome: str | None) -> str:
    """What tells three texts from others; space, width and line breaks do not count."""
    return _digest(squeeze(fits(text) or "") for text in (said, wanted, outcome))


def words_of(texts: Texts) -> str:
    """The digest of what lies in the vault."""
    return digest_of_words(texts.said, texts.wanted, texts.outcome)


def _digest(cells: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(cells).encode()).hexdigest()[:DIGITS]
