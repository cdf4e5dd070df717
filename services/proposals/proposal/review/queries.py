"""What can be read of reviews?"""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.fetching import fetch, pages
from kernel.paging import By, Order, Page, Turn, paged
from proposals.proposal.review.tables import ReviewRow, reviews
from proposals.proposal.state import Phase
from proposals.proposal.tables import ProposalRow, proposals

DEALT = Order(
    "reviews",
    (By(reviews.c.dealt_on), By(reviews.c.round), By(reviews.c.proposal), By(reviews.c.review)),
)


@dataclass(frozen=True, slots=True)
class Load:
    """How much one reviewer was dealt in a round, and how much of it is done."""

    round: str
    grp: str | None
    reviewer: UUID
    reviewer_name: str
    dealt: int
    done: int


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One reviewer's part in one round, and what it is about."""

    serial_no: int | None
    title: str | None
    round: str
    grp: str | None
    reviewer_name: str
    dealt_on: date
    advice: str | None
    reason: str | None
    category: str | None
    intended_names: tuple[str, ...]
    advised_on: date | None


async def loads(engine: AsyncEngine, committee: UUID, plenary: UUID) -> Sequence[Load]:
    """The counts per reviewer of one plenary's proposals, by round and name."""
    c = reviews.c
    done = func.count(case((c.advice.is_not(None), 1)))
    columns = (c.round, c.grp, c.reviewer, c.reviewer_name)
    wanted = select(*columns, func.count().label("dealt"), done.label("done"))
    wanted = wanted.select_from(reviews.join(proposals, c.proposal == proposals.c.proposal))
    wanted = wanted.where(c.committee == committee, proposals.c.plenary == plenary)
    return await fetch(engine, wanted.group_by(*columns).order_by(c.round, c.reviewer_name), Load)


async def reviews_of(
    engine: AsyncEngine,
    committee: UUID,
    reviewer: UUID | None,
    proposal: UUID | None,
    turn: Turn,
    *,
    open_: bool,
) -> Page[ReviewRow]:
    """Reviews by day of dealing; `open_` are those without advice."""
    where = _where(committee, reviewer, proposal, open_)
    return await paged(engine, select(reviews).where(*where), DEALT, turn, ReviewRow)


def pages_of_reviews(
    engine: AsyncEngine, committee: UUID, reviewer: UUID | None, *, open_: bool
) -> AsyncGenerator[list[Reviewed]]:
    """The same with what they are about, a page at a time."""
    p = proposals.c
    joined = reviews.outerjoin(proposals, reviews.c.proposal == p.proposal)
    wanted = select(reviews, p.serial_no, p.title).select_from(joined)
    where = _where(committee, reviewer, None, open_)
    return pages(engine, wanted.where(*where).order_by(*DEALT.sorting()), Reviewed)


def _where(
    committee: UUID, reviewer: UUID | None, proposal: UUID | None, open_: bool
) -> list[ColumnElement[bool]]:
    c = reviews.c
    where: list[ColumnElement[bool]] = [c.committee == committee]
    if reviewer is not None:
        where.append(c.reviewer == reviewer)
    if proposal is not None:
        where.append(c.proposal == proposal)
    if open_:
        where.append(c.advice.is_(None))
    return where


async def undealt(
    engine: AsyncEngine, committee: UUID, plenary: UUID, round_: str
) -> Sequence[ProposalRow]:
    """The proposals under review that nobody was dealt in a round, by serial number."""
    p = proposals.c
    dealt = select(reviews.c.proposal).where(reviews.c.round == round_)
    where = (
        p.committee == committee,
        p.plenary == plenary,
        p.phase == Phase.UNDER_REVIEW.value,
        p.proposal.not_in(dealt),
    )
    return await fetch(engine, select(proposals).where(*where).order_by(p.serial_no), ProposalRow)
