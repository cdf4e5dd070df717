"""How does HTTP ask about drafts?"""

from collections.abc import Sequence
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from contracts.proposals.proposal import SponsorKind
from contracts.values import Named
from kernel.http.asking import Asking, allowed, patiently
from kernel.http.paging import InPages
from kernel.http.sheets import numbered, sheet
from kernel.identity import Role
from kernel.problems import unknown
from proposals.proposal.asked import EVERYTHING, about, oneself, receipt
from proposals.proposal.bodies import Sponsor, TermSession
from proposals.proposal.drafting import bodies
from proposals.proposal.drafting.commands import (
    AnswerCosign,
    DiscardDraft,
    InviteCosigners,
    SaveDraft,
    SubmitDraft,
)
from proposals.proposal.drafting.export import HEADINGS, SHEET, line
from proposals.proposal.drafting.queries import draft_of, drafts_of, pages_of_drafts
from proposals.proposal.drafting.tables import DraftRow
from proposals.proposal.naming import sector_named, sponsors
from proposals.proposal.permissions import SUBMIT, for_oneself, sight
from proposals.proposal.queries import one_of
from proposals.proposal.reading import plenary_named
from proposals.proposal.tables import ProposalRow

router = APIRouter(tags=["草稿 drafts"])
ALL = "/committees/{committee}/drafts"
EXPORT = "/committees/{committee}/exports/drafts"
ONE = ALL + "/{proposal}"


async def _row(asking: Asking, proposal: UUID) -> DraftRow:
    """The draft as it stands; one saved a moment ago is waited for."""
    found: list[DraftRow] = []

    async def look() -> UUID | None:
        row = await draft_of(asking.engine, asking.here, proposal, sight(asking))
        found.extend([row] if row else [])
        return proposal if row else None

    await patiently(look, unknown("草稿", str(proposal)))
    return found[0]


async def _own(asking: Asking, proposal: UUID) -> DraftRow:
    """The draft, of which its author alone decides, or the office for the author."""
    row = await _row(asking, proposal)
    for_oneself(asking, Role.MEMBER, row.first_sponsor)
    return row


@router.post(ALL, summary="暂存 save a draft", status_code=201)
async def save(committee: str, body: bodies.Save, asking: Asking = allowed(SUBMIT)) -> JSONResponse:
    """A new draft; the answer's `stream` is `proposal-<id>`. It is no submission."""
    return await asking.ask(await _saved(asking, asking.new_id("proposal"), body))


@router.put(ONE, summary="修改草稿 save it anew", status_code=201)
async def save_anew(
    committee: str, proposal: UUID, body: bodies.Save, asking: Asking = allowed(SUBMIT)
) -> JSONResponse:
    """The draft as it is now, whole."""
    await _own(asking, proposal)
    return await asking.ask(await _saved(asking, proposal, body))


async def _saved(asking: Asking, proposal: UUID, body: bodies.Save) -> SaveDraft:
    first = body.first_sponsor or await oneself(asking)
    (named,) = await sponsors(asking, body.sponsor_kind, (first,), body.sector)
    for_oneself(asking, Role.MEMBER, named.id)
    told = body.model_dump(include={"title", "sponsor_kind", "category", "topics"})
    return SaveDraft(
        **about(asking, proposal, body),
        **told,
        plenary=plenary_named(asking, body.plenary),
        first_sponsor=named,
        sector=sector_named(asking.here, body.sector),
        text=body.text or (body.content.text() if body.content else None),
        parts=body.content.parts() if body.content else (),
        lead=body.lead,
    )


@router.get(ALL, summary="草稿列表 drafts")
async def read_all(
    committee: str,
    paging: InPages,
    plenary: TermSession | None = None,
    asking: Asking = allowed(SUBMIT),
) -> Sequence[DraftRow]:
    """What is not submitted yet: one's own, and what one was invited to co-sign."""
    sat = None if plenary is None else plenary_named(asking, plenary)
    found = await drafts_of(asking.engine, asking.here, sat, sight(asking), paging.turn)
    return paging.told(found)


@router.get(EXPORT, summary="导出草稿列表 drafts as .xlsx", response_class=Response)
async def export(
    committee: str, plenary: TermSession | None = None, asking: Asking = allowed(SUBMIT)
) -> Response:
    """The same list as a spreadsheet; a member's holds the own drafts."""
    sat = None if plenary is None else plenary_named(asking, plenary)
    found = pages_of_drafts(asking.engine, asking.here, sat, sight(asking))
    return await sheet(SHEET, HEADINGS, numbered(found, line), (SHEET,))


@router.post(ONE + "/discarding", summary="草稿作废 discard", status_code=201)
async def discard(
    committee: str, proposal: UUID, body: bodies.Discard, asking: Asking = allowed(SUBMIT)
) -> JSONResponse:
    """Thrown away; nothing of it counts."""
    await _own(asking, proposal)
    return await asking.ask(DiscardDraft(**about(asking, proposal, body)))


@router.post(ONE + "/invitations", summary="邀请会签 invite co-signers", status_code=201)
async def invite(
    committee: str, proposal: UUID, body: bodies.Invite, asking: Asking = allowed(SUBMIT)
) -> JSONResponse:
    """Others are asked to stand behind it, for as long as the rule says."""
    row = await _own(asking, proposal)
    named = await _people(asking, row, body.invited)
    dated = about(asking, proposal, body)
    return await asking.ask(InviteCosigners(**dated, plenary=row.plenary, invited=named))


async def _people(asking: Asking, row: DraftRow, told: Sequence[Sponsor]) -> tuple[Named, ...]:
    return await sponsors(asking, SponsorKind(row.sponsor_kind), told, None)


@router.post(ONE + "/answers", summary="会签答复 answer an invitation", status_code=201)
async def answer(
    committee: str, proposal: UUID, body: bodies.AnswerInvitation, asking: Asking = allowed(SUBMIT)
) -> JSONResponse:
    """Who was invited joins, or declines."""
    row = await _row(asking, proposal)
    (person,) = await _people(asking, row, [body.person or await oneself(asking)])
    for_oneself(asking, Role.MEMBER, person.id)
    dated = about(asking, proposal, body)
    return await asking.ask(AnswerCosign(**dated, person=person, joins=body.joins))


@router.post(ONE + "/submission", summary="提交草稿 submit it", status_code=201)
async def submit(
    committee: str, proposal: UUID, body: bodies.SubmitSaved, asking: Asking = allowed(SUBMIT)
) -> JSONResponse:
    """Submitted, with those who joined; the answer's `receipt` is the receipt number (回执号)."""
    row: DraftRow | ProposalRow | None
    row = await one_of(asking.engine, asking.here, proposal, EVERYTHING)
    if row is None:
        row = await _own(asking, proposal)
    # Asked again under the same key, what was a draft is a proposal, and its author's still.
    for_oneself(asking, Role.MEMBER, row.first_sponsor)
    dated = about(asking, proposal, body)
    command = SubmitDraft(**dated, plenary=row.plenary, signed_by=body.signed_by)
    return await receipt(asking, proposal, await asking.ask(command))
