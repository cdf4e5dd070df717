"""How does HTTP ask where a proposal comes from, and where it goes on?"""

import contextlib
from collections.abc import Sequence
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from sqlalchemy import or_, select

from contracts.directory import DirectoryRow
from contracts.values import Named
from kernel.fetching import fetch
from kernel.http.asking import Asking, allowed
from kernel.http.sheets import numbered, sheet
from kernel.problems import unknown
from kernel.tables import directory
from proposals.proposal.asked import about, receipt, row_of
from proposals.proposal.lineage import bodies
from proposals.proposal.lineage.commands import (
    AcceptForwarded,
    AnswerForwarding,
    ForwardProposal,
    RefuseForwarded,
    SplitProposal,
)
from proposals.proposal.lineage.export import HEADINGS, SHEET, line
from proposals.proposal.lineage.queries import (
    Family,
    Forwarding,
    family,
    offers_to,
    pages_of_offers,
)
from proposals.proposal.permissions import FORWARD, READ, READ_OFFERS, REVIEW, sight
from proposals.proposal.queries import one_of
from proposals.proposal.reading import ONE, plenary_named
from rules.names import derived_id

OFFERED = "/committees/{committee}/forwarded"
router = APIRouter(tags=["提案去向 lineage"])


@router.post(ONE + "/parts", summary="分案 split", status_code=201)
async def split(
    committee: str, proposal: UUID, body: bodies.Part, asking: Asking = allowed(REVIEW)
) -> JSONResponse:
    """One matter out of several becomes a proposal of its own: `stream` names it."""
    await row_of(asking, proposal)
    part = asking.new_id("part")
    told = body.model_dump(include={"title", "category", "topics"})
    command = SplitProposal(**about(asking, part, body), **told, of=proposal, text=body.text)
    return await receipt(asking, part, await asking.ask(command))


@router.get(ONE + "/lineage", summary="来源与去向 lineage")
async def read_lineage(committee: str, proposal: UUID, asking: Asking = allowed(READ)) -> Family:
    """What it came out of, what came out of it, and what became of it elsewhere."""
    row = await one_of(asking.engine, asking.here, proposal, sight(asking))
    if row is None:
        raise unknown("提案", str(proposal))
    return await family(asking.engine, row, sight(asking))


@router.post(ONE + "/forwardings", summary="转送其他政协 forward", status_code=201)
async def forward(
    committee: str, proposal: UUID, body: bodies.Forward, asking: Asking = allowed(FORWARD)
) -> JSONResponse:
    """Offer it to another committee, which takes it up or does not."""
    command = ForwardProposal(
        **about(asking, proposal, body),
        forwarding=asking.new_id("forwarding"),
        to=await _committee(asking, body.to),
        by=await _committee(asking, str(asking.here)),
        reason=body.reason,
    )
    return await asking.ask(command)


async def _committee(asking: Asking, named: str) -> Named:
    """A committee known here by id, code or name; else the name alone."""
    c = directory.c
    wanted = [c.code == named, c.name == named]
    with contextlib.suppress(ValueError):
        wanted.append(c.committee == UUID(named))
    found = await fetch(asking.engine, select(directory).where(or_(*wanted)), DirectoryRow)
    if found:
        return Named(id=found[0].committee, name=found[0].name)
    return Named(id=derived_id(asking.here, "committee", named), name=named)


@router.post(
    ONE + "/forwardings/{forwarding}/answer", summary="转送结果 record an answer", status_code=201
)
async def answer(
    committee: str,
    proposal: UUID,
    forwarding: UUID,
    body: bodies.AnswerOf,
    asking: Asking = allowed(FORWARD),
) -> JSONResponse:
    """What a committee answered that is not kept in this system; others' answers are heard."""
    told = body.model_dump(include={"accepted", "words"})
    command = AnswerForwarding(**about(asking, proposal, body), **told, forwarding=forwarding)
    return await asking.ask(command)


@router.get(OFFERED, summary="转来待接收提案 offered here")
async def read_offers(
    committee: str, open_only: bool = True, asking: Asking = allowed(READ_OFFERS)
) -> Sequence[Forwarding]:
    """What other committees offer; with `open_only=false` what was answered too."""
    return await offers_to(asking.engine, asking.here, open_only=open_only)


@router.get(
    "/committees/{committee}/exports/forwarded",
    summary="导出转来提案 offered here as .xlsx",
    response_class=Response,
)
async def export(
    committee: str, open_only: bool = False, asking: Asking = allowed(READ_OFFERS)
) -> Response:
    """The same list as a spreadsheet."""
    found = pages_of_offers(asking.engine, asking.here, open_only=open_only)
    return await sheet(SHEET, HEADINGS, numbered(found, line), (SHEET,))


@router.post(OFFERED + "/{forwarding}/acceptance", summary="接收 take up", status_code=201)
async def accept(
    committee: str, forwarding: UUID, body: bodies.Accept, asking: Asking = allowed(REVIEW)
) -> JSONResponse:
    """It becomes a proposal here, under review, under the id of the forwarding."""
    command = AcceptForwarded(
        **about(asking, forwarding, body),
        plenary=plenary_named(asking, body.plenary),
        category=body.category,
        text=body.text,
    )
    return await receipt(asking, forwarding, await asking.ask(command))


@router.post(OFFERED + "/{forwarding}/refusal", summary="不接收 refuse", status_code=201)
async def refuse(
    committee: str, forwarding: UUID, body: bodies.Refuse, asking: Asking = allowed(REVIEW)
) -> JSONResponse:
    """Not taken up, with the reason, which goes back to where it came from."""
    return await asking.ask(RefuseForwarded(**about(asking, forwarding, body), reason=body.reason))
