"""How does HTTP ask about a unit's reply: its draft, what is said of it, and what comes after?"""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.problems import unknown
from proposals.proposal.asked import about
from proposals.proposal.handling import bodies
from proposals.proposal.handling.acting import own_unit, reason_of
from proposals.proposal.handling.commands import (
    CloseProposal,
    CosignReply,
    DraftReply,
    GradeFollowUp,
    IssueReply,
    OrderRehandling,
    PassReply,
    RateProposal,
    SendBackReply,
)
from proposals.proposal.handling.seen import BothSides, both_sides
from proposals.proposal.naming import unit_of
from proposals.proposal.permissions import DECIDE, HANDLE, READ, REPLY, sight
from proposals.proposal.reading import ONE

router = APIRouter(tags=["办理 handling"])


@router.post(ONE + "/reply-drafts", summary="拟稿 draft a reply", status_code=201)
async def draft(
    committee: str, proposal: UUID, body: bodies.DraftedReply, asking: Asking = allowed(REPLY)
) -> JSONResponse:
    """What a leading unit means to answer."""
    told = body.model_dump(include={"grade", "openness", "closed_because"})
    unit = await own_unit(asking, proposal, body.unit)
    dated = about(asking, proposal, body)
    return await asking.ask(DraftReply(**dated, **told, unit=unit, text=body.text))


@router.post(ONE + "/co-signatures", summary="会签 co-sign a draft", status_code=201)
async def cosign(
    committee: str, proposal: UUID, body: bodies.Cosigned, asking: Asking = allowed(HANDLE)
) -> JSONResponse:
    """An assisting unit agrees with the draft, or says why it does not."""
    unit = await unit_of(asking, proposal, body.unit)
    command = CosignReply(
        **about(asking, proposal, body),
        unit=unit,
        by=await own_unit(asking, proposal, body.by),
        objection=body.objection,
    )
    return await asking.ask(command)


@router.post(ONE + "/draft-reviews", summary="督办审核 review a draft", status_code=201)
async def review(
    committee: str, proposal: UUID, body: bodies.ReviewedDraft, asking: Asking = allowed(DECIDE)
) -> JSONResponse:
    """The supervisor lets it go out, perhaps under another grade, or sends it back."""
    unit = await unit_of(asking, proposal, body.unit)
    dated = {**about(asking, proposal, body), "unit": unit}
    if body.passes:
        return await asking.ask(PassReply(**dated, grade=body.grade, note=body.reason))
    return await asking.ask(SendBackReply(**dated, reason=reason_of(body.reason)))


@router.post(ONE + "/issuing", summary="印发 issue the reply", status_code=201)
async def issue(
    committee: str, proposal: UUID, body: bodies.Issued, asking: Asking = allowed(REPLY)
) -> JSONResponse:
    """The draft becomes the reply, to every sponsor."""
    unit = await own_unit(asking, proposal, body.unit)
    dated = about(asking, proposal, body)
    return await asking.ask(IssueReply(**dated, unit=unit, doc_no=body.doc_no))


@router.post(ONE + "/rehandling", summary="重新办理 have it answered again", status_code=201)
async def rehandle(
    committee: str, proposal: UUID, body: bodies.Again, asking: Asking = allowed(DECIDE)
) -> JSONResponse:
    """The unit answers again; both answers are kept."""
    unit = await unit_of(asking, proposal, body.unit)
    dated = about(asking, proposal, body)
    return await asking.ask(OrderRehandling(**dated, unit=unit, reason=body.reason))


@router.post(ONE + "/ratings", summary="评价提案 rate the proposal", status_code=201)
async def rate(
    committee: str, proposal: UUID, body: bodies.Rated, asking: Asking = allowed(REPLY)
) -> JSONResponse:
    """What a unit that answered it says of the proposal."""
    unit = await own_unit(asking, proposal, body.unit)
    dated = about(asking, proposal, body)
    return await asking.ask(RateProposal(**dated, unit=unit, answers=body.answers))


@router.get(ONE + "/ratings", summary="双向评议 what each side says")
async def read_ratings(committee: str, proposal: UUID, asking: Asking = allowed(READ)) -> BothSides:
    """What units say of the proposal and sponsors of its handling, each once it may be seen."""
    found = await both_sides(asking.engine, asking.here, proposal, sight(asking), today())
    if found is None:
        raise unknown("提案", str(proposal))
    return found


@router.post(ONE + "/closing", summary="办结归档 close", status_code=201)
async def close(
    committee: str, proposal: UUID, body: bodies.Closed, asking: Asking = allowed(DECIDE)
) -> JSONResponse:
    """Answered by all, and accepted."""
    return await asking.ask(CloseProposal(**about(asking, proposal, body)))


@router.post(ONE + "/follow-ups", summary="跟踪办理 follow up", status_code=201)
async def follow_up(
    committee: str, proposal: UUID, body: bodies.Followed, asking: Asking = allowed(REPLY)
) -> JSONResponse:
    """What became of what was promised."""
    unit = await own_unit(asking, proposal, body.unit)
    dated = about(asking, proposal, body)
    command = GradeFollowUp(**dated, unit=unit, grade=body.grade, note=body.note)
    return await asking.ask(command)
