"""How does a row that went out as a spreadsheet tell, when it comes back, what was changed in it?

A hidden column holds the row's stamp: which task it is, and a digest of each of the two groups of
cells that the unit fills in. Cells that digest alike were left alone, whatever Excel made of their
dates; cells that do not were filled in; and when the books digest otherwise than the stamp,
somebody else was there in the meantime.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel.ids import derived
from kernel.ledgers import squeeze
from kernel.ledgers.cleaning import is_blank_word

DIGITS = 8
PRINTED = re.compile(rf"([0-9a-f]{{32}})\.([0-9a-f]{{{DIGITS}}})\.([0-9a-f]{{{DIGITS}}})")


@dataclass(frozen=True, slots=True)
class Answer:
    """The cells about a unit's answer: its day, and its grade by letter."""

    on: date | None
    grade: str | None

    def digest(self) -> str:
        """What tells it from another one."""
        return _digest(self.on, self.grade)


@dataclass(frozen=True, slots=True)
class Inside:
    """The cells about the division inside a unit."""

    section: str | None
    person: str | None
    own_due_on: date | None

    def digest(self) -> str:
        """What tells it from another one; space, width and 无 do not count."""
        return _digest(_word(self.section), _word(self.person), self.own_due_on)

    def empty(self) -> bool:
        """Whether nothing is divided."""
        return self.digest() == NOTHING


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a row was when it went out."""

    task: UUID
    answer: str
    inside: str

    def text(self) -> str:
        """As it stands in its cell."""
        return f"{self.task.hex}.{self.answer}.{self.inside}"


def stamp_of(text: str) -> Stamp | None:
    """The stamp that a cell holds; None when it holds something else."""
    found = PRINTED.fullmatch(text.strip().lower())
    return None if found is None else Stamp(UUID(hex=found[1]), found[2], found[3])


def task_id(proposal: UUID, unit: UUID) -> UUID:
    """What makes a row the same in another file: one proposal, one unit."""
    return derived("task", proposal, unit)


def _word(text: str | None) -> str:
    plain = squeeze(text or "")
    return "" if is_blank_word(plain) else plain


def _digest(*cells: str | date | None) -> str:
    told = "\x1f".join("" if cell is None else str(cell) for cell in cells)
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]


NOTHING = Inside(None, None, None).digest()
