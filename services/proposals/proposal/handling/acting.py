"""For which unit does a request act, and is what it must say there?"""

from contracts.values import Named
from kernel.http.asking import Asking
from kernel.identity import Role
from kernel.problems import Problem
from proposals.proposal.naming import units_named
from proposals.proposal.permissions import for_oneself


def own_unit(asking: Asking, name: str) -> Named:
    """The unit of that name; a unit acts for itself alone, the office for every one.

    Raises:
        Problem: 403.
    """
    (unit,) = units_named(asking.here, [name])
    for_oneself(asking, Role.UNIT, unit.id)
    return unit


def reason_of(told: str | None) -> str:
    """The reason that a refusal needs.

    Raises:
        Problem: 422.
    """
    if told is None:
        raise Problem(422, "ReasonMissing", "不同意须说明理由", "say why it is refused")
    return told
