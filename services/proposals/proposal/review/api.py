"""How does HTTP ask inside the review?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from contracts.proposals.proposal import SponsorKind
from contracts.values import Named
from kernel.http.asking import Asking, allowed
from kernel.http.paging import InPages
from kernel.http.sheets import numbered, sheet
from kernel.http.whose import own_id
from kernel.identity import Role
from kernel.problems import Problem
from proposals.proposal.asked import about, oneself
from proposals.proposal.bodies import Sponsor, TermSession
from proposals.proposal.naming import sponsors, units_named
from proposals.proposal.permissions import ADVISE, READ_REVIEWS, REVIEW, for_oneself, sight
from proposals.proposal.reading import ONE, plenary_named
from proposals.proposal.review import bodies
from proposals.proposal.review.commands import AdviseReview, DealReview
from proposals.proposal.review.dealing import Dealer
from proposals.proposal.review.export import HEADINGS, SHEET, line
from proposals.proposal.review.queries import (
    Load,
    loads,
    pages_of_reviews,
    reviews_of,
    undealt,
)
from proposals.proposal.review.tables import ReviewRow
from proposals.proposal.tables import ProposalRow

router = APIRouter(tags=["审查 review"])
REFUSED = 422
REVIEWS = "/committees/{committee}/reviews"
EXPORT = "/committees/{committee}/exports/reviews"


async def _people(asking: Asking, told: Sequence[Sponsor]) -> tuple[Named, ...]:
    return await sponsors(asking, SponsorKind.JOINT, told, None)


@router.post(ONE + "/reviews", summary="分配审查 deal for review", status_code=201)
async def deal(
    committee: str, proposal: UUID, body: bodies.Deal, asking: Asking = allowed(REVIEW)
) -> JSONResponse:
    """To one reviewer, who has no interest in it."""
    (reviewer,) = await _people(asking, [body.reviewer])
    told = body.model_dump(include={"round", "group"})
    return await asking.ask(DealReview(**about(asking, proposal, body), **told, reviewer=reviewer))


@dataclass(frozen=True, slots=True)
class DealtOut:
    """What came of dealing: how many, to whom, and which could be given to nobody."""

    dealt: int
    left: Sequence[UUID]
    loads: Sequence[Load]


@router.post(REVIEWS + "/dealing", summary="批量分配 deal out", status_code=201)
async def deal_out(
    committee: str, body: bodies.DealOut, asking: Asking = allowed(REVIEW)
) -> DealtOut:
    """What nobody was dealt in this round yet, evenly, to nobody who has an interest in it."""
    plenary = plenary_named(asking, body.plenary)
    reviewers = await _people(asking, body.reviewers)
    held = await loads(asking.engine, asking.here, plenary)
    so_far: dict[UUID, int] = defaultdict(int)
    for load in held:
        if load.round == body.round:
            so_far[load.reviewer] += load.dealt
    dealer, left, dealt = Dealer(reviewers, so_far), [], 0
    for row in await undealt(asking.engine, asking.here, plenary, body.round):
        if await _dealt(asking, row, dealer, body):
            dealt += 1
        else:
            left.append(row.proposal)
    return DealtOut(dealt, left, await loads(asking.engine, asking.here, plenary))


async def _dealt(asking: Asking, row: ProposalRow, dealer: Dealer, body: bodies.DealOut) -> bool:
    """Whether somebody could be given it: who is refused is passed over."""
    one = replace(asking, key=f"{asking.key}/{row.proposal}")
    about_it: dict[str, Any] = {"committee": asking.here, "proposal": row.proposal}
    for reviewer in dealer.fitting((row.first_sponsor, *row.co_sponsors)):
        command = DealReview(**about_it, round=body.round, group=body.group, reviewer=reviewer)
        try:
            await replace(one, key=f"{one.key}/{reviewer.id}").ask(command)
        except Problem as refused:
            if refused.status != REFUSED:
                raise
            continue
        dealer.dealt(reviewer)
        return True
    return False


@router.post(ONE + "/advice", summary="审查建议 advise", status_code=201)
async def advise(
    committee: str, proposal: UUID, body: bodies.Advise, asking: Asking = allowed(ADVISE)
) -> JSONResponse:
    """What a reviewer advises, and which units should answer it."""
    (reviewer,) = await _people(asking, [body.reviewer or await oneself(asking)])
    for_oneself(asking, Role.MEMBER, reviewer.id)
    command = AdviseReview(
        **about(asking, proposal, body),
        **body.model_dump(include={"round", "advice", "reason", "category"}),
        reviewer=reviewer,
        intended=await units_named(asking, body.intended),
    )
    return await asking.ask(command)


@router.get(REVIEWS, summary="审查列表 reviews")
async def read_all(
    committee: str,
    paging: InPages,
    proposal: UUID | None = None,
    reviewer: UUID | None = None,
    open: bool = False,
    asking: Asking = allowed(READ_REVIEWS),
) -> Sequence[ReviewRow]:
    """Who was dealt what; a member sees the own reviews."""
    asked = (asking.engine, asking.here, _seen(asking, reviewer), proposal, paging.turn)
    return paging.told(await reviews_of(*asked, open_=open))


def _seen(asking: Asking, reviewer: UUID | None) -> UUID | None:
    """Whose reviews may be read: any for the office, a member's own."""
    if sight(asking).office:
        return reviewer
    return own_id(asking, Role.MEMBER) or UUID(int=0)


@router.get(EXPORT, summary="导出审查列表 reviews as .xlsx", response_class=Response)
async def export(
    committee: str,
    reviewer: UUID | None = None,
    open: bool = False,
    asking: Asking = allowed(READ_REVIEWS),
) -> Response:
    """The same list as a spreadsheet."""
    seen = _seen(asking, reviewer)
    found = pages_of_reviews(asking.engine, asking.here, seen, open_=open)
    return await sheet(SHEET, HEADINGS, numbered(found, line), (SHEET,))


@router.get(REVIEWS + "/counts", summary="审查工作量 counts per reviewer")
async def read_counts(
    committee: str, plenary: TermSession, asking: Asking = allowed(REVIEW)
) -> Sequence[Load]:
    """How much each reviewer was dealt, and how much of it is done."""
    return await loads(asking.engine, asking.here, plenary_named(asking, plenary))
