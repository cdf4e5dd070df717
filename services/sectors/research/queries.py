"""What can be read of research reports?"""

from collections.abc import AsyncGenerator, Sequence
from uuid import UUID

from sqlalchemy import select

from kernel.fetching import Database, fetch, pages
from kernel.paging import By, Order, Page, Turn, paged
from kernel.vault import texts
from sectors.research.tables import ReportRow, reports

BY_TITLE = Order("research", (By(reports.c.title), By(reports.c.report)))


async def reports_of(
    database: Database,
    committee: UUID,
    turn: Turn,
    phase: str | None = None,
    activity: UUID | None = None,
) -> Page[ReportRow]:
    """A committee's reports by title; those of a phase, or of an activity."""
    c = reports.c
    wanted = select(reports).where(c.committee == committee)
    if phase is not None:
        wanted = wanted.where(c.phase == phase)
    if activity is not None:
        wanted = wanted.where(c.activities.contains([activity]))
    return await paged(database, wanted, BY_TITLE, turn, ReportRow)


async def report_of(database: Database, committee: UUID, report: UUID) -> ReportRow | None:
    """One report."""
    c = reports.c
    mine = select(reports).where(c.committee == committee, c.report == report)
    found = await fetch(database, mine, ReportRow)
    return found[0] if found else None


async def text_of(database: Database, row: ReportRow) -> str | None:
    """Its text; None where nothing is kept, or it is forgotten."""
    if row.text is None:
        return None
    return (await texts(database, [row.text])).get(row.text)


def archive_of(
    database: Database, committee: UUID, year: int | None
) -> AsyncGenerator[Sequence[ReportRow]]:
    """The archive's index: of a year, or of all of them, by number."""
    c = reports.c
    wanted = select(reports).where(c.committee == committee, c.number.is_not(None))
    if year is not None:
        wanted = wanted.where(c.year == year)
    return pages(database, wanted.order_by(c.year, c.number), ReportRow)
