"""What do the slices that count what bodies did learn of bodies?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from sectors.body.queries import bodies_of
from sectors.doings import BodyThen


async def bodies_then(engine: AsyncEngine, committee: UUID, on: date) -> Sequence[BodyThen]:
    """The bodies of a day, by kind and name."""
    found = await bodies_of(engine, committee, on)
    return [BodyThen(one.body, one.kind, one.name, one.provisional) for one in found]
