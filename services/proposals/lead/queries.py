"""What can be read of leads?"""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.fetching import fetch, pages
from kernel.paging import By, Order, Page, Turn, paged
from proposals.lead.tables import CallRow, LeadRow, calls, leads

CALLED = Order("calls", (By(calls.c.opens_on, descending=True), By(calls.c.call)))
RECEIVED = Order("leads", (By(leads.c.received_on), By(leads.c.lead)))


@dataclass(frozen=True, slots=True)
class BySource:
    """How many leads of one source were received, listed as topics, and became proposals."""

    source: str
    received: int
    listed: int
    became_proposals: int


async def calls_of(engine: AsyncEngine, committee: UUID, turn: Turn) -> Page[CallRow]:
    """A committee's calls, latest first."""
    wanted = select(calls).where(calls.c.committee == committee)
    return await paged(engine, wanted, CALLED, turn, CallRow)


async def leads_of(
    engine: AsyncEngine, committee: UUID, plenary: UUID | None, turn: Turn, *, listed: bool
) -> Page[LeadRow]:
    """Leads by day; `listed` are the topics that members are offered."""
    return await paged(engine, _leads(committee, plenary, listed), RECEIVED, turn, LeadRow)


def pages_of_leads(
    engine: AsyncEngine, committee: UUID, plenary: UUID | None
) -> AsyncGenerator[list[LeadRow]]:
    """All of them, a page at a time."""
    asked = _leads(committee, plenary, False).order_by(*RECEIVED.sorting())
    return pages(engine, asked, LeadRow)


def _leads(committee: UUID, plenary: UUID | None, listed: bool) -> Select[Any]:
    c = leads.c
    where = [c.committee == committee]
    if plenary is not None:
        where.append(c.plenary == plenary)
    if listed:
        where.append(c.topic.is_not(None))
    return select(leads).where(*where)


async def by_source(engine: AsyncEngine, committee: UUID, plenary: UUID) -> Sequence[BySource]:
    """The counts of one plenary's leads."""
    c = leads.c
    grown = func.count(case((func.cardinality(c.grown_into) > 0, 1)))
    wanted = select(
        c.source,
        func.count().label("received"),
        func.count(c.topic).label("listed"),
        grown.label("became_proposals"),
    )
    wanted = wanted.where(c.committee == committee, c.plenary == plenary)
    return await fetch(engine, wanted.group_by(c.source).order_by(c.source), BySource)
