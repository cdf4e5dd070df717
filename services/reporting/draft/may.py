"""Who may see, write and comment on a draft beside the committee's office?"""

from uuid import UUID

from contracts.values import Named
from kernel.clock import today
from kernel.http.asking import Asking
from kernel.http.whose import is_office, own_id
from kernel.identity import Role
from kernel.problems import Problem, unknown
from reporting.draft.bodies_known import bodies_led, member_name
from reporting.draft.queries import draft_of
from reporting.draft.tables import DraftRow


def is_leader(asking: Asking) -> bool:
    """Whether the asker is one of the committee's leaders."""
    return Role.LEADER in asking.principal.roles(asking.here, today())


async def found(asking: Asking, draft: UUID) -> DraftRow:
    """The draft, for who may see it: office, leaders, its body's convenor, those who are asked.

    Raises:
        Problem: 404; whether it is there is told to nobody else.
    """
    row = await draft_of(asking.engine, asking.here, draft)
    if row is None or not await _sees(asking, row):
        raise unknown("文稿", draft)
    return row


async def _sees(asking: Asking, row: DraftRow) -> bool:
    if is_office(asking) or is_leader(asking) or row.of in await led_by(asking):
        return True
    return await reader_of(asking, row) is not None


async def led_by(asking: Asking) -> frozenset[UUID]:
    """The bodies whose convenor the asker is today; a post is one's own, nobody acts in it."""
    own = None if asking.principal != asking.actor else own_id(asking)
    if own is None:
        return frozenset()
    return await bodies_led(asking.engine, asking.here, own)


async def must_write(asking: Asking, row: DraftRow) -> bool:
    """Whether the asker writes for the office; otherwise it is the convenor of its body.

    Raises:
        Problem: 403.
    """
    if is_office(asking):
        return True
    if row.of in await led_by(asking):
        return False
    raise not_yours()


def not_yours() -> Problem:
    """403: neither the office nor the convenor of the body."""
    zh = "只有办公室，或该机构现任召集人可以办理"
    return Problem(403, "NotForThisBody", zh, "only the office, or the body's present convenor")


async def reader_of(asking: Asking, row: DraftRow) -> Named | None:
    """As whom the asker was asked for comments: oneself, one's unit, a body that one leads."""
    named = dict(zip(row.reader_ids, row.readers, strict=True))
    for role in (Role.MEMBER, Role.UNIT):
        own = own_id(asking, role)
        if own is not None and own in named:
            return Named(id=own, name=named[own])
    led = await led_by(asking)
    return next((Named(id=id, name=name) for id, name in named.items() if id in led), None)


async def author_of(asking: Asking, told: str | None) -> str:
    """Under which name the asker writes: a member's is the register's, the office says whose.

    Raises:
        Problem: 422, the office names nobody.
    """
    own = own_id(asking)
    if not is_office(asking) and own is not None:
        name = await member_name(asking.engine, asking.here, own)
        if name is not None:
            return name
    if told is None:
        raise Problem(422, "ByWhom", "须写明作者姓名（author）", "name the author")
    return told
