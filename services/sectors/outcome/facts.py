"""What must a decision about an outcome know beyond its stream?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grown:
    """A proposal or situation report of the committee that was heard of here."""

    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lookups found: the one that is named, if it was heard of."""

    grown: Grown | None = None


NOTHING = Facts()
