"""What does a figure come to, and how is it printed?"""

from dataclasses import dataclass
from typing import Any

from reporting.figures.figure import Breakdown, Count, Figure, Ratio, sense
from rules.numbers import NO_SHARE, share


@dataclass(frozen=True, slots=True)
class Number:
    """A count: its value, and the cases it rests on."""

    figure: Count
    value: int
    evidence: int

    @property
    def text(self) -> str:
        """As it is printed, with its unit."""
        return f"{self.value}{self.figure.unit}"

    def json(self) -> dict[str, Any]:
        """As `figures --json` prints it."""
        return {"value": self.value, "text": self.text, "evidence": self.evidence}


@dataclass(frozen=True, slots=True)
class Share:
    """A rate: numerator, denominator, and the committee's digits."""

    figure: Ratio
    numerator: int
    denominator: int
    digits: int

    @property
    def text(self) -> str:
        """As it is printed; — without a denominator."""
        return share(self.numerator, self.denominator, self.digits)

    def json(self) -> dict[str, Any]:
        """As `figures --json` prints it."""
        return {
            "numerator": self.numerator,
            "denominator": self.denominator,
            "text": self.text,
            "base": self.figure.base,
        }


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a breakdown: what it is called in print, its count, its share."""

    name: str
    value: int
    evidence: int
    share: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A breakdown, in the order of print; `whole` is what the shares are of."""

    figure: Breakdown
    parts: tuple[Part, ...]
    whole: int

    @property
    def text(self) -> str:
        """As one line: 经济建设1985件（39.7%）、..."""
        unit = self.figure.of.unit
        return "、".join(f"{one.name}{one.value}{unit}（{one.share}）" for one in self.parts)

    def part(self, name: str) -> Part:
        """The part of a name; nothing counted is a part of zero."""
        found = (one for one in self.parts if one.name == name)
        return next(found, Part(name, 0, 0, NO_SHARE))

    def json(self) -> dict[str, Any]:
        """As `figures --json` prints it."""
        return {
            "values": {
                one.name: {"value": one.value, "share": one.share, "evidence": one.evidence}
                for one in self.parts
            },
            "whole": self.whole,
        }


Value = Number | Share | Parts


def told(value: Value) -> dict[str, Any]:
    """A value with what the reader of the report is told about it."""
    figure: Figure = value.figure
    return {
        "title": figure.zh,
        "means": figure.means,
        "kind": str(sense(figure)),
        **value.json(),
    }
