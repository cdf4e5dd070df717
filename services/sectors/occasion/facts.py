"""What must a decision about an occasion know beyond its stream?"""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lookups found.

    Attributes:
        priorities: the committee's list on the day of the act; empty is no list.
        members: those of the members named who are, or were, on the committee's register.
    """

    priorities: frozenset[str] = frozenset()
    members: frozenset[UUID] = frozenset()


NOTHING = Facts()
