"""What must a decision about services to members know beyond its stream?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from contracts.roll import OnRoll
from members.adopted import InForce


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lookups found.

    Attributes:
        members: those of the members named by the command who are on the committee's register; of
            material for a body or for all, everyone.
    """

    force: InForce = InForce()  # noqa: RUF009  # a frozen value
    members: Mapping[UUID, OnRoll] = field(default_factory=dict)


NOTHING = Facts()
