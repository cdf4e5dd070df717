"""How does HTTP tell that organisations were merged, split or dissolved (机构改革)?"""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from contracts.naming import Organisations
from contracts.values import Named
from kernel.command import Command
from kernel.http.asking import Asking, allowed
from kernel.problems import Problem
from members.organisation import bodies
from members.organisation.api import KEEP
from members.organisation.commands import (
    DissolveOrganisation,
    MergeOrganisation,
    RegisterOrganisation,
    SplitOrganisation,
    TakeBackEnding,
    organisation_id,
)
from members.organisation.queries import book_of

router = APIRouter(tags=["单位 organisation"], prefix="/committees/{committee}/organisations")


@router.post("/mergers", summary="单位合并 merge", status_code=201)
async def merge(committee: str, body: bodies.Merge, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """Several cease and one goes on, one that was or a new one: all of it is told, or nothing."""
    book = await book_of(asking.engine, asking.here)
    into, new = _successors(asking.here, book, [body.into], body.since)
    paper = {"since": body.since, "basis": body.basis, "basis_on": body.basis_on}
    merged = [
        MergeOrganisation(
            committee=asking.here, organisation=one, into=into[0], on=body.since, **paper
        )
        for one in dict.fromkeys(body.merged)
    ]
    return await asking.ask_together([*new, *merged])


@router.post("/{organisation}/split", summary="单位分设 split", status_code=201)
async def split(
    committee: str, organisation: UUID, body: bodies.Split, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """One ceases and several go on, that were or are new: all of it is told, or nothing."""
    book = await book_of(asking.engine, asking.here)
    into, new = _successors(asking.here, book, body.into, body.since)
    command = SplitOrganisation(
        committee=asking.here,
        organisation=organisation,
        into=tuple(into),
        on=body.since,
        since=body.since,
        basis=body.basis,
        basis_on=body.basis_on,
    )
    return await asking.ask_together([*new, command])


@router.post("/{organisation}/dissolution", summary="单位撤销 dissolve", status_code=201)
async def dissolve(
    committee: str, organisation: UUID, body: bodies.Dissolve, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """It ceases, and nobody carries on its work."""
    about = {"committee": asking.here, "organisation": organisation}
    return await asking.ask(DissolveOrganisation(**about, on=body.since, **body.model_dump()))


@router.post("/{organisation}/ending/end", summary="撤回机构变动 take back", status_code=201)
async def take_back(
    committee: str, organisation: UUID, body: bodies.Reason, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """That it ceased was told by mistake."""
    about = {"committee": asking.here, "organisation": organisation}
    return await asking.ask(TakeBackEnding(**about, reason=body.reason))


def _successors(
    committee: UUID, book: Organisations, told: Iterable[bodies.Successor], since: date
) -> tuple[list[Named], Sequence[Command]]:
    """Who goes on, and the commands that register those who are new."""
    into: list[Named] = []
    new: list[Command] = []
    for one in told:
        found = _known(book, one, since)
        if found is not None:
            into.append(found)
            continue
        if one.name is None:
            zh, en = "继任单位请填写标识或名称", "a successor is told by id or by name"
            raise Problem(422, "SuccessorUnknown", zh, en)
        register = RegisterOrganisation(
            committee=committee, on=since, since=since, **one.model_dump(exclude={"organisation"})
        )
        new.append(register)
        into.append(Named(id=organisation_id(committee, one.name, one.nth), name=one.name))
    return into, new


def _known(book: Organisations, told: bodies.Successor, since: date) -> Named | None:
    """One that is here already; a new one bears the id of its name, and only then its day."""
    if told.organisation is not None:
        row = book.get(told.organisation)
        name = told.name or (row.name_on(since) if row else str(told.organisation))
        return Named(id=row.organisation if row else told.organisation, name=name)
    meaning = book.find(told.name or "", since) if told.nth == 1 else None
    row = book.get(meaning.organisation) if meaning and meaning.settled else None
    if row is None or row.provisional:
        return None
    return Named(id=row.organisation, name=row.name_on(since))
