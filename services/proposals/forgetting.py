"""How does HTTP ask for the text of a lead, a report or a suggestion to be forgotten?"""

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from contracts.merges import meant, merges_of
from kernel.forgetting import Basis, Ground
from kernel.http.asking import Asking
from kernel.http.whose import is_office, own_id
from proposals.texts import rows_of

NOBODY = UUID(int=0)


class WithdrawText(BaseModel):
    """删除内容: why, and on what basis; no private word in either. Text and everything are one."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"part": "text", "ground": "requested", "basis": "反映人书面申请"}]
        },
    )

    part: Literal["everything", "text"] = "text"
    ground: Ground
    basis: Basis


async def withdrawal(asking: Asking, record: UUID, body: WithdrawText) -> dict[str, Any]:
    """What a command says of it: whose text, why, and who asks."""
    return {"committee": asking.here, "by": await _by(asking, record)} | body.model_dump()


async def _by(asking: Asking, record: UUID) -> UUID | None:
    """None is the office; a member under the entry of the register that the record names."""
    if is_office(asking):
        return None
    own = own_id(asking) or NOBODY
    merged = await merges_of(asking.engine, asking.here)
    for row in await rows_of(asking.engine, asking.here, [record]):
        if row.first is not None and meant(row.first, merged) == meant(own, merged):
            return row.first
    return own
