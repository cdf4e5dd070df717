"""What can be read of opinions and letters?"""

from collections.abc import AsyncGenerator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.fetching import pages
from kernel.paging import By, Order, Page, Turn, paged
from proposals.suggestion.tables import SuggestionRow, suggestions

BY_DAY = Order("suggestions", (By(suggestions.c.received_on), By(suggestions.c.suggestion)))


async def suggestions_of(
    engine: AsyncEngine, committee: UUID, kind: str | None, unit: UUID | None, turn: Turn
) -> Page[SuggestionRow]:
    """Of a committee, by day; `unit` narrows to those that were passed on to it."""
    return await paged(engine, _listed(committee, kind, unit), BY_DAY, turn, SuggestionRow)


def pages_of_suggestions(
    engine: AsyncEngine, committee: UUID, kind: str | None, unit: UUID | None
) -> AsyncGenerator[list[SuggestionRow]]:
    """The same a page at a time."""
    asked = _listed(committee, kind, unit).order_by(*BY_DAY.sorting())
    return pages(engine, asked, SuggestionRow)


async def passed_on_to(engine: AsyncEngine, suggestion: UUID) -> Sequence[UUID]:
    """The units that have it."""
    wanted = select(suggestions.c.units).where(suggestions.c.suggestion == suggestion)
    async with engine.connect() as connection:
        return (await connection.execute(wanted)).scalar() or ()


def _listed(committee: UUID, kind: str | None, unit: UUID | None) -> Select[Any]:
    c = suggestions.c
    where = [c.committee == committee]
    if kind is not None:
        where.append(c.kind == kind)
    if unit is not None:
        where.append(c.units.contains([unit]))
    return select(suggestions).where(*where)
