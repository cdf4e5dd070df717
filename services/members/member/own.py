"""Is it the member oneself, or the office, who asks about a member?"""

from uuid import UUID

from kernel.http.asking import Asking
from kernel.http.whose import is_office
from kernel.problems import unknown


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
