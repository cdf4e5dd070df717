"""How does HTTP give out the ledger of activities, to be edited and brought back?"""

from datetime import date

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from kernel.http.asking import Asking, allowed
from kernel.http.sheets import Pages, sheet
from kernel.identity import Role, permission
from kernel.importing.plan import Terms
from sectors.activity.ledger import books_of
from sectors.activity.ledger.export import HEADINGS, SHEET, line
from sectors.activity.ledger.hosts import Bodies
from sectors.activity.ledger.returning import Books

EXPORT = permission("sectors.activity.export_ledger", Role.CLERK)
PAGE = 200


def ledger_routes(bodies: Bodies) -> APIRouter:
    """The route, with the service's bodies wired in."""
    router = APIRouter(tags=["台账 ledgers"], prefix="/committees/{committee}")

    @router.get("/activity-ledger.xlsx", summary="导出活动台账 the ledger of activities")
    async def export(
        committee: str,
        since: date | None = None,
        until: date | None = None,
        asking: Asking = allowed(EXPORT),
    ) -> StreamingResponse:
        """One row an activity with everybody's names; edited and imported it gives its edits.

        Activities that touch the days between (both included), by day.
        """
        books = await books_of(asking.engine, Terms(asking.here, "activities"), bodies)
        lines = _lines(books, since or date.min, until or date.max)
        return await sheet(SHEET, HEADINGS, lines, (SHEET,))

    return router


async def _lines(books: Books, since: date, until: date) -> Pages:
    wanted = [one for one in books.held.values() if one.ends_on >= since and one.starts_on <= until]
    wanted.sort(key=lambda one: (one.starts_on, one.title, one.activity))
    roster = books.known.roster
    for at in range(0, len(wanted), PAGE):
        page = wanted[at : at + PAGE]
        yield [line(one, books.stood.get(one.activity, ()), roster) for one in page]
