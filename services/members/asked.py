"""Who asks over HTTP: the office, or a member about oneself?"""

from uuid import UUID

from contracts.merges import heads_of
from kernel.clock import today
from kernel.http.asking import Asking
from kernel.identity import Role

OFFICE = frozenset({Role.OPERATOR, Role.CLERK})


def is_office(asking: Asking) -> bool:
    """Whether the asker is the committee's office."""
    return bool(asking.principal.roles(asking.here, today()) & OFFICE)


def own_id(asking: Asking) -> UUID | None:
    """The member who asks; None for anybody else."""
    kind, _, name = asking.principal.id.partition(":")
    if kind != Role.MEMBER or Role.MEMBER not in asking.principal.roles(asking.here, today()):
        return None
    try:
        return UUID(name)
    except ValueError:
        return None


async def own_member(asking: Asking) -> UUID | None:
    """The member who asks, and if that entry was a duplicate, who is kept for it."""
    own = own_id(asking)
    return None if own is None else (await heads_of(asking.engine, asking.here)).meant(own)
