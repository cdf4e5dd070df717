"""How does HTTP ask about entries that are one person?"""

from collections.abc import Sequence
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from contracts.merges import MergeRow, merges_of
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from members.member.merging.commands import MergeMembers, TakeBackMerge
from members.member.merging.queries import Suspects, suspects

MERGE = permission("members.member.merge", Role.CLERK)
SUSPECT = permission("members.member.suspect", Role.CLERK)

router = APIRouter(tags=["委员 member"], prefix="/committees/{committee}")


class Merge(BaseModel):
    """合并重复委员: into whom; confirmed when both are on the roll under different numbers."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"into": "0198f0aa-0000-7000-8000-000000000001"}]},
    )

    into: UUID
    confirmed: bool = False


@router.get("/duplicates", summary="疑似重复委员 who may be one person")
async def read_suspects(committee: str, asking: Asking = allowed(SUSPECT)) -> Sequence[Suspects]:
    """One name with one telephone, or one year of birth and employer; or one ID number."""
    return await suspects(asking.engine, asking.here)


@router.get("/merges", summary="已合并的委员 who is somebody else")
async def read_merges(committee: str, asking: Asking = allowed(SUSPECT)) -> Sequence[MergeRow]:
    """Every duplicate, with the member who is kept for it."""
    return list((await merges_of(asking.engine, asking.here)).values())


@router.post("/members/{member}/merge", summary="合并重复委员 merge", status_code=201)
async def merge(
    committee: str, member: UUID, body: Merge, asking: Asking = allowed(MERGE)
) -> JSONResponse:
    """This entry is a duplicate: what it did counts for the one that is kept."""
    told = {"into": body.into, "confirmed": body.confirmed}
    return await asking.ask(MergeMembers(committee=asking.here, member=member, **told))


@router.post("/members/{member}/merge/undoing", summary="撤销合并 take back", status_code=201)
async def take_back(committee: str, member: UUID, asking: Asking = allowed(MERGE)) -> JSONResponse:
    """They are two persons after all."""
    return await asking.ask(TakeBackMerge(committee=asking.here, member=member))
