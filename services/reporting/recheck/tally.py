"""What does a figure come to when it is counted again, and which cases were counted?"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reporting.recheck.year import Year


@dataclass(slots=True)
class Tally:
    """A count while it is made: each thing that counts with the case on which it rests.

    Attributes:
        heads: what is counted, each once. cases: on what it rests, by id, each once.
        more: what is added up instead, or besides.
    """

    heads: set[Hashable] = field(default_factory=set)
    cases: set[str] = field(default_factory=set)
    more: int = 0

    def note(self, case: str, head: Hashable | None = None) -> None:
        """One case counts; `head` when it is not cases that are counted."""
        self.cases.add(case)
        self.heads.add(case if head is None else head)

    def add(self, case: str, number: int) -> None:
        """A number of one case is added."""
        self.cases.add(case)
        self.more += number

    @property
    def value(self) -> int:
        """What it comes to."""
        return len(self.heads) + self.more

    def __add__(self, other: "Tally") -> "Tally":
        """Both together; they are of different cases."""
        return Tally(self.heads | other.heads, self.cases | other.cases, self.more + other.more)


@dataclass(slots=True)
class Share:
    """A rate."""

    numerator: Tally
    denominator: Tally


@dataclass(slots=True)
class Parts:
    """A breakdown: by the name of the part what counts in it; `whole` is what it is parted of."""

    whole: Tally
    by_name: dict[str, Tally] = field(default_factory=dict)

    def note(self, name: str, case: str, head: Hashable | None = None) -> None:
        """One case counts in a part."""
        self.by_name.setdefault(name, Tally()).note(case, head)

    def add(self, name: str, case: str, number: int) -> None:
        """A number of one case is added in a part."""
        self.by_name.setdefault(name, Tally()).add(case, number)


@dataclass(slots=True)
class Spans:
    """Days between two days: by case how many."""

    by_case: dict[str, int] = field(default_factory=dict)

    def note(self, case: str, since: date, until: date) -> None:
        """One case lasted from a day to a day."""
        self.by_case[case] = (until - since).days

    @property
    def median(self) -> float | None:
        """The one in the middle; of an even number the mean of the two there."""
        days = sorted(self.by_case.values())
        if not days:
            return None
        upper, lower = days[len(days) // 2], days[(len(days) - 1) // 2]
        return (upper + lower) / 2

    @property
    def most(self) -> int | None:
        """The slowest."""
        return max(self.by_case.values(), default=None)


@dataclass(slots=True)
class Lapse:
    """Days of a figure: `days` is the median or the most."""

    spans: Spans
    days: float | None


@dataclass(slots=True)
class Lapses:
    """Days by part; `whole` is the number of cases that have both days."""

    whole: Tally
    by_name: dict[str, Spans] = field(default_factory=dict)

    def note(self, name: str, case: str, since: date, until: date) -> None:
        """One case of a part lasted from a day to a day."""
        self.by_name.setdefault(name, Spans()).note(case, since, until)


Second = Tally | Share | Parts | Lapse | Lapses
Counting = Callable[[Year], Any]
AGAIN: dict[str, Counting] = {}
"""By the figure's id, how it is counted again."""


def figure(*ids: str) -> Callable[[Counting], Counting]:
    """This counts the figures of these ids."""

    def counts(counting: Counting) -> Counting:
        for id in ids:
            assert id not in AGAIN, id
            AGAIN[id] = counting
        return counting

    return counts
