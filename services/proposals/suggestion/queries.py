"""What can be read of opinions and letters?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.fetching import fetch
from proposals.suggestion.tables import SuggestionRow, suggestions


async def suggestions_of(
    engine: AsyncEngine, committee: UUID, kind: str | None, unit: UUID | None
) -> Sequence[SuggestionRow]:
    """Of a committee, by day; `unit` narrows to those that were passed on to it."""
    c = suggestions.c
    where = [c.committee == committee]
    if kind is not None:
        where.append(c.kind == kind)
    if unit is not None:
        where.append(c.units.contains([unit]))
    wanted = select(suggestions).where(*where).order_by(c.received_on, c.suggestion)
    return await fetch(engine, wanted, SuggestionRow)
