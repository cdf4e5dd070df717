"""What must a decision about a committee know beyond its stream?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lookups found.

    Attributes:
        holders: the other committees that hold the code now.
        above: the committee that is to stand above or to succeed, all above it, all its successors.
        changed_on: the day on which the roster has changed with the term that is to open.
    """

    holders: tuple[UUID, ...] = ()
    above: tuple[UUID, ...] = ()
    changed_on: date | None = None


NOTHING = Facts()
