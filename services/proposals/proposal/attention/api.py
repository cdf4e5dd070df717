"""How does HTTP record that a proposal mattered?"""

from collections.abc import Iterable
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from contracts.values import Named
from kernel.http.asking import Asking, allowed
from kernel.identity import Role
from proposals.people import people_of
from proposals.proposal.asked import about, row_of, sponsor_of
from proposals.proposal.attention import bodies
from proposals.proposal.attention.commands import (
    AnswerPublication,
    DropKeyProposal,
    EvidenceAdoption,
    GiveAward,
    NameKeyProposal,
    NamePriorities,
    RecordSupervision,
    RemindUnit,
)
from proposals.proposal.naming import unit_of, units_named
from proposals.proposal.permissions import ATTEND, SUBMIT, for_oneself
from proposals.proposal.reading import ONE
from rules.names import derived_id

router = APIRouter(tags=["成果 attention"])


async def _leaders(asking: Asking, names: Iterable[str]) -> tuple[Named, ...]:
    """Leaders by name: members of the register where they are some, else the name alone."""
    known = {one.name: one.person for one in await people_of(asking.engine, asking.here)}
    return tuple(
        Named(id=known.get(name) or derived_id(asking.here, "person", name), name=name)
        for name in names
    )


async def _unit(asking: Asking, name: str | None) -> Named | None:
    return None if name is None else (await units_named(asking, [name]))[0]


@router.post(ONE + "/key", summary="确定为重点提案 name a key proposal", status_code=201)
async def name_key(
    committee: str, proposal: UUID, body: bodies.Key, asking: Asking = allowed(ATTEND)
) -> JSONResponse:
    """Chosen, with the leaders who take it in hand."""
    leaders = await _leaders(asking, body.leaders)
    told = body.model_dump(include={"ways", "basis"})
    return await asking.ask(
        NameKeyProposal(**about(asking, proposal, body), **told, leaders=leaders)
    )


@router.post(ONE + "/key-dropped", summary="不再列为重点提案 drop it", status_code=201)
async def drop_key(
    committee: str, proposal: UUID, body: bodies.Dropped, asking: Asking = allowed(ATTEND)
) -> JSONResponse:
    """No key proposal any more, and why."""
    return await asking.ask(DropKeyProposal(**about(asking, proposal, body), reason=body.reason))


@router.post(ONE + "/supervision", summary="督办记录 record supervision", status_code=201)
async def supervise(
    committee: str, proposal: UUID, body: bodies.Supervised, asking: Asking = allowed(ATTEND)
) -> JSONResponse:
    """One step of watching over a key proposal."""
    by = await _leaders(asking, body.by)
    told = body.model_dump(include={"way", "note"})
    return await asking.ask(RecordSupervision(**about(asking, proposal, body), **told, by=by))


@router.post(ONE + "/reminders", summary="催办 remind a unit", status_code=201)
async def remind(
    committee: str, proposal: UUID, body: bodies.Reminded, asking: Asking = allowed(ATTEND)
) -> JSONResponse:
    """A unit that still owes something is urged."""
    unit = await unit_of(asking, proposal, body.unit)
    return await asking.ask(RemindUnit(**about(asking, proposal, body), unit=unit, way=body.way))


@router.post(ONE + "/adoptions", summary="采纳佐证 show an adoption", status_code=201)
async def adopt(
    committee: str, proposal: UUID, body: bodies.Adopted, asking: Asking = allowed(ATTEND)
) -> JSONResponse:
    """The paper or project in which it shows."""
    told = body.model_dump(include={"kind", "title", "doc_no"})
    unit = await _unit(asking, body.unit)
    return await asking.ask(EvidenceAdoption(**about(asking, proposal, body), **told, unit=unit))


@router.post(ONE + "/awards", summary="评优 award", status_code=201)
async def award(
    committee: str, proposal: UUID, body: bodies.Awarded, asking: Asking = allowed(ATTEND)
) -> JSONResponse:
    """A good proposal of a year, or a unit that handled it well."""
    told = body.model_dump(include={"award", "year"})
    unit = await _unit(asking, body.unit)
    return await asking.ask(GiveAward(**about(asking, proposal, body), **told, unit=unit))


@router.post(ONE + "/priorities", summary="服务中心工作 name priorities", status_code=201)
async def name_priorities(
    committee: str, proposal: UUID, body: bodies.Priorities, asking: Asking = allowed(SUBMIT)
) -> JSONResponse:
    """Which of the year's priorities it serves: the first sponsor or the office says so."""
    for_oneself(asking, Role.MEMBER, (await row_of(asking, proposal)).first_sponsor)
    command = NamePriorities(**about(asking, proposal, body), priorities=body.priorities)
    return await asking.ask(command)


@router.post(ONE + "/publication", summary="公开意愿 answer about publication", status_code=201)
async def answer_publication(
    committee: str, proposal: UUID, body: bodies.Publication, asking: Asking = allowed(SUBMIT)
) -> JSONResponse:
    """A sponsor agrees to the publication, or says why not."""
    sponsor = sponsor_of(asking, await row_of(asking, proposal), body.sponsor)
    for_oneself(asking, Role.MEMBER, sponsor.id)
    told = body.model_dump(include={"agrees", "reason"})
    command = AnswerPublication(**about(asking, proposal, body), **told, sponsor=sponsor)
    return await asking.ask(command)
