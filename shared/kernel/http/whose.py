"""Who asks over HTTP: the committee's office, or somebody about oneself?"""

from uuid import UUID

from kernel.clock import today
from kernel.http.asking import Asking
from kernel.identity import Role

OFFICE = frozenset({Role.OPERATOR, Role.CLERK})


def is_office(asking: Asking) -> bool:
    """Whether the asker is the committee's office."""
    return bool(asking.principal.roles(asking.here, today()) & OFFICE)


def own_id(asking: Asking, role: Role = Role.MEMBER) -> UUID | None:
    """Whose the account is: `member:<person>`, `unit:<organisation>`; None without that role."""
    kind, _, name = asking.principal.id.partition(":")
    if kind != role.value or role not in asking.principal.roles(asking.here, today()):
        return None
    try:
        return UUID(name)
    except ValueError:
        return None
