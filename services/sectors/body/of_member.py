"""To which bodies does a member belong, and from when to when?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from contracts.roll import OnRoll, roll
from kernel.fetching import Database, fetch


@dataclass(frozen=True, slots=True)
class InBodyThen:
    """One time of a member in one body; both days are of it."""

    body: UUID
    since: date
    until: date


async def belongings_of(database: Database, entries: Collection[UUID]) -> Sequence[InBodyThen]:
    """Of one person, under any of the entries of the register."""
    rows = await fetch(database, select(roll).where(roll.c.member.in_(entries)), OnRoll)
    return [
        InBodyThen(body, since, min(until, row.untils[-1]))
        for row in rows
        for body, since, until in zip(row.bodies, row.body_sinces, row.body_untils, strict=True)
    ]
