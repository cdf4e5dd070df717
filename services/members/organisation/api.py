"""How does HTTP ask about organisations?"""

from collections.abc import Sequence
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from members.organisation.commands import (
    ConfirmAlias,
    ConfirmOrganisation,
    Family,
    Kind,
    Name,
    RegisterOrganisation,
)
from members.organisation.queries import Provisional, organisations_of, provisional_of
from members.organisation.tables import OrganisationRow

KEEP = permission("members.organisation.keep", Role.CLERK)
READ = permission("members.organisation.read", *Role)

router = APIRouter(tags=["单位 organisation"], prefix="/committees/{committee}/organisations")


class Register(BaseModel):
    """单位登记: what it is, its name, its family."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"kind": "unit", "name": "市教育局", "family": "政府"}]},
    )

    kind: Kind = "unit"
    name: Name
    family: Family | None = None
    provisional: bool = False


class Confirm(BaseModel):
    """单位确认."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"family": "政府"}]})

    family: Family | None = None


class Alias(BaseModel):
    """别名确认: the other name."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"alias": "云岭市教育局"}]}
    )

    alias: Name


@router.post("", summary="登记单位 register", status_code=201)
async def register(committee: str, body: Register, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """An organisation is known; a provisional one of that name is confirmed."""
    return await asking.ask(RegisterOrganisation(committee=asking.here, **body.model_dump()))


@router.get("", summary="单位列表 organisations")
async def read(committee: str, asking: Asking = allowed(READ)) -> Sequence[OrganisationRow]:
    """The committee's organisations with their aliases."""
    return await organisations_of(asking.engine, asking.here)


@router.get("/provisional", summary="待确认单位 to be confirmed")
async def read_provisional(committee: str, asking: Asking = allowed(KEEP)) -> Sequence[Provisional]:
    """Units that were only heard of, each with the nearest known names."""
    return await provisional_of(asking.engine, asking.here)


@router.post("/{organisation}/confirmation", summary="确认单位 confirm", status_code=201)
async def confirm(
    committee: str, organisation: UUID, body: Confirm, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """A provisional organisation is a real one."""
    command = ConfirmOrganisation(
        committee=asking.here, organisation=organisation, family=body.family
    )
    return await asking.ask(command)


@router.post("/{organisation}/aliases", summary="确认别名 confirm an alias", status_code=201)
async def confirm_alias(
    committee: str, organisation: UUID, body: Alias, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Another name means this organisation; figures count it once."""
    command = ConfirmAlias(committee=asking.here, organisation=organisation, alias=body.alias)
    return await asking.ask(command)
