"""Who asks over HTTP: the office, or a member about oneself?"""

from uuid import UUID

from kernel.clock import today
from kernel.http.asking import Asking
from kernel.http.whose import OFFICE, is_office, own_id
from kernel.identity import Role
from kernel.problems import Problem, unknown

SEEING = OFFICE | {Role.LEADER}


def sees_all(asking: Asking) -> bool:
    """Whether the asker sees what members have not been told yet."""
    return bool(asking.principal.roles(asking.here, today()) & SEEING)


def whose(asking: Asking, person: UUID | None) -> UUID:
    """The office says whom; a member speaks for oneself.

    Raises:
        Problem: 403, 422.
    """
    own = own_id(asking)
    if person is not None and (is_office(asking) or person == own):
        return person
    if person is not None:
        zh, en = "只能以本人的名义办理", "only for oneself"
        raise Problem(403, "NotForOthers", zh, en)
    if own is None:
        raise Problem(422, "NoMember", "请写明是哪位委员", "say which member")
    return own


def own_or_office(asking: Asking, person: UUID) -> UUID:
    """Others are not told whether the person is there.

    Raises:
        Problem: 404.
    """
    if not is_office(asking) and person != own_id(asking):
        raise unknown("人员", person)
    return person


def by_own_account(asking: Asking) -> UUID | None:
    """The member who asks with the own account; None is anybody else, acting for one or not."""
    return own_id(asking) if asking.actor.id == asking.principal.id else None


def oneself(asking: Asking) -> UUID:
    """The member who asks with the own account; nobody else stands at a door for another.

    Raises:
        Problem: 422.
    """
    own = by_own_account(asking)
    if own is None:
        zh = "签到须由委员本人用自己的账号办理，不得代签"
        en = "a member checks in with the own account, and nobody for another"
        raise Problem(422, "NotOneself", zh, en)
    return own
