"""What can be read of bodies?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, distinct, func, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.merges import merges
from contracts.values import BodyKind
from kernel.rows import as_row
from sectors.body.tables import BodyRow, belongings, bodies, leavers


@dataclass(frozen=True, slots=True)
class BodyListed:
    """One body with how many members on the roll belong to it on a day."""

    body: UUID
    kind: BodyKind
    name: str
    provisional: bool
    convenors: tuple[str, ...]
    members: int


async def bodies_of(
    engine: AsyncEngine, committee: UUID, on: date, kind: BodyKind | None = None
) -> Sequence[BodyListed]:
    """A committee's bodies by kind and name."""
    wanted = select(bodies).where(bodies.c.committee == committee)
    if kind is not None:
        wanted = wanted.where(bodies.c.kind == kind.value)
    async with engine.connect() as connection:
        rows = (await connection.execute(wanted.order_by(bodies.c.kind, bodies.c.name))).mappings()
        found = [as_row(BodyRow, row) for row in rows]
        counted = (await connection.execute(_sizes(committee, on))).all()
    sizes: dict[UUID, int] = {row.body: row.size for row in counted}
    return [_listed(row, sizes.get(row.body, 0)) for row in found]


def _listed(row: BodyRow, members: int) -> BodyListed:
    kind = BodyKind(row.kind)
    return BodyListed(row.body, kind, row.name, row.provisional, row.convenors, members)


def _sizes(committee: UUID, on: date) -> Select[Any]:
    """How many belong to each body on a day; who has left the roll does not."""
    belong, left = belongings.c, leavers.c
    joined = belongings.outerjoin(leavers, left.member == belong.member)
    joined = joined.outerjoin(merges, merges.c.duplicate == belong.member)
    heads = func.count(distinct(func.coalesce(merges.c.member, belong.member)))
    return (
        select(belong.body, heads.label("size"))
        .select_from(joined)
        .where(belong.committee == committee)
        .where(or_(belong.since.is_(None), belong.since <= on))
        .where(or_(belong.until.is_(None), belong.until >= on))
        .where(or_(left.until.is_(None), left.until >= on))
        .group_by(belong.body)
    )
