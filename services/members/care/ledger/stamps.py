"""How does material that went out as a row tell, when it comes back, what was changed in it?

A hidden column holds which material it is, and a digest of each of three groups of cells: what it
is, to whom it went, who read it. A group that digests as it went out was left alone (ADR 25).
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from kernel.ledgers import squeeze

DIGITS = 8
PRINTED = re.compile(r"([0-9a-f]{32})" + rf"\.([0-9a-f]{{{DIGITS}}})" * 3)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a row was when it went out."""

    material: UUID
    told: str
    scope: str
    readers: str

    def text(self) -> str:
        """As it stands in its cell."""
        return f"{self.material.hex}.{self.told}.{self.scope}.{self.readers}"


def stamp_of(text: str) -> Stamp | None:
    """The stamp that a cell holds; None when it holds something else."""
    found = PRINTED.fullmatch(text.strip().lower())
    return None if found is None else Stamp(UUID(hex=found[1]), found[2], found[3], found[4])


def digest(cells: Iterable[object]) -> str:
    """What tells these cells from others; space and width do not count."""
    told = "\x1f".join(squeeze(str(cell)) for cell in cells)
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]


def of_all(members: Iterable[UUID]) -> str:
    """What tells these members from others, whatever their order."""
    return digest(sorted(map(str, members)))
