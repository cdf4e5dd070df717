"""To which bodies does a member belong, and from when to when?"""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select

from kernel.fetching import Database, fetch
from sectors.body.tables import BelongingRow, belongings


async def belongings_of(database: Database, entries: Collection[UUID]) -> Sequence[BelongingRow]:
    """Of one person, under any of the entries of the register."""
    wanted = select(belongings).where(belongings.c.member.in_(entries))
    return await fetch(database, wanted, BelongingRow)
