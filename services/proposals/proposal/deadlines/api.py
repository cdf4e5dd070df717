"""How does HTTP read deadlines?"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from contracts.periods import Duty
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.http.paging import Cursor, link
from kernel.http.sheets import numbered, sheet
from kernel.paging import Turn
from kernel.problems import unknown
from proposals.proposal.deadlines.export import HEADINGS, SHEET, line
from proposals.proposal.deadlines.queries import (
    Explained,
    Standing,
    Wanted,
    explained,
    pages_of_standing,
    standing,
)
from proposals.proposal.permissions import READ, sight
from rules.dates import date_zh

router = APIRouter(tags=["期限 deadlines"])
ALL = "/committees/{committee}/deadlines"
EXPORT = "/committees/{committee}/exports/deadlines"


@router.get(ALL, summary="期限列表 deadlines")
async def read_all(
    committee: str,
    request: Request,
    response: Response,
    proposal: UUID | None = None,
    duty: Annotated[tuple[Duty, ...], Query()] = (),
    party: UUID | None = None,
    running: bool = True,
    overdue: bool | None = None,
    near: bool | None = None,
    until: date | None = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
    cursor: Cursor = None,
    asking: Asking = allowed(READ),
) -> Sequence[Standing]:
    """Who has until when to do what, the most urgent first; units and members see their own."""
    wanted = Wanted(
        proposal=proposal,
        duties=tuple(one.value for one in duty),
        party=party,
        running=running,
        overdue=overdue,
        near=near,
        until=until,
    )
    asked = (wanted, sight(asking), today(), Turn(limit, cursor))
    found = await standing(asking.engine, asking.here, *asked)
    link(request, response, found.next)
    return found.items


@router.get(EXPORT, summary="导出期限列表 deadlines as .xlsx", response_class=Response)
async def export(
    committee: str,
    duty: Annotated[tuple[Duty, ...], Query()] = (),
    party: UUID | None = None,
    running: bool = True,
    overdue: bool | None = None,
    near: bool | None = None,
    until: date | None = None,
    asking: Asking = allowed(READ),
) -> Response:
    """The same list as a spreadsheet, whole."""
    duties = tuple(one.value for one in duty)
    wanted = Wanted(None, duties, party, running, overdue, near, until)
    found = pages_of_standing(asking.engine, asking.here, wanted, sight(asking), today())
    title = (f"{SHEET}（{date_zh(today())}）",)
    return await sheet(SHEET, HEADINGS, numbered(found, line), title)


@router.get(ALL + "/{deadline}/explain", summary="期限说明 explain a deadline")
async def explain(committee: str, deadline: UUID, asking: Asking = allowed(READ)) -> Explained:
    """Every day from the start to the due day: counted or not, and why; the rule and its paper."""
    found = await explained(asking.engine, asking.here, deadline, sight(asking))
    if found is None:
        raise unknown("期限", str(deadline))
    return found
