"""How does HTTP hand a body's summary up, return or accept it, and say who has not?"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from kernel.http.asking import Asking, allowed
from reporting.draft.api import LIST, ONE, WRITE
from reporting.draft.bodies import ReturnBody
from reporting.draft.bodies_known import KnownBody, bodies_on
from reporting.draft.commands import AcceptDraft, HandUp, ReturnDraft
from reporting.draft.commenting import KEEP
from reporting.draft.may import author_of, found, must_write
from reporting.draft.queries import summaries_of
from reporting.draft.state import Handing
from reporting.draft.tables import DraftRow
from reporting.figures.asked import asked_scope

HANDED_IN = frozenset({Handing.UP.value, Handing.ACCEPTED.value})
router = APIRouter(tags=["文稿 drafts"])


@router.post(ONE + "/handing-up", summary="上报 hand up", status_code=201)
async def hand_up(
    committee: str, draft: UUID, by: str | None = None, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """A body's summary, by its convenor; the office enters one that came on paper."""
    await must_write(asking, await found(asking, draft))
    name = await author_of(asking, by)
    return await asking.ask(HandUp(committee=asking.here, draft=draft, by=name))


@router.post(ONE + "/return", summary="退回 return", status_code=201)
async def send_back(
    committee: str, draft: UUID, body: ReturnBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """To be changed by its body, and why."""
    await found(asking, draft)
    return await asking.ask(ReturnDraft(committee=asking.here, draft=draft, reason=body.reason))


@router.post(ONE + "/acceptance", summary="接收 accept", status_code=201)
async def accept(committee: str, draft: UUID, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """The committee has it."""
    await found(asking, draft)
    return await asking.ask(AcceptDraft(committee=asking.here, draft=draft))


@router.get("/committees/{committee}/handed-in", summary="总结上报情况 who handed in")
async def handed_in(
    committee: str,
    plenary: str,
    window: str = "plenary",
    body_kind: str | None = None,
    asking: Asking = allowed(LIST),
) -> dict[str, Any]:
    """Every body that has members on the window's last day, and whether its summary came."""
    scope = await asked_scope(asking, plenary, window, None)
    bodies = await bodies_on(asking.engine, asking.here, scope.stock_day)
    bodies = [one for one in bodies if body_kind in (None, one.kind)]
    told = scope.plenary.term, scope.plenary.session, window
    latest = _latest(await summaries_of(asking.engine, asking.here, *told))
    listed = [_line(one, latest.get(one.body)) for one in bodies]
    missing = [one["name"] for one in listed if one["handing"] not in HANDED_IN]
    return {"window": window, "bodies": listed, "missing": missing}


def _latest(rows: Sequence[DraftRow]) -> dict[UUID, DraftRow]:
    """By body the summary that was handed in, else the one opened last."""
    found: dict[UUID, DraftRow] = {}
    for row in rows:
        if row.of is not None and (row.of not in found or found[row.of].handing not in HANDED_IN):
            found[row.of] = row
    return found


def _line(body: KnownBody, row: DraftRow | None) -> dict[str, Any]:
    return {
        "body": str(body.body),
        "kind": body.kind,
        "name": body.name,
        "draft": str(row.draft) if row else None,
        "handing": row.handing if row else Handing.NO.value,
    }
