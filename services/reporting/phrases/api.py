"""How does HTTP read, adopt and end standing phrases?"""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import AwareDatetime, BaseModel

from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.http.bodies import example
from kernel.http.paging import InPages
from kernel.http.unchanged import IfChanged
from kernel.identity import Role, permission
from kernel.paging import page_of
from kernel.problems import unknown
from reporting.phrases.commands import AdoptPhrase, Basis, EndPhrase, Reason, Slot, Text
from reporting.phrases.queries import BY_SLOT, known, rows_of
from reporting.phrases.standing import in_force
from reporting.phrases.tables import PhraseRow

KEEP = permission("reporting.phrases.keep", Role.CLERK)
READ = permission("reporting.phrases.read", Role.CLERK, Role.LEADER, Role.MEMBER)
LIST = "/committees/{committee}/phrases"
ONE = LIST + "/{phrase}"

router = APIRouter(tags=["提法 standing phrases"])


class Adopt(BaseModel):
    """启用."""

    model_config = example(
        slot="总体要求",
        text="围绕中心、服务大局，提高协商议政质量",
        basis={"title": "云岭市政协2026年工作要点", "number": "云协发〔2026〕1号"},
        effective_from="2026-01-20",
    )

    slot: Slot
    text: Text
    basis: Basis
    effective_from: date


class End(BaseModel):
    """停用: without a day it was entered by mistake."""

    model_config = example(until="2026-12-31", reason="新的工作要点已印发")

    until: date | None = None
    reason: Reason


@router.post(LIST, summary="启用提法 adopt a phrase", status_code=201)
async def adopt(committee: str, body: Adopt, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """The words of a slot from a day on, and the paper that they are taken from."""
    told = {name: getattr(body, name) for name in Adopt.model_fields}
    return await asking.ask(AdoptPhrase(committee=asking.here, **told))


@router.get(LIST, summary="提法 standing phrases")
async def read(
    committee: str,
    on: Annotated[date | None, Query(description="当日使用的 in force that day")] = None,
    slot: str | None = None,
    as_of: AwareDatetime | None = None,
    asking: Asking = allowed(READ),
    *,
    paging: InPages,
    tagging: IfChanged,
) -> Any:
    """The committee's list by slot and first day, with an ETag; in pages.

    `in_force` is of the day asked for, or today.
    """
    day = on or today()
    rows = await rows_of(asking.engine, asking.here, slot)
    told = [(row, one) for row in rows if (one := known(row, as_of)) is not None]
    standing = {one.id for one in in_force((one for _, one in told), day).values()}
    untils = {one.id: one.until for _, one in told if on is None or one.id in standing}
    wanted = sorted((row for row, one in told if one.id in untils), key=BY_SLOT.place)
    page = paging.told(page_of(wanted, BY_SLOT, paging.turn))
    shown = [_told(row, untils[row.phrase], row.phrase in standing) for row in page]
    return tagging.told(shown)


@router.post(ONE + "/end", summary="停用提法 end a phrase", status_code=201)
async def end(
    committee: str, phrase: UUID, body: End, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Its last day; texts printed before keep it."""
    row = next((r for r in await rows_of(asking.engine, asking.here) if r.phrase == phrase), None)
    if row is None:
        raise unknown("提法", phrase)
    why = {"until": body.until, "reason": body.reason}
    return await asking.ask(EndPhrase(committee=asking.here, slot=row.slot, phrase=phrase, **why))


def _told(row: PhraseRow, until: date | None, in_force: bool) -> dict[str, Any]:
    return {
        "phrase": str(row.phrase),
        "slot": row.slot,
        "text": row.text,
        "basis": {
            "title": row.paper,
            "number": row.paper_number,
            "dated": row.paper_dated.isoformat() if row.paper_dated else None,
        },
        "effective_from": row.effective_from.isoformat(),
        "until": until.isoformat() if until else None,
        "in_force": in_force,
        "adopted_at": row.adopted_at.isoformat(),
        "by": row.by,
    }
