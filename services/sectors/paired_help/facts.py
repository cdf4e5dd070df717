"""What must a decision about paired help know beyond its stream?"""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Facts:
    """Those of the helpers named who are, or were, members of the committee."""

    members: frozenset[UUID] = frozenset()


NOTHING = Facts()
