"""How does HTTP keep and show an organisation's contact, and who looked?"""

import json
from collections.abc import Sequence
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from members.organisation.bodies import Contact, ForgottenContact
from members.organisation.contact.commands import ForgetContact, KeepContact, LookUpContact
from members.organisation.contact.queries import Contact as Shown
from members.organisation.contact.queries import looks_at, shown
from members.organisation.contact.tables import ContactLookRow

KEEP = permission("members.organisation.keep_contact", Role.CLERK)
FORGET = permission("members.organisation.forget_contact", Role.CLERK)
LOOK = permission("members.organisation.look_up_contact", Role.CLERK)

router = APIRouter(tags=["单位 organisation"])
ONE = "/committees/{committee}/organisations/{organisation}"


@router.post(ONE + "/contact", summary="存入联系方式 keep a contact", status_code=201)
async def keep(
    committee: str, organisation: UUID, body: Contact, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Contact person and telephone: kept in the vault alone; what is not given stays."""
    command = KeepContact(
        committee=asking.here,
        organisation=organisation,
        person=body.person,
        telephone=body.telephone,
    )
    return await asking.ask(command)


@router.post(ONE + "/contact-erasures", summary="删除联系方式 forget a contact", status_code=201)
async def forget(
    committee: str, organisation: UUID, body: ForgottenContact, asking: Asking = allowed(FORGET)
) -> JSONResponse:
    """Every contact that is kept of it, former ones too; also of one that is no more."""
    command = ForgetContact(
        committee=asking.here, organisation=organisation, ground=body.ground, basis=body.basis
    )
    return await asking.ask(command)


@router.post(ONE + "/contact-looks", summary="查看联系方式 look up a contact", status_code=201)
async def look(committee: str, organisation: UUID, asking: Asking = allowed(LOOK)) -> JSONResponse:
    """The look is recorded first; then the answer tells `person` and `telephone`."""
    told = await asking.ask(LookUpContact(committee=asking.here, organisation=organisation))
    recorded = json.loads(bytes(told.body))
    found = await shown(asking.engine, [(recorded["stream"], recorded["version"])])
    contact = found.get(organisation, Shown())
    kept = {name: text for name, text in told.headers.items() if name != "content-length"}
    said = {"person": contact.person, "telephone": contact.telephone}
    headers = {**kept, "cache-control": "no-store"}
    return JSONResponse({**recorded, **said}, told.status_code, headers)


@router.get(ONE + "/contact-looks", summary="联系方式查看记录 who looked")
async def read_looks(
    committee: str, organisation: UUID, asking: Asking = allowed(LOOK)
) -> Sequence[ContactLookRow]:
    """Who looked at the contact, or took it along in an export, and when."""
    return await looks_at(asking.engine, asking.here, organisation)
