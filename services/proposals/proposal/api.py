"""How does HTTP ask about proposals?"""

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from contracts.committees import find_plenary
from kernel.http.asking import Asking, allowed
from kernel.identity import Role
from kernel.importing.routes import import_routes
from proposals.proposal import bodies
from proposals.proposal.asked import about, oneself, receipt, row_of
from proposals.proposal.attention.api import router as attention_router
from proposals.proposal.commands import (
    ClassifyProposal,
    ConvertProposal,
    CorrectSponsors,
    CorrectSubmissionDay,
    DeclineProposal,
    FileProposal,
    MergeProposal,
    RetitleProposal,
    RetractProposal,
    ReturnProposal,
    RevokeReview,
    SubmitProposal,
    WithdrawProposal,
)
from proposals.proposal.content.api import router as content_router
from proposals.proposal.deadlines.api import router as deadline_router
from proposals.proposal.drafting.api import router as draft_router
from proposals.proposal.handling.answers import router as answer_router
from proposals.proposal.handling.api import router as handling_router
from proposals.proposal.ledger.kind import LEDGER
from proposals.proposal.lineage.api import router as lineage_router
from proposals.proposal.naming import sector_named, sponsors, units_named
from proposals.proposal.papers.api import router as paper_router
from proposals.proposal.permissions import (
    CORRECT,
    IMPORT,
    REVIEW,
    SUBMIT,
    WITHDRAW,
    for_oneself,
)
from proposals.proposal.reading import ALL, ONE, plenary_named
from proposals.proposal.reading import router as reading_router
from proposals.proposal.review.api import router as review_router
from proposals.proposal.wishes.api import router as wish_router
from proposals.proposal.wording.api import router as wording_router
from proposals.proposal.worklist.api import router as worklist_router
from proposals.proposal.worklist.sheets import router as worklist_sheet_router

router = APIRouter(tags=["提案 proposals"])


@router.post(ALL, summary="提交提案 submit", status_code=201)
async def submit(
    committee: str, body: bodies.Submit, asking: Asking = allowed(SUBMIT)
) -> JSONResponse:
    """A new proposal: `stream` is `proposal-<id>`, `receipt` is the receipt number (回执号)."""
    proposal = asking.new_id("proposal")
    told = await asking.ask(await _submission(asking, proposal, body))
    return await receipt(asking, proposal, told)


@router.put(ONE, summary="再次提交退回的提案 submit again", status_code=201)
async def submit_again(
    committee: str, proposal: UUID, body: bodies.Submit, asking: Asking = allowed(SUBMIT)
) -> JSONResponse:
    """A returned proposal, revised; nobody takes over another's."""
    for_oneself(asking, Role.MEMBER, (await row_of(asking, proposal)).first_sponsor)
    told = await asking.ask(await _submission(asking, proposal, body))
    return await receipt(asking, proposal, told)


async def _submission(asking: Asking, proposal: UUID, body: bodies.Submit) -> SubmitProposal:
    first = body.first_sponsor or await oneself(asking)
    named = await sponsors(asking, body.sponsor_kind, (first, *body.co_sponsors), body.sector)
    for_oneself(asking, Role.MEMBER, named[0].id)
    told = body.model_dump(include={"title", "sponsor_kind", "category", "topics"})
    return SubmitProposal(
        **about(asking, proposal, body),
        **told,
        plenary=plenary_named(asking, body.plenary),
        first_sponsor=named[0],
        co_sponsors=named[1:],
        sector=sector_named(asking.here, body.sector),
        text=body.text or (body.content.text() if body.content else None),
        parts=body.content.parts() if body.content else (),
        signed_by=body.signed_by,
        lead=body.lead,
    )


@router.post(ONE + "/filing", summary="立案 file", status_code=201)
async def file(
    committee: str, proposal: UUID, body: bodies.File, asking: Asking = allowed(REVIEW)
) -> JSONResponse:
    """Accept it under a case number."""
    plenary = (await row_of(asking, proposal)).plenary if body.number else None
    dated = about(asking, proposal, body)
    told: dict[str, Any] = {"number": body.number, "category": body.category}
    told["intended_units"] = await units_named(asking, body.intended)
    return await asking.ask(FileProposal(**dated, **told, plenary=plenary))


@router.post(ONE + "/merging", summary="并案 merge", status_code=201)
async def merge(
    committee: str, proposal: UUID, body: bodies.Merge, asking: Asking = allowed(REVIEW)
) -> JSONResponse:
    """Have it answered with another one."""
    return await asking.ask(MergeProposal(**about(asking, proposal, body), into=body.into))


@router.post(ONE + "/conversion", summary="转为意见建议 convert", status_code=201)
async def convert(
    committee: str, proposal: UUID, body: bodies.Convert, asking: Asking = allowed(REVIEW)
) -> JSONResponse:
    """Let it go on in another form."""
    return await asking.ask(ConvertProposal(**about(asking, proposal, body), target=body.target))


@router.post(ONE + "/refusal", summary="不予立案 decline", status_code=201)
async def decline(
    committee: str, proposal: UUID, body: bodies.Decline, asking: Asking = allowed(REVIEW)
) -> JSONResponse:
    """Do not file it, with the reason."""
    told = body.model_dump(include={"code", "reason"})
    return await asking.ask(DeclineProposal(**about(asking, proposal, body), **told))


@router.post(ONE + "/return", summary="退回补充 return", status_code=201)
async def give_back(
    committee: str, proposal: UUID, body: bodies.Reasoned, asking: Asking = allowed(REVIEW)
) -> JSONResponse:
    """Ask the sponsor to revise it, with the reason."""
    return await asking.ask(ReturnProposal(**about(asking, proposal, body), reason=body.reason))


@router.post(ONE + "/withdrawal", summary="撤案 withdraw", status_code=201)
async def withdraw(
    committee: str, proposal: UUID, body: bodies.Withdraw, asking: Asking = allowed(WITHDRAW)
) -> JSONResponse:
    """The first sponsor, or the office for the sponsor, takes it back before assignment."""
    for_oneself(asking, Role.MEMBER, (await row_of(asking, proposal)).first_sponsor)
    return await asking.ask(WithdrawProposal(**about(asking, proposal, body), reason=body.reason))


@router.post(ONE + "/revocation", summary="撤销审查结果 revoke the review", status_code=201)
async def revoke(
    committee: str, proposal: UUID, body: bodies.Reasoned, asking: Asking = allowed(REVIEW)
) -> JSONResponse:
    """Put it under review again; a correction."""
    return await asking.ask(RevokeReview(**about(asking, proposal, body), reason=body.reason))


@router.post(ONE + "/title", summary="案由更正 retitle", status_code=201)
async def retitle(
    committee: str, proposal: UUID, body: bodies.Retitle, asking: Asking = allowed(CORRECT)
) -> JSONResponse:
    """Another title."""
    return await asking.ask(RetitleProposal(**about(asking, proposal, body), title=body.title))


@router.post(ONE + "/classification", summary="分类 classify", status_code=201)
async def classify(
    committee: str, proposal: UUID, body: bodies.Classify, asking: Asking = allowed(CORRECT)
) -> JSONResponse:
    """Category and topics, replacing those before."""
    dated = about(asking, proposal, body)
    return await asking.ask(ClassifyProposal(**dated, category=body.category, topics=body.topics))


@router.post(ONE + "/sponsors", summary="提案人更正 correct the sponsors", status_code=201)
async def correct_sponsors(
    committee: str, proposal: UUID, body: bodies.Sponsors, asking: Asking = allowed(CORRECT)
) -> JSONResponse:
    """Kind, sponsors and sector, whole."""
    everyone = (body.first_sponsor, *body.co_sponsors)
    named = await sponsors(asking, body.sponsor_kind, everyone, body.sector)
    command = CorrectSponsors(
        **about(asking, proposal, body),
        sponsor_kind=body.sponsor_kind,
        first_sponsor=named[0],
        co_sponsors=named[1:],
        sector=sector_named(asking.here, body.sector),
    )
    return await asking.ask(command)


@router.post(ONE + "/submission-day", summary="提交日期更正 correct the day", status_code=201)
async def correct_day(
    committee: str, proposal: UUID, body: bodies.SubmissionDay, asking: Asking = allowed(CORRECT)
) -> JSONResponse:
    """The day of submission, and with it 大会提案 or 平时提案."""
    plenary = (await row_of(asking, proposal)).plenary
    dated = about(asking, proposal, body)
    command = CorrectSubmissionDay(**dated, plenary=plenary, submitted_on=body.submitted_on)
    return await asking.ask(command)


@router.post(ONE + "/retraction", summary="录入撤销 retract", status_code=201)
async def retract(
    committee: str, proposal: UUID, body: bodies.Reasoned, asking: Asking = allowed(CORRECT)
) -> JSONResponse:
    """Entered by mistake: it counts nowhere."""
    return await asking.ask(RetractProposal(**about(asking, proposal, body), reason=body.reason))


routers = (
    router,
    handling_router,
    answer_router,
    attention_router,
    wish_router,
    deadline_router,
    draft_router,
    lineage_router,
    paper_router,
    content_router,
    reading_router,
    review_router,
    wording_router,
    worklist_router,
    worklist_sheet_router,
    import_routes(LEDGER, IMPORT, find_plenary),
)
