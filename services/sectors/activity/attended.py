"""At which activities was somebody expected?"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from kernel.fetching import Database
from sectors.activity.tables import attendances


async def expected_at(database: Database, entries: Collection[UUID]) -> frozenset[UUID]:
    """Activities at which a person stands, under any of the entries of the register."""
    wanted = select(attendances.c.activity).where(attendances.c.person.in_(entries))
    async with database.connect() as connection:
        return frozenset((await connection.execute(wanted)).scalars())
