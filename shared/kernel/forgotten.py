"""Who forgot a vault item, when and on what basis, so that its place can say so?"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.clock import SHANGHAI
from kernel.forgetting import GROUNDS_ZH
from kernel.tables import events, forgotten


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """已删除: stands where the thing would be shown.

    Attributes:
        at: when it was recorded. by: the account that decided.
        ground: why, as a word of the program; `basis`: the paper or request.
        note: one sentence for people, 已删除.
    """

    at: datetime
    by: str
    on_behalf_of: str | None
    ground: str
    basis: str
    note: str


async def withdrawn(engine: AsyncEngine, items: Collection[UUID]) -> dict[UUID, Withdrawn]:
    """What is said of those of these items that were forgotten; others are missing."""
    if not items:
        return {}
    async with engine.connect() as connection:
        return await withdrawn_in(connection, items)


async def withdrawn_in(
    connection: AsyncConnection, items: Collection[UUID]
) -> dict[UUID, Withdrawn]:
    """The same as this transaction sees it."""
    e, f = events.c, forgotten.c
    joined = forgotten.join(events, and_(e.origin == f.origin, e.position == f.position))
    wanted = select(f.item, e.recorded_at, e.actor, e.on_behalf_of, e.data)
    rows = await connection.execute(wanted.select_from(joined).where(f.item.in_(items)))
    return {row.item: _told(row) for row in rows}


def _told(row: Any) -> Withdrawn:
    said = json.loads(row.data)
    by = str(said.get("decided_by") or row.actor)
    ground, basis = str(said.get("ground", "")), str(said.get("basis", ""))
    why = GROUNDS_ZH.get(ground, ground)
    at = row.recorded_at.astimezone(SHANGHAI)
    note = f"已删除：{at:%Y年%-m月%-d日}，{by}，{why}（{basis}）"
    return Withdrawn(row.recorded_at, by, row.on_behalf_of, ground, basis, note)
