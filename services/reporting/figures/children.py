"""Which committees stand directly below one, and what is each called?"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.directory import held
from kernel.rows import as_row
from reporting.cases.context import COMMITTEES, CommitteeCase
from reporting.figures.scope import Scope, held_at


@dataclass(frozen=True, slots=True)
class Child:
    """A committee under the one that hosts it, by the name that it bears at the cut."""

    id: UUID
    code: str
    name: str


async def directly_below(engine: AsyncEngine, scope: Scope) -> tuple[Child, ...]:
    """The committees of `scope.below` that the scope's own hosts on its day, by code."""
    table = COMMITTEES.table
    wanted = select(table).where(table.c.committee.in_(scope.below), held_at(table, scope.cut))
    async with engine.connect() as connection:
        rows = (await connection.execute(wanted)).mappings().all()
    found = []
    for row in rows:
        case = as_row(CommitteeCase, row)
        if held(case.hosts, case.hosted_from, scope.stock_day) == scope.committee:
            found.append(Child(row["committee"], case.code, case.name))
    return tuple(sorted(found, key=lambda one: (one.code, str(one.id))))
