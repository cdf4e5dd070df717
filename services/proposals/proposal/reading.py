"""How does HTTP read proposals: lists, one, those of a unit, the ledger?"""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from contracts.committees import plenary_id, rules_of
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.http.paging import Cursor, Limit, link
from kernel.http.sheets import sheet
from kernel.ledgers.streaming import StreamedRow
from kernel.paging import Turn
from kernel.problems import unknown
from proposals.proposal import bodies
from proposals.proposal.about import HIGHEST_NUMBER
from proposals.proposal.casefile import CaseFile, casefile
from proposals.proposal.export import HEADINGS, SHEET, Beside, line
from proposals.proposal.handling.seen import masked
from proposals.proposal.marks.queries import marks_of
from proposals.proposal.numbering import Numbers, numbers_of_plenary
from proposals.proposal.permissions import (
    READ,
    READ_NUMBERS,
    paper_sight,
    reads_texts,
    sight,
)
from proposals.proposal.queries import Page, Wanted, all_of, numbers_of, one_of, page_of, pages_of
from proposals.proposal.tables import ProposalRow
from proposals.proposal.waiting import Waiting, waiting

ALL = "/committees/{committee}/proposals"
ONE = ALL + "/{proposal}"
router = APIRouter(tags=["提案 proposals"])


def plenary_named(asking: Asking, text: str) -> UUID:
    """The plenary that 5/3 means in this committee."""
    term, session = text.split("/")
    return plenary_id(asking.here, int(term), int(session))


def _wanted(asking: Asking, plenary: str | None, told: dict[str, Any]) -> Wanted:
    return Wanted(plenary=None if plenary is None else plenary_named(asking, plenary), **told)


@router.get(ALL, summary="提案列表 proposals")
async def read_all(
    committee: str,
    request: Request,
    response: Response,
    plenary: bodies.TermSession | None = None,
    phase: str | None = None,
    category: str | None = None,
    sponsor_kind: str | None = None,
    timing: str | None = None,
    sponsor: UUID | None = None,
    unit: UUID | None = None,
    case_no: Annotated[int | None, Query(ge=1, le=HIGHEST_NUMBER)] = None,
    replied: bool | None = None,
    assigned: bool | None = None,
    priority: Annotated[str | None, Query(max_length=100)] = None,
    text: Annotated[str | None, Query(max_length=200)] = None,
    order: Literal["number", "newest"] = "number",
    limit: Limit = 50,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    cursor: Cursor = None,
    asking: Asking = allowed(READ),
) -> Page:
    """By case number; members see what is filed and their own, units what they have to answer.

    `text` is looked for in titles and texts: all its words. `cursor` is the `next` of the page
    before; unlike `offset` it misses nothing and shows nothing twice when more is submitted.
    """
    told: dict[str, Any] = {
        "phase": phase,
        "category": category,
        "sponsor_kind": sponsor_kind,
        "timing": timing,
    }
    told |= {"sponsor": sponsor, "unit": unit, "case_no": case_no, "replied": replied}
    told |= {"assigned": assigned, "priority": priority}
    told |= {"text": text, "titles": not reads_texts(asking)}
    wanted = _wanted(asking, plenary, told)
    turn = Turn(limit, cursor, offset)
    page = await page_of(asking.engine, asking.here, wanted, sight(asking), turn, order)
    link(request, response, page.next)
    shown = await masked(asking.engine, page.items, sight(asking), today())
    return Page(page.total, shown, page.next)


@router.get(ONE, summary="一件提案 one proposal")
async def read_one(committee: str, proposal: UUID, asking: Asking = allowed(READ)) -> ProposalRow:
    """As it stands."""
    found = await one_of(asking.engine, asking.here, proposal, sight(asking))
    if found is None:
        raise unknown("提案", str(proposal))
    (seen,) = await masked(asking.engine, [found], sight(asking), today())
    return seen


@router.get(ONE + "/case", summary="一案一档 one case as a whole")
async def read_case(committee: str, proposal: UUID, asking: Asking = allowed(READ)) -> CaseFile:
    """As it stands, its deadlines, and its history: who, when, why, on whose behalf."""
    reading = paper_sight(asking)
    found = await casefile(asking.engine, asking.here, proposal, sight(asking), today(), reading)
    if found is None:
        raise unknown("提案", str(proposal))
    return found


@router.get("/committees/{committee}/numbers", summary="编号核对 numbers of a plenary")
async def read_numbers(
    committee: str, plenary: bodies.TermSession, asking: Asking = allowed(READ_NUMBERS)
) -> Numbers:
    """Which serial and case numbers were never given, and which are out of use."""
    sat = plenary_named(asking, plenary)
    return await numbers_of_plenary(asking.engine, asking.here, sat)


@router.get("/committees/{committee}/waiting", summary="待办 what waits")
async def read_waiting(committee: str, asking: Asking = allowed(READ)) -> Sequence[Waiting]:
    """The queues of the asker's role: to review, to assign, to sign, to answer, overdue ..."""
    return await waiting(asking.engine, asking.here, sight(asking), today())


@router.get("/committees/{committee}/units/{unit}/proposals", summary="一个单位的提案 of a unit")
async def read_of_unit(
    committee: str,
    unit: UUID,
    plenary: bodies.TermSession | None = None,
    replied: bool | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[ProposalRow]:
    """What a unit has to answer, leading or assisting."""
    wanted = _wanted(asking, plenary, {"unit": unit, "replied": replied})
    rows = await all_of(asking.engine, asking.here, wanted, sight(asking))
    return await masked(asking.engine, rows, sight(asking), today())


@router.get("/committees/{committee}/exports/proposals", summary="导出台账 export the ledger")
async def export(
    committee: str,
    plenary: bodies.TermSession,
    phase: str | None = None,
    category: str | None = None,
    unit: UUID | None = None,
    asking: Asking = allowed(READ),
) -> Response:
    """An .xlsx under the clerk's headings that can be imported again."""
    wanted = _wanted(asking, plenary, {"phase": phase, "category": category, "unit": unit})
    term, session = plenary.split("/")
    title = (f"{term}届{session}次会议提案台账",)
    rows = _lines(asking, wanted)
    return await sheet(SHEET, HEADINGS, rows, title, f"proposals-{term}-{session}")


async def _lines(asking: Asking, wanted: Wanted) -> AsyncGenerator[Sequence[StreamedRow]]:
    rules = await rules_of(asking.engine, asking.here, today())
    found = pages_of(asking.engine, asking.here, wanted, sight(asking))
    async with aclosing(found):
        async for page in found:
            rows = await masked(asking.engine, page, sight(asking), today())
            into = [row.merged_into for row in rows if row.merged_into]
            beside = Beside(
                numbers=await numbers_of(asking.engine, into) if into else {},
                marks=await marks_of(asking.engine, [row.proposal for row in rows]),
                rules=rules,
                set_aside=sight(asking).everything,
            )
            yield [line(row, beside) for row in rows]
