"""What does a rule of findings call for when it is not met?"""

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
