"""What must a decision about an organisation know beyond its stream?"""

from dataclasses import dataclass
from uuid import UUID

from contracts.kinds import COMMON, OrganisationLists


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lookups found.

    Attributes:
        committee: whose organisation it is; None for one not known here yet.
        lists: the committee's kinds, families and levels on the day of the act.
        above: the parents of the parent that a command names, one above the other.
    """

    committee: UUID | None = None
    lists: OrganisationLists = COMMON
    above: tuple[UUID, ...] = ()


NOTHING = Facts()
