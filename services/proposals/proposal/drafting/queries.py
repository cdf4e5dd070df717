"""What can be read of drafts?"""

from collections.abc import AsyncGenerator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.fetching import fetch, pages
from kernel.paging import By, Order, Page, Turn, paged
from proposals.proposal.drafting.tables import DraftRow, drafts
from proposals.proposal.queries import Sight

LATEST = Order("drafts", (By(drafts.c.saved_on, descending=True), By(drafts.c.proposal)))


def _seen(sight: Sight) -> list[ColumnElement[bool]]:
    """One's own, and those that one was invited to co-sign; the office sees all."""
    if sight.office:
        return []
    c = drafts.c
    if sight.person is None:
        return [c.proposal.is_(None)]
    return [or_(c.first_sponsor == sight.person, c.invited.contains([sight.person]))]


async def drafts_of(
    engine: AsyncEngine, committee: UUID, plenary: UUID | None, sight: Sight, turn: Turn
) -> Page[DraftRow]:
    """Drafts not submitted, those saved last first."""
    return await paged(engine, _listed(committee, plenary, sight), LATEST, turn, DraftRow)


def pages_of_drafts(
    engine: AsyncEngine, committee: UUID, plenary: UUID | None, sight: Sight
) -> AsyncGenerator[list[DraftRow]]:
    """The same a page at a time."""
    asked = _listed(committee, plenary, sight).order_by(*LATEST.sorting())
    return pages(engine, asked, DraftRow)


def _listed(committee: UUID, plenary: UUID | None, sight: Sight) -> Select[Any]:
    where = [drafts.c.committee == committee, *_seen(sight)]
    if plenary is not None:
        where.append(drafts.c.plenary == plenary)
    return select(drafts).where(*where)


async def draft_of(
    engine: AsyncEngine, committee: UUID, proposal: UUID, sight: Sight
) -> DraftRow | None:
    """One draft, if the asker may see it."""
    where = [drafts.c.committee == committee, drafts.c.proposal == proposal, *_seen(sight)]
    found = await fetch(engine, select(drafts).where(*where), DraftRow)
    return found[0] if found else None
