"""How does HTTP ask about bodies?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from contracts.sectors.body import body_id
from contracts.values import BodyKind, Named
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import unknown
from rules.names import derived_id
from sectors.body.bodies import Convenor, Dissolve, FirstDay, Form, FormTold, LastDay, Rename
from sectors.body.book import InBody
from sectors.body.commands import (
    ConfirmBody,
    DissolveBody,
    FormBody,
    LayDownConvenor,
    NameConvenor,
    RenameBody,
    TakeBackDissolution,
    TellFirstDay,
    TellForm,
)
from sectors.body.queries import (
    BodyListed,
    BodyTold,
    bodies_of,
    body_of,
    members_of,
    row_of,
    sizes,
)
from sectors.body.sizes import Sized

KEEP = permission("sectors.body.keep", Role.CLERK)
READ = permission("sectors.body.read", *Role)

router = APIRouter(tags=["界别与机构 body"], prefix="/committees/{committee}/bodies")


@router.post("", summary="设立机构 form a body", status_code=201)
async def form(committee: str, body: Form, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """Form a sector, special committee or group; a provisional one of that name is confirmed."""
    return await asking.ask(FormBody(committee=asking.here, **body.model_dump()))


@router.get("", summary="界别与机构列表 bodies")
async def read(
    committee: str,
    kind: BodyKind | None = None,
    on: date | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[BodyListed]:
    """The committee's bodies of a day (today), with how many members belong to each."""
    return await bodies_of(asking.engine, asking.here, on or today(), kind)


@router.get("/sizes", summary="机构人数核对 sizes beside the rules")
async def read_sizes(
    committee: str,
    on: date | None = None,
    misfit: bool = False,
    asking: Asking = allowed(READ),
) -> Sequence[Sized]:
    """How many members each body has on a day, and whether the rules of that day fit.

    With `misfit` those alone that are too small or too large.
    """
    found = await sizes(asking.engine, asking.here, on or today())
    return [one for one in found if not misfit or one.verdict in ("too_few", "too_many")]


@router.get("/{body}", summary="机构及其沿革 one body")
async def read_one(
    committee: str, body: UUID, on: date | None = None, asking: Asking = allowed(READ)
) -> BodyTold:
    """With its names, posts, and what stood above and under it; also when it was dissolved."""
    found = await body_of(asking.engine, asking.here, body, on or today())
    if found is None:
        raise unknown("机构", body)
    return found


@router.get("/{body}/members", summary="机构成员 members of a day")
async def read_members(
    committee: str, body: UUID, on: date | None = None, asking: Asking = allowed(READ)
) -> Sequence[InBody]:
    """Its own and those of the bodies under it on a day (today), each once."""
    if await row_of(asking.engine, asking.here, body) is None:
        raise unknown("机构", body)
    return await members_of(asking.engine, asking.here, body, on or today())


@router.post("/{body}/confirmation", summary="确认机构 confirm", status_code=201)
async def confirm(committee: str, body: UUID, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """A provisional body is a real one."""
    return await asking.ask(ConfirmBody(committee=asking.here, body=body))


@router.post("/{body}/form", summary="确定机构形式 tell its form", status_code=201)
async def tell_form(
    committee: str, body: UUID, told: FormTold, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """What the committee calls a body of this sort."""
    return await asking.ask(TellForm(committee=asking.here, body=body, form=told.form))


@router.put("/{body}/first-day", summary="确定成立日期 tell its first day", status_code=201)
async def tell_first_day(
    committee: str, body: UUID, told: FirstDay, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Since when it is there; before that day it owes nothing. Told again, it is corrected."""
    command = TellFirstDay(committee=asking.here, body=body, since=told.since)
    return await asking.ask(command)


@router.post("/{body}/names", summary="机构更名 rename", status_code=201)
async def rename(
    committee: str, body: UUID, told: Rename, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Another name from a day on; the id stays, and so does what was recorded before."""
    row = await row_of(asking.engine, asking.here, body)
    if row is None:
        raise unknown("机构", body)
    command = RenameBody(
        committee=asking.here,
        body=body,
        name=told.name,
        stood_for=body_id(asking.here, BodyKind(row.kind), told.name),
        since=told.since,
        on=told.since,
    )
    return await asking.ask(command)


@router.post("/{body}/dissolution", summary="撤销机构 dissolve", status_code=201)
async def dissolve(
    committee: str, body: UUID, told: Dissolve, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The last day; what was before it stays as it was."""
    paper = told.model_dump()
    return await asking.ask(DissolveBody(committee=asking.here, body=body, on=told.until, **paper))


@router.post("/{body}/dissolution/end", summary="撤回撤销 take it back", status_code=201)
async def take_back(committee: str, body: UUID, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """That it was dissolved was told by mistake."""
    return await asking.ask(TakeBackDissolution(committee=asking.here, body=body))


@router.post("/{body}/convenors", summary="确定召集人 name a convenor", status_code=201)
async def name_convenor(
    committee: str, body: UUID, convenor: Convenor, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Who leads the body."""
    person = convenor.person or derived_id(asking.here, "person", convenor.name)
    named = Named(id=person, name=convenor.name)
    command = NameConvenor(
        committee=asking.here, body=body, convenor=named, since=convenor.since, on=convenor.since
    )
    return await asking.ask(command)


@router.post("/{body}/convenors/{person}/end", summary="召集人卸任 lay down", status_code=201)
async def lay_down(
    committee: str, body: UUID, person: UUID, last: LastDay, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The convenor's last day."""
    command = LayDownConvenor(
        committee=asking.here, body=body, convenor=person, until=last.until, on=last.until
    )
    return await asking.ask(command)
