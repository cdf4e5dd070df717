"""What can be read of opinions and letters?"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.paging import By, Order, Page, Turn, paged
from proposals.suggestion.tables import SuggestionRow, suggestions

BY_DAY = Order("suggestions", (By(suggestions.c.received_on), By(suggestions.c.suggestion)))


async def suggestions_of(
    engine: AsyncEngine, committee: UUID, kind: str | None, unit: UUID | None, turn: Turn
) -> Page[SuggestionRow]:
    """Of a committee, by day; `unit` narrows to those that were passed on to it."""
    c = suggestions.c
    where = [c.committee == committee]
    if kind is not None:
        where.append(c.kind == kind)
    if unit is not None:
        where.append(c.units.contains([unit]))
    return await paged(engine, select(suggestions).where(*where), BY_DAY, turn, SuggestionRow)
