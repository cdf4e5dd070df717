"""Which resignations wait, and what did the member write?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kernel.fetching import Database
from kernel.rows import as_row
from kernel.vault import texts_in
from members.member.leaving.tables import ResignationRow, resignations
from members.member.tables import members


@dataclass(frozen=True, slots=True)
class Resignation:
    """A resignation as office and member see it; a reason that was forgotten is None."""

    member: UUID
    name: str
    requested_on: date
    state: str
    reason: str | None
    answer: str | None
    paper: str | None
    decided_on: date | None


async def resignations_of(
    database: Database, committee: UUID, member: UUID | None = None, state: str | None = None
) -> Sequence[Resignation]:
    """Those of a committee, or of one member; the earliest first."""
    r = resignations.c
    wanted = select(resignations, members.c.name).join(members, members.c.member == r.member)
    wanted = wanted.where(r.committee == committee)
    if member is not None:
        wanted = wanted.where(r.member == member)
    if state is not None:
        wanted = wanted.where(r.state == state)
    async with database.connect() as connection:
        found = (await connection.execute(wanted.order_by(r.requested_on))).mappings().all()
        rows = [(as_row(ResignationRow, one), one["name"]) for one in found]
        items = [item for row, _ in rows for item in (row.reason, row.answer) if item]
        said = await texts_in(connection, items) if items else {}
    return [
        Resignation(
            row.member,
            name,
            row.requested_on,
            row.state,
            said.get(row.reason),
            said.get(row.answer) if row.answer else None,
            row.paper,
            row.decided_on,
        )
        for row, name in rows
    ]
