"""How does a row of the register that went out as a spreadsheet tell which of its cells changed?

A hidden column holds the row's stamp: which member it is, and of each cell a digest. A cell that
digests alike was left alone; one that does not was edited, also when it was emptied; and when the
register digests otherwise than the stamp, somebody changed that very thing in the meantime.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from kernel.ledgers import squeeze
from kernel.ledgers.cleaning import is_blank_word

DIGITS = 6
PRINTED = re.compile(rf"([0-9a-f]{{32}})((?:\.[a-z_]+-[0-9a-f]{{{DIGITS}}})+)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a row was when it went out: by field the digest of its cell."""

    member: UUID
    cells: Mapping[str, str]

    def text(self) -> str:
        """As it stands in its cell."""
        return ".".join((self.member.hex, *(f"{name}-{one}" for name, one in self.cells.items())))


def stamp_of(text: str) -> Stamp | None:
    """The stamp that a cell holds; None when it holds something else."""
    found = PRINTED.fullmatch(text.strip())
    if found is None:
        return None
    cells = dict(one.split("-") for one in found[2][1:].split("."))
    return Stamp(UUID(hex=found[1]), cells)


def digest(field: str, text: str) -> str:
    """What tells one content of a cell from another; space, width and 无 do not count."""
    plain = squeeze(text)
    told = "" if is_blank_word(plain) else plain
    return hashlib.sha256(f"{field}\x1f{told}".encode()).hexdigest()[:DIGITS]
