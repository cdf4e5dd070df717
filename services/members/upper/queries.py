"""What can be read of members of upper committees who live here?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from kernel.fetching import Database, fetch
from members.upper.tables import UpperRow, upper_members


@dataclass(frozen=True, slots=True)
class UpperListed:
    """One of them, as others may see it; nothing private."""

    upper: UUID
    name: str
    level: str
    of: str
    sector: str | None
    employer: str | None
    position: str | None
    since: date | None
    until: date | None
    how: str | None


async def upper_members_of(
    database: Database, committee: UUID, on: date | None, level: str | None
) -> Sequence[UpperListed]:
    """Those who are here on a day, None is ever; the highest level first, then by name."""
    c = upper_members.c
    wanted = select(upper_members).where(c.committee == committee)
    if on is not None:
        wanted = wanted.where(
            or_(c.since.is_(None), c.since <= on), or_(c.until.is_(None), c.until >= on)
        )
    if level is not None:
        wanted = wanted.where(c.level == level)
    rows = await fetch(database, wanted.order_by(c.name, c.upper), UpperRow)
    return sorted((_listed(row) for row in rows), key=lambda one: LEVELS.index(one.level))


LEVELS = ("national", "province", "city")


def _listed(row: UpperRow) -> UpperListed:
    return UpperListed(**{name: getattr(row, name) for name in UpperListed.__dataclass_fields__})
