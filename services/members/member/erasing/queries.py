"""What was erased of a member, or in a committee?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from kernel.fetching import Database, fetch
from members.member.erasing.tables import ErasureRow, erasures


async def erasures_of(
    database: Database, committee: UUID, member: UUID | None = None
) -> Sequence[ErasureRow]:
    """The markers of one member, or of all in the committee; the latest first."""
    c = erasures.c
    wanted = select(erasures).where(c.committee == committee)
    if member is not None:
        wanted = wanted.where(c.member == member)
    return await fetch(database, wanted.order_by(c.decided_at.desc(), c.erasure), ErasureRow)
