"""What can be read of situation reports?"""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, any_, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.fetching import pages
from kernel.paging import By, Order, Page, Turn, paged
from kernel.rows import as_row
from proposals.situation_report.tables import SituationReportRow, situation_reports
from rules.names import derived_id

table = situation_reports.c
LATEST = Order("situation-reports", (By(table.received_on, descending=True), By(table.report)))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports are wanted; None does not narrow.

    Attributes:
        since, until: days of receipt, both included.
        sector: the name of a sector, in any of its forms.
        level: used at least once at this level.
        words: part of the title or of a reporter's name.
    """

    committee: UUID
    since: date | None = None
    until: date | None = None
    sector: str | None = None
    level: str | None = None
    words: str | None = None


async def reports(
    engine: AsyncEngine, wanted: Wanted, turn: Turn
) -> tuple[int, Page[SituationReportRow]]:
    """How many there are in all, and one page of them, latest first."""
    narrowed = select(situation_reports).where(*_conditions(wanted))
    counted = select(func.count()).select_from(narrowed.subquery())
    async with engine.connect() as connection:
        total = (await connection.execute(counted)).scalar_one()
    return total, await paged(engine, narrowed, LATEST, turn, SituationReportRow)


def pages_of_reports(
    engine: AsyncEngine, wanted: Wanted
) -> AsyncGenerator[list[SituationReportRow]]:
    """All of them, those received first first, a page at a time."""
    order = (table.received_on, table.report.desc())
    asked = select(situation_reports).where(*_conditions(wanted)).order_by(*order)
    return pages(engine, asked, SituationReportRow)


async def report_of(
    engine: AsyncEngine, committee: UUID, report: UUID
) -> SituationReportRow | None:
    """One report of a committee."""
    wanted = select(situation_reports).where(table.committee == committee, table.report == report)
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).mappings().first()
    return None if found is None else as_row(SituationReportRow, found)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found = [table.committee == wanted.committee]
    if wanted.since is not None:
        found.append(table.received_on >= wanted.since)
    if wanted.until is not None:
        found.append(table.received_on <= wanted.until)
    if wanted.sector is not None:
        found.append(table.sector_id == derived_id(wanted.committee, "sector", wanted.sector))
    if wanted.level is not None:
        found.append(literal(wanted.level) == any_(table.used_levels))
    if wanted.words is not None:
        text = func.array_to_string(table.reporters, " ")
        found.append(
            or_(
                table.title.contains(wanted.words, autoescape=True),
                text.contains(wanted.words, autoescape=True),
            )
        )
    return found


Reporters = dict[UUID, tuple[UUID, ...]]


async def reporters_of_units(database: AsyncEngine, committee: UUID) -> Reporters:
    """The reporters of each report that units made as a whole."""
    c = situation_reports.c
    wanted = select(c.report, c.reporter_ids).where(c.committee == committee, ~c.by_person)
    async with database.connect() as connection:
        found = (await connection.execute(wanted)).all()
    return {one.report: tuple(one.reporter_ids) for one in found}
