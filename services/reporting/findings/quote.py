"""Which figure does a sentence quote, of which year, which part of it, which side of it?"""

import re
from dataclasses import dataclass
from typing import Literal

Aspect = Literal["", "share", "change", "silent", "stated", "most"]
_ID = re.compile(
    r"(?P<figure>[^@/:]+)(?:@(?P<against>\d[\d-]*\.\.[\d-]+|\d+(?:/\d+)?))?(?:/(?P<part>.*?))?"
    r"(?::(?P<aspect>share|change|silent|stated|most))?"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of a quoted figure, taken apart: `proposals.by_category@5/2/经济建设:share`.

    Attributes:
        figure: the id in the catalogue.
        against: the earlier plenary (5/2), year (2024) or days (2024-01-01..2024-06-30) it is
            of, or is compared with.
        part: one value of a breakdown.
        aspect: "share" of a part in its whole; "change" from `against` to now; "silent": how many
            sectors of the roll have no part in a breakdown; "stated": as a paper has it, proved by
            no event; "most": the most days of a part; "" the figure itself, of days by part those
            in the middle.
    """

    figure: str
    against: str = ""
    part: str = ""
    aspect: Aspect = ""

    def __str__(self) -> str:
        against = f"@{self.against}" if self.against else ""
        part = f"/{self.part}" if self.part else ""
        return f"{self.figure}{against}{part}{':' if self.aspect else ''}{self.aspect}"


def reference(id: str) -> Reference:
    """The reference that an id stands for.

    Raises:
        ValueError: not an id of a quoted figure.
    """
    found = _ID.fullmatch(id)
    if found is None:
        raise ValueError(f"no figure's id: {id!r}")
    told = {name: value or "" for name, value in found.groupdict().items()}
    return Reference(**told)  # type: ignore[arg-type]  # the pattern allows no other aspect


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure as a sentence quotes it: its reference, and the text with its unit."""

    of: Reference
    text: str


Said = tuple[str | Quote, ...]
"""A sentence of facts: words, and every number in it a quote."""
