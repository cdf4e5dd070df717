"""How does HTTP ask about members?"""

import asyncio
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from contracts.committees import plenary_id, plenary_of
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.importing.routes import XLSX, import_routes
from kernel.problems import unknown
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
    ByPhone,
    Correct,
    Join,
    Keep,
    LastDay,
    LayDown,
    Leave,
)
from members.member.leaving.commands import RecordLeaving
from members.member.ledger import ROSTER
from members.member.ledger.export import roster_file
from members.member.queries import (
    Filter,
    MemberListed,
    MemberPage,
    page_of,
    register,
    with_phone,
)

KEEP = permission("members.member.keep", Role.CLERK)
READ = permission("members.member.read", Role.CLERK, Role.LEADER, Role.SERVICE)
READ_PAGE = permission("members.member.read_page", Role.CLERK, Role.LEADER, Role.MEMBER)
FIND = permission("members.member.find_by_phone", Role.CLERK)
IMPORT = permission("members.member.import", Role.CLERK)

router = APIRouter(tags=["委员 member"], prefix="/committees/{committee}")


@router.post("/members", summary="委员就任 admit a member", status_code=201)
async def admit(committee: str, body: Admit, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """A person is on the roll; one who is here already stays as recorded."""
    return await asking.ask(AdmitMember(committee=asking.here, on=body.since, **_given(body)))


@router.get("/members", summary="委员名册 the register")
async def read(
    committee: str,
    on: date | None = None,
    everyone: bool = False,
    sector: str | None = None,
    party: str | None = None,
    prefix: str | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[MemberListed]:
    """Who is on the roll on a day (today), or everyone who ever was; filtered."""
    day = None if everyone else on or today()
    return await register(asking.engine, asking.here, Filter(day, sector, party, prefix))


@router.post("/members/by-phone", summary="按手机查找委员 find by telephone")
async def by_phone(
    committee: str, body: ByPhone, asking: Asking = allowed(FIND)
) -> Sequence[MemberListed]:
    """Whose telephone it is; the number itself is in no answer."""
    key = asking.running.settings.lookup_key
    return await with_phone(asking.engine, asking.here, body.phone, key)


@router.get("/members/{member}", summary="委员 one member")
async def read_page(
    committee: str, member: UUID, asking: Asking = allowed(READ_PAGE)
) -> MemberPage:
    """One member with every membership and role; a member may read the own page."""
    found = await page_of(asking.engine, asking.here, member)
    # Who may not read a page is not told either whether there is one.
    if found is None or not _may_read(asking, member):
        raise unknown("委员", member)
    return found


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


@router.get("/exports/roster", summary="导出名册 export the roster")
async def export(
    committee: str, on: date | None = None, asking: Asking = allowed(READ)
) -> Response:
    """The roll of a day as .xlsx, without private particulars; it imports again unchanged."""
    found = await register(asking.engine, asking.here, Filter(on or today()))
    return Response(await asyncio.to_thread(roster_file, found), media_type=XLSX)


async def find_plenary(asking: Asking, term: int, session: int) -> UUID | None:
    """The plenary for whose roster a file is imported, if it is known here."""
    found = await plenary_of(asking.engine, plenary_id(asking.here, term, session))
    return None if found is None else found.plenary


roster_imports = import_routes(ROSTER, IMPORT, find_plenary)


def _given(body: Admit | Correct | Keep | Join | Assume | LayDown | Leave) -> dict[str, object]:
    """The fields as they are: secrets stay secrets, and what was not sent is not said."""
    return {name: getattr(body, name) for name in body.model_fields_set}


def _may_read(asking: Asking, member: UUID) -> bool:
    others = READ_PAGE.roles - {Role.MEMBER}
    if asking.principal.roles(asking.here, today()) & others:
        return True
    return asking.principal.id == f"member:{member}"
