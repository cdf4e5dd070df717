"""At which activities was somebody expected, or did sign up?"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from kernel.fetching import Database
from sectors.activity.attending.tables import coming
from sectors.activity.tables import attendances


async def expected_at(database: Database, entries: Collection[UUID]) -> frozenset[UUID]:
    """Activities at which a person stands, under any of the entries of the register."""
    came, comes = attendances.c, coming.c
    stood = select(came.activity).where(came.person.in_(entries))
    signed = select(comes.activity).where(comes.person.in_(entries), comes.signed_up)
    wanted = stood.union(signed)
    async with database.connect() as connection:
        return frozenset((await connection.execute(wanted)).scalars())
