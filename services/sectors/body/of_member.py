"""To which bodies does a member belong, and from when to when?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from contracts.roll import BEGINNING, OPEN, OnRoll, roll
from kernel.fetching import Database, fetch
from sectors.body.tables import BodyRow, bodies


@dataclass(frozen=True, slots=True)
class Belonging:
    """One time of a member in a body; None is not known, or still."""

    body: UUID
    since: date | None
    until: date | None


async def belongings_of(database: Database, entries: Collection[UUID]) -> Sequence[Belonging]:
    """Of one person, under any of the entries of the register; by whatever name of a body."""
    rows = await fetch(database, select(roll).where(roll.c.member.in_(entries)), OnRoll)
    named = bodies.c.stood_for.overlap([body for row in rows for body in row.bodies])
    later = await fetch(database, select(bodies).where(named), BodyRow) if rows else []
    meant = {one: row.body for row in later for one in row.stood_for}
    return [
        Belonging(
            meant.get(body, body),
            None if since == BEGINNING else since,
            None if (last := min(until, row.untils[-1])) == OPEN else last,
        )
        for row in rows
        for body, since, until in zip(row.bodies, row.body_sinces, row.body_untils, strict=True)
    ]
