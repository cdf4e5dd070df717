"""What is a row of the bench: two sides measured in one run, and what must hold between them?"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Seen = Mapping[str, float]
"""What one round of one side gave, by measure: `per_s`, `ms`, `p50_ms`, `p99_ms`, `peak_mb` ..."""


@dataclass(frozen=True, slots=True)
class Urls:
    """The two ways into one database: `owner` makes tables, `service` works."""

    owner: str
    service: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a round runs.

    Attributes:
        fresh: two empty databases, dropped after the round.
        nats: the broker, its stream deleted before the round.
        kept: databases that live as long as the row; what `Row.fill` put there.
    """

    fresh: Sequence[Urls]
    nats: str
    kept: Sequence[Urls] = ()


Side = Callable[[Place, int], Awaitable[Seen]]
"""One side: a place and an amount (events, requests, rows ...) in, what was seen out."""

Fill = Callable[[Place, int], Awaitable[None]]
Of = Literal["ratio", "ours"]


@dataclass(frozen=True, slots=True)
class Goal:
    """What DESIGN.md 8 asks of a measure.

    Attributes:
        of: of the ratio ours / floor, or of our own value.
        least, most: the bound; neither is a line that is only told.
    """

    measure: str
    of: Of = "ratio"
    least: float | None = None
    most: float | None = None

    def text(self) -> str:
        """The bound as the table says it."""
        unit = " x" if self.of == "ratio" else ""
        if self.least is not None:
            return f"at least {self.least:g}{unit}"
        return "" if self.most is None else f"at most {self.most:g}{unit}"

    def holds(self, floor: float, ours: float) -> bool | None:
        """Whether it is reached; None when nothing is asked."""
        value = ours / floor if self.of == "ratio" else ours
        if self.least is not None:
            return value >= self.least
        return None if self.most is None else value <= self.most


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        id: its name for `--only`; `group` names several.
        against: what the floor is, as the table says it.
        amount, quick: how much one round does, at full and at quick scale.
        keeps: how many databases live as long as the row.
        fill: puts into them what both sides read.
        apart: left out unless asked for by name (it takes long).
    """

    id: str
    group: str
    what: str
    against: str
    floor: Side
    ours: Side
    goals: tuple[Goal, ...]
    amount: int
    quick: int
    keeps: int = 0
    fill: Fill | None = None
    apart: bool = False


@dataclass(slots=True)
class Measured:
    """A row with what its rounds gave."""

    row: Row
    amount: int
    floor: list[Seen] = field(default_factory=list)
    ours: list[Seen] = field(default_factory=list)
