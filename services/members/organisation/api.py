"""How does HTTP ask about organisations?"""

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from contracts.committees import rules_of
from contracts.kinds import COMMON, OrganisationLists
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import unknown
from members.organisation import bodies
from members.organisation.commands import (
    ConfirmAlias,
    ConfirmOrganisation,
    Kind,
    PlaceOrganisation,
    RegisterOrganisation,
    RenameOrganisation,
    TakeBackAlias,
)
from members.organisation.queries import (
    Filter,
    Listed,
    Page,
    Provisional,
    Resolved,
    book_of,
    listed,
    page,
    resolved,
    waiting,
)

KEEP = permission("members.organisation.keep", Role.CLERK)
READ = permission("members.organisation.read", *Role)
Name = Annotated[str, Query(min_length=1, max_length=200)]

router = APIRouter(tags=["单位 organisation"], prefix="/committees/{committee}/organisations")


@router.post("", summary="登记单位 register", status_code=201)
async def register(
    committee: str, body: bodies.Register, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """An organisation is known; a provisional one of that name is confirmed."""
    return await asking.ask(RegisterOrganisation(committee=asking.here, **body.model_dump()))


@router.get("", summary="单位列表 organisations")
async def read(
    committee: str,
    kind: Kind | None = None,
    family: str | None = None,
    level: str | None = None,
    provisional: bool | None = None,
    on: date | None = None,
    ended: bool = False,
    text: Annotated[str | None, Query(max_length=200)] = None,
    asking: Asking = allowed(READ),
) -> Sequence[Listed]:
    """The committee's organisations as they are on a day (today); `ended` adds those that were."""
    wanted = Filter(on or today(), kind, family, level, provisional, ended, text)
    return listed(await book_of(asking.engine, asking.here), wanted)


@router.get("/provisional", summary="待确认单位 to be confirmed")
async def read_provisional(committee: str, asking: Asking = allowed(KEEP)) -> Sequence[Provisional]:
    """Units that were only heard of, each with the nearest known names."""
    book = await book_of(asking.engine, asking.here)
    return await asyncio.to_thread(waiting, book, today())


@router.get("/lists", summary="单位类别、系统、层级清单 lists")
async def read_lists(
    committee: str, on: date | None = None, asking: Asking = allowed(READ)
) -> OrganisationLists:
    """The kinds, families and levels that the committee tells apart on a day (today)."""
    rules = await rules_of(asking.engine, asking.here, on or today())
    return (rules.organisations if rules else None) or COMMON


@router.get("/meaning", summary="某日名称所指单位 whom a name means")
async def read_meaning(
    committee: str, name: Name, on: date | None = None, asking: Asking = allowed(READ)
) -> Resolved:
    """The organisation that bore the name on a day (today), and why; or whom it may mean."""
    return resolved(await book_of(asking.engine, asking.here), name, on or today())


@router.get("/{organisation}", summary="单位 one organisation")
async def read_page(committee: str, organisation: UUID, asking: Asking = allowed(READ)) -> Page:
    """Names and places by day, who came before and after, who is above and below."""
    book = await book_of(asking.engine, asking.here)
    row = book.get(organisation)
    if row is None:
        raise unknown("单位", organisation)
    return page(book, row, today())


@router.post("/{organisation}/confirmation", summary="确认单位 confirm", status_code=201)
async def confirm(
    committee: str, organisation: UUID, body: bodies.Confirm, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """A provisional organisation is a real one."""
    command = ConfirmOrganisation(
        committee=asking.here, organisation=organisation, family=body.family
    )
    return await asking.ask(command)


@router.post("/{organisation}/places", summary="单位归类 sort", status_code=201)
async def sort(
    committee: str, organisation: UUID, body: bodies.Sort, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Kind, family, level, parent, from a day on; without a day what holds now is corrected."""
    about = {"committee": asking.here, "organisation": organisation}
    return await asking.ask(PlaceOrganisation(**about, on=body.since, **body.model_dump()))


@router.post("/{organisation}/names", summary="单位更名 rename", status_code=201)
async def rename(
    committee: str, organisation: UUID, body: bodies.Rename, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The same organisation bears another name from a day on."""
    about = {"committee": asking.here, "organisation": organisation}
    return await asking.ask(RenameOrganisation(**about, on=body.since, **body.model_dump()))


@router.post("/{organisation}/aliases", summary="确认别名 confirm an alias", status_code=201)
async def confirm_alias(
    committee: str, organisation: UUID, body: bodies.Alias, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Another name means this organisation; figures count it once."""
    command = ConfirmAlias(committee=asking.here, organisation=organisation, alias=body.alias)
    return await asking.ask(command)


@router.post("/{organisation}/aliases/end", summary="撤回别名 take an alias back", status_code=201)
async def take_back_alias(
    committee: str, organisation: UUID, body: bodies.AliasBack, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The name does not mean this organisation after all."""
    about = {"committee": asking.here, "organisation": organisation}
    return await asking.ask(TakeBackAlias(**about, **body.model_dump()))
