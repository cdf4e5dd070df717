"""What must a decision about pairs or contacts know beyond its streams?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from contracts.roll import OnRoll
from members.adopted import InForce


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lookups found.

    Attributes:
        members: those of the members named by the command who are on the committee's register.
        contacts: how many contacts are recorded of the pair that a command would take back.
    """

    force: InForce = InForce()  # noqa: RUF009  # a frozen value
    members: Mapping[UUID, OnRoll] = field(default_factory=dict)
    contacts: int = 0


NOTHING = Facts()
