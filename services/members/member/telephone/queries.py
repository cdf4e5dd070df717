"""Who looked at a member's telephone, and which number was that?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.merges import kept_for
from kernel.fetching import fetch
from kernel.tables import events
from kernel.vault import texts
from members.cases import CaseRow, with_those_merged_into
from members.member.telephone.events import TelephoneLookedUp
from members.member.telephone.tables import LookRow, looks


async def looks_at(engine: AsyncEngine, committee: UUID, member: UUID) -> Sequence[LookRow]:
    """All looks at a member's telephone, the latest first."""
    wanted = select(looks).where(looks.c.committee == committee, looks.c.member == member)
    return await fetch(engine, wanted.order_by(looks.c.looked_at.desc(), looks.c.look), LookRow)


async def cases_of(engine: AsyncEngine, committee: UUID, proposal: UUID) -> Sequence[CaseRow]:
    """The case as it stands now, and the one that is answered for it."""
    return await fetch(engine, with_those_merged_into(committee, [proposal]), CaseRow)


async def duplicates_of(engine: AsyncEngine, committee: UUID, member: UUID) -> Sequence[UUID]:
    """Under which other entries the member may be a sponsor."""
    async with engine.connect() as connection:
        return (await connection.scalars(kept_for(committee, member))).all()


async def number_shown(engine: AsyncEngine, stream: str, version: int) -> str | None:
    """The number that a recorded look was given; None when it was forgotten since."""
    wanted = select(events.c.data).where(events.c.stream == stream, events.c.version == version)
    async with engine.connect() as connection:
        data = (await connection.execute(wanted)).scalar_one()
    item = TelephoneLookedUp.read(data).telephone
    return (await texts(engine, [item])).get(item)
