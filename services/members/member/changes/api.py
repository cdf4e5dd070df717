"""How does HTTP ask about changes that a member proposes?"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import unknown
from members.member.basis import Words
from members.member.changes.commands import (
    ApproveChanges,
    LookAtPrivateChanges,
    ProposeChanges,
    RefuseChanges,
    WithdrawChanges,
)
from members.member.changes.queries import Change, changes_of, values_shown
from members.member.forms import Correct, Keep
from members.member.leaving.commands import Reason
from members.member.own import is_oneself, own_or_office

PROPOSE = permission("members.change.propose", Role.MEMBER)
READ_OWN = permission("members.change.read_own", Role.CLERK, Role.MEMBER)
READ = permission("members.change.read", Role.CLERK)
SETTLE = permission("members.change.settle", Role.CLERK)
LOOK = permission("members.change.look", Role.CLERK)
State = Literal["waiting", "approved", "partly", "refused", "withdrawn", "superseded"]

router = APIRouter(tags=["委员 member"], prefix="/committees/{committee}")
OF_MEMBER = "/members/{member}/changes"
ONE = OF_MEMBER + "/{change}"


class Propose(Correct, Keep):
    """申请更改本人信息: what is given is to replace what is there, once the office approves."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"position": "副校长", "phone": "15490000024", "blank": ["education"]}]
        },
    )


class Approve(BaseModel):
    """核准更改: all of it without `only`; else these, and why not the others."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"only": ["phone"], "reason": "职务须附任免文件"}]},
    )

    only: Annotated[tuple[Words, ...], Field(min_length=1)] | None = None
    reason: Reason | None = None


class Refuse(BaseModel):
    """不予更改: why."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"reason": "职务须附任免文件"}]}
    )

    reason: Reason


@router.post(OF_MEMBER, summary="申请更改本人信息 propose changes", status_code=201)
async def propose(
    committee: str, member: UUID, body: Propose, asking: Asking = allowed(PROPOSE)
) -> JSONResponse:
    """Waits for the office; the answer's `change` names it. A later one takes its place."""
    if not is_oneself(asking, member):
        raise unknown("委员", member)
    given = {name: getattr(body, name) for name in body.model_fields_set}
    change = asking.new_id("change")
    command = ProposeChanges(committee=asking.here, member=member, change=change, **given)
    return _more(await asking.ask(command), {"change": str(change)})


@router.get(OF_MEMBER, summary="本人更改申请 one's own proposals")
async def read_own(
    committee: str, member: UUID, asking: Asking = allowed(READ_OWN)
) -> Sequence[Change]:
    """All of this member's, with what became of each: for the member oneself and the office."""
    own_or_office(asking, member)
    return await changes_of(asking.engine, asking.here, member)


@router.get("/changes", summary="待核准的更改 the queue")
async def read(
    committee: str, state: State | None = "waiting", asking: Asking = allowed(READ)
) -> Sequence[Change]:
    """Old and new side by side; of private particulars only which they are."""
    return await changes_of(asking.engine, asking.here, state=state)


@router.post(ONE + "/withdrawal", summary="撤回更改申请 withdraw", status_code=201)
async def withdraw(
    committee: str, member: UUID, change: UUID, asking: Asking = allowed(PROPOSE)
) -> JSONResponse:
    """Before it is decided."""
    if not is_oneself(asking, member):
        raise unknown("委员", member)
    return await asking.ask(WithdrawChanges(committee=asking.here, member=member, change=change))


@router.post(ONE + "/approval", summary="核准更改 approve", status_code=201)
async def approve(
    committee: str, member: UUID, change: UUID, body: Approve, asking: Asking = allowed(SETTLE)
) -> JSONResponse:
    """Wholly or by field; what is approved is on the register at once."""
    told = {"only": body.only, "reason": body.reason}
    about = {"committee": asking.here, "member": member, "change": change}
    return await asking.ask(ApproveChanges(**about, **told))


@router.post(ONE + "/refusal", summary="不予更改 refuse", status_code=201)
async def refuse(
    committee: str, member: UUID, change: UUID, body: Refuse, asking: Asking = allowed(SETTLE)
) -> JSONResponse:
    """The member reads why."""
    about = {"committee": asking.here, "member": member, "change": change}
    return await asking.ask(RefuseChanges(**about, reason=body.reason))


@router.post(ONE + "/looks", summary="查看拟更改的个人信息 look", status_code=201)
async def look(
    committee: str, member: UUID, change: UUID, asking: Asking = allowed(LOOK)
) -> JSONResponse:
    """The look is recorded first; then `shown` has the private values, old and new."""
    told = await asking.ask(
        LookAtPrivateChanges(committee=asking.here, member=member, change=change)
    )
    at = json.loads(bytes(told.body))
    shown = await values_shown(asking.engine, at["stream"], at["version"])
    answer = _more(told, {"shown": [asdict(one) for one in shown]})
    answer.headers["cache-control"] = "no-store"
    return answer


def _more(told: JSONResponse, more: dict[str, object]) -> JSONResponse:
    """An answer with what else there is to say."""
    kept = {name: text for name, text in told.headers.items() if name != "content-length"}
    return JSONResponse({**json.loads(bytes(told.body)), **more}, told.status_code, kept)
