"""How does HTTP ask for what a proposal says to be forgotten?"""

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from contracts.proposals.content import ContentPart
from kernel.forgetting import Basis, Ground
from kernel.http.asking import Asking, allowed
from kernel.http.whose import is_office, own_id
from kernel.identity import Role, permission
from proposals.proposal.content.commands import WithdrawContent
from proposals.proposal.reading import ONE

WITHDRAW_CONTENT = permission("proposals.content.withdraw", Role.CLERK, Role.MEMBER)
router = APIRouter(tags=["提案 proposals"])


class Withdraw(BaseModel):
    """删除内容: which part, why, on what basis; `whose` names the attachment or the unit."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"part": "text", "ground": "requested", "basis": "第一提案人书面申请（2026年3月）"}
            ]
        },
    )

    part: ContentPart
    whose: UUID | None = None
    ground: Ground
    basis: Basis


@router.post(ONE + "/withdrawn-content", summary="删除内容 forget a text or file", status_code=201)
async def withdraw(
    committee: str, proposal: UUID, body: Withdraw, asking: Asking = allowed(WITHDRAW_CONTENT)
) -> JSONResponse:
    """It goes from vault, search and later prints at once; its place says who decided, and why.

    The office any part; the first sponsor the proposal's own text and files.
    """
    told: dict[str, Any] = {name: getattr(body, name) for name in type(body).model_fields}
    by = None if is_office(asking) else own_id(asking, Role.MEMBER) or UUID(int=0)
    return await asking.ask(
        WithdrawContent(committee=asking.here, proposal=proposal, by=by, **told)
    )
