"""How does HTTP ask about bodies?"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from contracts.values import BodyKind, Named
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from rules.names import derived_id
from sectors.body.commands import ConfirmBody, FormBody, LayDownConvenor, Name, NameConvenor
from sectors.body.queries import BodyListed, bodies_of

KEEP = permission("sectors.body.keep", Role.CLERK)
READ = permission("sectors.body.read", *Role)

router = APIRouter(tags=["界别与机构 body"], prefix="/committees/{committee}/bodies")


class Form(BaseModel):
    """设立机构: what kind it is, and its name."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"kind": "sector", "name": "教育界"}]}
    )

    kind: BodyKind
    name: Name


class Convenor(BaseModel):
    """召集人: a person's name, the id when two have one name, and from which day."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"name": "岑知远", "person": None, "since": "2025-01-12"}]},
    )

    name: Annotated[str, Field(min_length=2, max_length=60)]
    person: UUID | None = None
    since: date | None = None


class LastDay(BaseModel):
    """卸任: the last day."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"until": "2025-12-31"}]}
    )

    until: date


@router.post("", summary="设立机构 form a body", status_code=201)
async def form(committee: str, body: Form, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """Form a sector, special committee or group; a provisional one of that name is confirmed."""
    return await asking.ask(FormBody(committee=asking.here, kind=body.kind, name=body.name))


@router.get("", summary="界别与机构列表 bodies")
async def read(
    committee: str,
    kind: BodyKind | None = None,
    on: date | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[BodyListed]:
    """The committee's bodies, with how many members belong to each on a day (today)."""
    return await bodies_of(asking.engine, asking.here, on or today(), kind)


@router.post("/{body}/confirmation", summary="确认机构 confirm", status_code=201)
async def confirm(committee: str, body: UUID, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """A provisional body is a real one."""
    return await asking.ask(ConfirmBody(committee=asking.here, body=body))


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
