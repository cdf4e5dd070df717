"""How does HTTP tell what happened to members?"""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from contracts.committees import find_plenary
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.importing.routes import import_routes
from members.member.commands import (
    AdmitMember,
    AssumeRole,
    CorrectParticulars,
    JoinBody,
    KeepPrivateParticulars,
    LayDownRole,
    LeaveBody,
)
from members.member.forms import (
    Admit,
    Assume,
    Correct,
    Join,
    Keep,
    LastDay,
    LayDown,
    Leave,
)
from members.member.leaving.commands import RecordLeaving
from members.member.ledger import ROSTER

KEEP = permission("members.member.keep", Role.CLERK)
IMPORT = permission("members.member.import", Role.CLERK)

router = APIRouter(tags=["委员 member"], prefix="/committees/{committee}")


@router.post("/members", summary="委员就任 admit a member", status_code=201)
async def admit(committee: str, body: Admit, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """A person is on the roll; one who is here already stays as recorded."""
    return await asking.ask(AdmitMember(committee=asking.here, on=body.since, **_given(body)))


@router.post("/members/{member}/particulars", summary="更正委员信息 correct", status_code=201)
async def correct(
    committee: str, member: UUID, body: Correct, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """What is given replaces what was there."""
    command = CorrectParticulars(committee=asking.here, member=member, **_given(body))
    return await asking.ask(command)


@router.post("/members/{member}/private", summary="存入个人信息 keep private", status_code=201)
async def keep(
    committee: str, member: UUID, body: Keep, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Telephone, ID number, birth date, address, religion: kept in the vault alone."""
    command = KeepPrivateParticulars(committee=asking.here, member=member, **_given(body))
    return await asking.ask(command)


@router.post("/members/{member}/bodies", summary="加入界别或机构 join", status_code=201)
async def join(
    committee: str, member: UUID, body: Join, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Join a sector, special committee or group; another sector is left the day before."""
    command = JoinBody(committee=asking.here, member=member, on=body.since, **_given(body))
    return await asking.ask(command)


@router.post("/members/{member}/bodies/{body}/end", summary="退出 leave a body", status_code=201)
async def leave(
    committee: str, member: UUID, body: UUID, last: LastDay, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The last day in a body."""
    command = LeaveBody(
        committee=asking.here, member=member, body=body, until=last.until, on=last.until
    )
    return await asking.ask(command)


@router.post("/members/{member}/roles", summary="担任职务 assume a role", status_code=201)
async def assume(
    committee: str, member: UUID, body: Assume, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Chair, vice chair, secretary general, standing member ..."""
    command = AssumeRole(committee=asking.here, member=member, on=body.since, **_given(body))
    return await asking.ask(command)


@router.post("/members/{member}/roles/end", summary="卸任 lay down a role", status_code=201)
async def lay_down(
    committee: str, member: UUID, body: LayDown, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The last day in a role."""
    command = LayDownRole(committee=asking.here, member=member, on=body.until, **_given(body))
    return await asking.ask(command)


@router.post("/members/{member}/leaving", summary="委员离任 leave the roll", status_code=201)
async def record_leaving(
    committee: str, member: UUID, body: Leave, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Resigned, removed, ceased, or entered by mistake."""
    command = RecordLeaving(committee=asking.here, member=member, on=body.until, **_given(body))
    return await asking.ask(command)


roster_imports = import_routes(ROSTER, IMPORT, find_plenary)


def _given(body: Admit | Correct | Keep | Join | Assume | LayDown | Leave) -> dict[str, object]:
    """The fields as they are: secrets stay secrets, and what was not sent is not said."""
    return {name: getattr(body, name) for name in body.model_fields_set}
