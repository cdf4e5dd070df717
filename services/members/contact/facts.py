"""What must a decision about pairs or contacts know beyond its streams?"""

from dataclasses import dataclass, field
from datetime import date

from contracts.people import People
from members.adopted import InForce


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lookups found.

    Attributes:
        people: those of the members named by the command who are on the committee's register.
        ended_on: the first day without the committee, if it has ended.
        contacts: how many contacts are recorded of the pair that a command would take back.
    """

    force: InForce = InForce()  # noqa: RUF009  # a frozen value
    people: People = field(default_factory=lambda: People(()))
    ended_on: date | None = None
    contacts: int = 0


NOTHING = Facts()
