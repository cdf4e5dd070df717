"""How does a row of activities that went out as a spreadsheet tell which of its cells changed?

A hidden column holds the row's stamp: which activity it is, and of each cell a digest. A cell that
digests alike was left alone; one that does not was edited, also when it was emptied.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from kernel.ledgers import Value, printed, squeeze
from kernel.ledgers.cleaning import is_blank_word

TOLD = (
    "topic", "kind", "form", "host", "day", "last", "place", "topics", "served", "reached", "money",
)  # fmt: skip
CAME = ("present", "late", "half", "leave", "absent", "guests")
COUNTED = ("expected", "came", "on_leave", "missing")
FIELDS = (*TOLD, *CAME, *COUNTED)
"""Every cell that a stamp covers, in its order."""

DIGITS = 6
PRINTED = re.compile(rf"([0-9a-f]{{32}})\.([0-9a-f]{{{DIGITS * len(FIELDS)}}})")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a row was when it went out: by field the digest of its cell."""

    activity: UUID
    cells: Mapping[str, str]

    @classmethod
    def of(cls, activity: UUID, cells: Mapping[str, Value]) -> "Stamp":
        """The stamp of a row that goes out now."""
        return cls(activity, {field: digest(_text(cells[field])) for field in FIELDS})

    def text(self) -> str:
        """As it stands in its cell."""
        return f"{self.activity.hex}.{''.join(self.cells[field] for field in FIELDS)}"


def stamp_of(text: str) -> Stamp | None:
    """The stamp that a cell holds; None when it holds something else."""
    found = PRINTED.fullmatch(text.strip())
    if found is None:
        return None
    digests = (found[2][at : at + DIGITS] for at in range(0, len(found[2]), DIGITS))
    return Stamp(UUID(hex=found[1]), dict(zip(FIELDS, digests, strict=True)))


def _text(value: Value) -> str:
    """A cell as it is printed once it stands in a file, where whole numbers are not told apart."""
    return str(value) if isinstance(value, int) else printed(value)


def digest(text: str) -> str:
    """What tells one content of a cell from another; space, width and 无 do not count."""
    plain = squeeze(text)
    told = "" if is_blank_word(plain) else plain
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]
