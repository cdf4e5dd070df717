"""Is it the member oneself, or the office, who asks about a member?"""

from uuid import UUID

from kernel.clock import today
from kernel.http.asking import Asking
from kernel.identity import Role
from kernel.problems import unknown

OFFICE = frozenset({Role.OPERATOR, Role.CLERK})


def is_office(asking: Asking) -> bool:
    """Whether a clerk of this committee asks."""
    return bool(asking.principal.roles(asking.here, today()) & OFFICE)


def is_oneself(asking: Asking, member: UUID) -> bool:
    """Whether the member asks."""
    return asking.principal.id == f"member:{member}"


def own_or_office(asking: Asking, member: UUID) -> None:
    """Others are not told whether there is such a member.

    Raises:
        Problem: 404.
    """
    if not (is_oneself(asking, member) or is_office(asking)):
        raise unknown("委员", member)
