"""How does HTTP give out the ledger of activities, to be edited and brought back?"""

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response, StreamingResponse

from kernel.http.asking import Asking, allowed
from kernel.http.sheets import XLSX, Pages, sheet
from kernel.identity import Role, permission
from kernel.importing.plan import Terms
from kernel.problems import Problem
from sectors.activity.ledger import attendance_out, books_of
from sectors.activity.ledger.export import HEADINGS, SHEET, line
from sectors.activity.ledger.hosts import Bodies
from sectors.activity.ledger.returning import Books
from sectors.activity.tables import ActivityRow

EXPORT = permission("sectors.activity.export_ledger", Role.CLERK)
PAGE = 200
WIDEST = 1000
"""How many activities a matrix has at most: a sheet of Excel's has 16,384 columns."""


def days_of(since: date | None = None, until: date | None = None) -> tuple[date, date]:
    """The first and the last day that are asked for: from ever, for ever, unless they are told."""
    return since or date.min, until or date.max


Days = Annotated[tuple[date, date], Depends(days_of)]


def ledger_routes(bodies: Bodies) -> APIRouter:
    """The route, with the service's bodies wired in."""
    router = APIRouter(tags=["台账 ledgers"], prefix="/committees/{committee}")

    @router.get("/activity-ledger.xlsx", summary="导出活动台账 the ledger of activities")
    async def export(
        committee: str, days: Days, asking: Asking = allowed(EXPORT)
    ) -> StreamingResponse:
        """One row an activity with everybody's names; edited and imported it gives its edits.

        Activities that touch the days between (both included), by day.
        """
        books = await books_of(asking.engine, Terms(asking.here, "activities"), bodies)
        lines = _lines(books, _wanted(books, days))
        return await sheet(SHEET, HEADINGS, lines, (SHEET,))

    @router.get("/attendance-ledger.xlsx", summary="导出出席台账 the ledger of attendances")
    async def export_attendances(
        committee: str, days: Days, asking: Asking = allowed(EXPORT)
    ) -> StreamingResponse:
        """One row a person and activity; imported again it changes nothing."""
        books = await books_of(asking.engine, Terms(asking.here, "activities"), bodies)
        lines = _attendances(books, _wanted(books, days))
        return await sheet(attendance_out.SHEET, attendance_out.HEADINGS, lines)

    @router.get("/attendance-matrix.xlsx", summary="导出出席情况统计表 members and activities")
    async def export_matrix(
        committee: str, days: Days, asking: Asking = allowed(EXPORT)
    ) -> Response:
        """Members as rows, activities as columns: √, 迟到, 半程, 请假, 缺席, or not expected."""
        books = await books_of(asking.engine, Terms(asking.here, "activities"), bodies)
        held = _wanted(books, days)
        if len(held) > WIDEST:
            zh, en = (
                f"活动超过{WIDEST}项，请缩小范围",
                f"more than {WIDEST} activities: narrow it down",
            )
            raise Problem(422, "TooManyColumns", zh, en)
        roster = books.known.roster
        written = await asyncio.to_thread(attendance_out.matrix, held, books.stood, roster)
        return Response(written, media_type=XLSX)

    return router


def _wanted(books: Books, days: tuple[date, date]) -> list[ActivityRow]:
    """The activities that touch the days between, by day."""
    first, last = days
    wanted = [one for one in books.held.values() if one.ends_on >= first and one.starts_on <= last]
    return sorted(wanted, key=lambda one: (one.starts_on, one.title, one.activity))


async def _lines(books: Books, wanted: Sequence[ActivityRow]) -> Pages:
    roster = books.known.roster
    for at in range(0, len(wanted), PAGE):
        page = wanted[at : at + PAGE]
        yield [
            line(one, books.stood.get(one.activity, ()), roster, books.of(one.activity))
            for one in page
        ]


async def _attendances(books: Books, wanted: Sequence[ActivityRow]) -> Pages:
    roster = books.known.roster
    for one in wanted:
        stood = books.stood.get(one.activity, ())
        yield [attendance_out.line(one, each, roster) for each in stood]
