"""Who acts for whom: may this account do so, and as whom does the route then see it?"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from fastapi import Request
from pydantic import BaseModel
from sqlalchemy import select

from kernel.clock import today
from kernel.event import event_class
from kernel.identity import Grant, Permission, Principal, Role
from kernel.problems import Problem
from kernel.running import Running
from kernel.tables import events, log_head

RECORDS = frozenset({Role.OPERATOR, Role.CLERK, Role.SERVICE})
"""They act in their own right, and name for whom they record a paper."""


async def acting_as(
    running: Running,
    request: Request,
    principal: Principal,
    committee: UUID | None,
    permission: Permission,
) -> Principal:
    """Who acts, or the member whom somebody authorised acts for.

    Raises:
        Problem: 403, the member did not authorise it, or a handling unit asks.
    """
    whom = request.headers.get("on-behalf-of")
    if whom is None or whom == principal.id:
        return principal
    roles = principal.roles(committee, today())
    if roles & RECORDS:
        return principal
    if Role.UNIT in roles or principal.id.startswith("unit:"):
        zh = "承办单位不得代委员办理"
        raise Problem(403, "UnitMayNotAct", zh, "a handling unit never acts for a member")
    look = running.service.acting
    if committee is not None and look is not None:
        asked = (committee, principal.id, whom, permission.name, today())
        if await look(running.engine, *asked):
            return Principal(whom, (Grant(Role.MEMBER, committee),))
    zh = "未获该委员授权代办此事项，或授权已过期、撤销；请委员先行授权"
    en = "the member has not authorised this, or not any more; let the member do so first"
    raise Problem(403, "NotAuthorisedToAct", zh, en)


class ActFor(BaseModel):
    """One act of somebody for somebody else."""

    at: datetime
    on: date
    by: str
    event: str
    title: str
    stream: str


async def acts_for(running: Running, committee: UUID, whom: str) -> Sequence[ActFor]:
    """What others did for somebody in this service, the latest first; at most 500."""
    e, o = events.c, log_head.c
    wanted = select(e.recorded_at, e.occurred_on, e.actor, e.type, e.stream)
    wanted = wanted.select_from(events.join(log_head, o.origin == e.origin))
    wanted = wanted.where(e.on_behalf_of == whom, o.committee == committee)
    wanted = wanted.order_by(e.recorded_at.desc(), e.position.desc()).limit(500)
    async with running.engine.connect() as connection:
        found = (await connection.execute(wanted)).all()
    return [
        ActFor(
            at=row.recorded_at,
            on=row.occurred_on,
            by=row.actor,
            event=row.type,
            title=_title(row.type),
            stream=row.stream,
        )
        for row in found
    ]


def _title(name: str) -> str:
    known = event_class(name)
    return name if known is None else known.title_zh
