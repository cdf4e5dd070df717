"""How does HTTP show a sponsor's telephone, and who looked?"""

import json
from collections.abc import Sequence
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from kernel.decider import Refused
from kernel.http.asking import Asking, allowed, answered
from kernel.http.whose import is_office
from kernel.identity import Role, permission
from kernel.log.answer import Answer, refusal_of
from kernel.problems import Problem, unknown
from members.member.queries import page_of
from members.member.telephone.commands import LookUpTelephone
from members.member.telephone.domain import may_look
from members.member.telephone.queries import cases_of, duplicates_of, looks_at, number_shown
from members.member.telephone.tables import LookRow

LOOK = permission("members.telephone.look", Role.CLERK, Role.UNIT)
READ_LOOKS = permission("members.telephone.read_looks", Role.CLERK, Role.MEMBER)
NOBODY = UUID(int=0)

router = APIRouter(tags=["委员 member"])
LOOKS = "/committees/{committee}/members/{member}/telephone-looks"


class Look(BaseModel):
    """查看提案人电话: for which proposal."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"proposal": "0198f0aa-0000-7000-8000-000000000001"}]},
    )

    proposal: UUID


@router.post(LOOKS, summary="查看提案人电话 look up a telephone", status_code=201)
async def look(
    committee: str, member: UUID, body: Look, asking: Asking = allowed(LOOK)
) -> JSONResponse:
    """The look is recorded first; then the answer's `telephone` is the number.

    Asked again under the same key it is one look, and shown only while it still may be.

    Raises:
        Problem: 422 with the rule that said no; 410, the number was forgotten.
    """
    by = _unit(asking)
    command = LookUpTelephone(committee=asking.here, member=member, proposal=body.proposal, by=by)
    told = await asking.ask(command)
    await _still(asking, command)
    recorded = json.loads(bytes(told.body))
    number = await number_shown(asking.engine, recorded["stream"], recorded["version"])
    if number is None:
        raise Problem(410, "Forgotten", "该号码已依规删除", "the number was forgotten")
    kept = {name: text for name, text in told.headers.items() if name != "content-length"}
    headers = {**kept, "cache-control": "no-store"}
    return JSONResponse({**recorded, "telephone": number}, told.status_code, headers)


async def _still(asking: Asking, command: LookUpTelephone) -> None:
    """What was allowed when it was first asked may not be any more when it is repeated."""
    cases = await cases_of(asking.engine, asking.here, command.proposal)
    also = await duplicates_of(asking.engine, asking.here, command.member)
    try:
        may_look({command.member, *also}, command.proposal, command.by, cases)
    except Refused as refused:
        answered(Answer("refused", refusal=refusal_of(refused)))


def _unit(asking: Asking) -> UUID | None:
    """The unit that asks, None is the office; an account of neither is no unit that answers."""
    if is_office(asking):
        return None
    kind, _, name = asking.principal.id.partition(":")
    try:
        return UUID(name) if kind == Role.UNIT else NOBODY
    except ValueError:
        return NOBODY


@router.get(LOOKS, summary="电话查看记录 who looked")
async def read_looks(
    committee: str, member: UUID, asking: Asking = allowed(READ_LOOKS)
) -> Sequence[LookRow]:
    """Who looked, for which proposal, when: for the office, and for the member oneself."""
    own = asking.principal.id == f"member:{member}"
    found = await page_of(asking.engine, asking.here, member)
    if found is None or not (own or is_office(asking)):
        raise unknown("委员", member)
    return await looks_at(asking.engine, asking.here, member)
