"""What must a decision about a body know beyond its streams?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from contracts.bodies import BodyRules
from contracts.roll import OnRoll


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lookups found.

    Attributes:
        sectors: those that the committee's rules list, normalised.
        rules: what they say of bodies.
        below: all bodies that stand under the one that is placed, or did.
        members: those of the members named by the command who are on the committee's register.
    """

    sectors: frozenset[str] = frozenset()
    rules: BodyRules = BodyRules()  # noqa: RUF009  # a frozen value
    below: frozenset[UUID] = frozenset()
    members: Mapping[UUID, OnRoll] = field(default_factory=dict)


NOTHING = Facts()
