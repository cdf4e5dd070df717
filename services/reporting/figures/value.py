"""What does a figure come to, and how is it printed?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from contracts.members.rules import CommitteeRules
from reporting.figures.figure import DAY, Breakdown, Count, Days, DaysBy, Figure, Ratio, sense
from rules.numbers import NO_SHARE, share, shares_to_hundred


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


def shares_of(parts: Sequence[int], whole: int, rules: CommitteeRules) -> list[str]:
    """The shares of a breakdown's parts as they are printed, in order.

    Under the committee's rule they are made to add up to 100, where the parts add up to the whole.
    """
    if rules.shares_to_hundred and sum(parts) == whole:
        return shares_to_hundred(parts, rules.share_digits)
    return [share(part, whole, rules.share_digits) for part in parts]


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
        """The part of a name; one in which nothing was counted is none of the whole: 0%."""
        found = (one for one in self.parts if one.name == name)
        return next(found, Part(name, 0, 0, share(0, self.whole, 0)))

    def json(self) -> dict[str, Any]:
        """As `figures --json` prints it."""
        return {
            "values": {
                one.name: {"value": one.value, "share": one.share, "evidence": one.evidence}
                for one in self.parts
            },
            "whole": self.whole,
        }


def days_zh(days: float | None) -> str:
    """12天, 12.5天; — where there is none."""
    if days is None:
        return NO_SHARE
    return f"{days:.0f}{DAY}" if days == int(days) else f"{days:.1f}{DAY}"


def plain_days(days: float | None) -> float | None:
    """Whole days without a decimal."""
    return days if days is None or days != int(days) else int(days)


@dataclass(frozen=True, slots=True)
class Lapse:
    """Days between two days of a case: the median or the most of so many cases."""

    figure: Days
    days: float | None
    evidence: int

    @property
    def text(self) -> str:
        """As it is printed, with its unit."""
        return days_zh(self.days)

    def json(self) -> dict[str, Any]:
        """As `figures --json` prints it."""
        return {
            "value": plain_days(self.days),
            "text": self.text,
            "unit": DAY,
            "base": self.figure.of.zh,
            "evidence": self.evidence,
        }


@dataclass(frozen=True, slots=True)
class LapsePart:
    """Days in one part: median and most of so many cases."""

    name: str
    median: float
    most: int
    evidence: int


@dataclass(frozen=True, slots=True)
class Lapses:
    """Days by part, the slowest first; `whole` is the number of cases that have both days."""

    figure: DaysBy
    parts: tuple[LapsePart, ...]
    whole: int

    def part(self, name: str) -> LapsePart | None:
        """The part of a name, where any case has both days."""
        return next((one for one in self.parts if one.name == name), None)

    @property
    def text(self) -> str:
        """As one line: 市教育局12.5天（最长40天，8件）、..."""
        unit = self.figure.of.unit
        return "、".join(
            f"{one.name}{days_zh(one.median)}（最长{days_zh(one.most)}，{one.evidence}{unit}）"
            for one in self.parts
        )

    def json(self) -> dict[str, Any]:
        """As `figures --json` prints it."""
        return {
            "values": {
                one.name: {
                    "value": plain_days(one.median),
                    "most": one.most,
                    "evidence": one.evidence,
                }
                for one in self.parts
            },
            "unit": DAY,
            "base": self.figure.of.zh,
            "whole": self.whole,
        }


Value = Number | Share | Parts | Lapse | Lapses


def told(value: Value) -> dict[str, Any]:
    """A value with what the reader of the report is told about it."""
    figure: Figure = value.figure
    return {
        "title": figure.zh,
        "means": figure.means,
        "kind": str(sense(figure)),
        **value.json(),
    }
