"""What may a rule of findings ask, and what does it call for when it is not met?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """An item for next year's plan: what, in which months (1 to 12), who takes part."""

    text: str
    months: tuple[int, ...]
    who: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do about a problem: the measure in a report, the item in a plan."""

    measure: str
    task: Task


@dataclass(frozen=True, slots=True)
class Reach:
    """A rate against a target: `good` percent is a strength, under `poor` percent a problem.

    Attributes:
        of, over: the counts of the rate; a small group prints them instead of the percentage.
        whole, did: `whole` 6人中有5人 `did`.
        months: not judged before so many months after the plenary, when the target is due.
    """

    id: str
    topic: str
    rate: str
    of: str
    over: str
    subject: str
    whole: str
    did: str
    good: int
    poor: int
    remedy: Remedy
    months: int = 0


@dataclass(frozen=True, slots=True)
class Trend:
    """A count against the year before: a change of `percent` or more is worth saying."""

    id: str
    topic: str
    count: str
    subject: str
    remedy: Remedy
    percent: int = 10


@dataclass(frozen=True, slots=True)
class Silence:
    """Sibling sectors side by side: those that have nothing where others have something."""

    id: str
    topic: str
    breakdown: str
    none: str
    every: str
    remedy: Remedy
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enough:
    """A yearly number against a standing duty: `at_least` in a year that is nearly over."""

    id: str
    topic: str
    count: str
    subject: str
    at_least: int
    duty: str
    remedy: Remedy


@dataclass(frozen=True, slots=True)
class Left:
    """A count that should be zero."""

    id: str
    topic: str
    count: str
    before: str
    after: str
    remedy: Remedy


Rule = Reach | Trend | Silence | Enough | Left
