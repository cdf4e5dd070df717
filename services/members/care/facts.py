"""What must a decision about services to members know beyond its stream?"""

from dataclasses import dataclass, field

from contracts.people import People
from members.adopted import InForce


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lookups found.

    Attributes:
        people: those of the members named by the command who are on the committee's register; of
            material for a body or for all, everyone.
    """

    force: InForce = InForce()  # noqa: RUF009  # a frozen value
    people: People = field(default_factory=lambda: People(()))


NOTHING = Facts()
