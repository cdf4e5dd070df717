"""How does HTTP ask for the text of a lead, a report or a suggestion to be forgotten?"""

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from contracts.merges import meant, merges_of
from kernel.clock import today
from kernel.forgetting import Basis, Ground
from kernel.http.asking import Asking
from kernel.identity import Role
from proposals.texts import rows_of

OFFICE = frozenset({Role.OPERATOR, Role.CLERK})
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
    if asking.principal.roles(asking.here, today()) & OFFICE:
        return None
    own = _own_id(asking)
    merged = await merges_of(asking.engine, asking.here)
    for row in await rows_of(asking.engine, asking.here, [record]):
        if row.first is not None and meant(row.first, merged) == meant(own, merged):
            return row.first
    return own


def _own_id(asking: Asking) -> UUID:
    """Whose account it is: `member:<person>`."""
    kind, _, name = asking.principal.id.partition(":")
    try:
        return UUID(name) if kind == Role.MEMBER else NOBODY
    except ValueError:
        return NOBODY
