"""Which activities and reports were taken back or cancelled: what names them counts no more?"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import MetaData, Select, select

from contracts.sectors.activity import ActivityHeld, ActivityRetracted
from contracts.sectors.life import ActivityCancelled, ActivityPlanned
from contracts.sectors.research import ReportDrafted, ReportRetracted
from kernel.fetching import Database, fetch
from kernel.log.chain import Recorded
from kernel.rows import table_of
from kernel.view import View

tables = MetaData()
Event = (
    ActivityHeld
    | ActivityPlanned
    | ActivityCancelled
    | ActivityRetracted
    | ReportDrafted
    | ReportRetracted
)


@dataclass(frozen=True, slots=True)
class TakenBackRow:
    """One activity or report that was taken back, and not recorded again since."""

    id: UUID
    committee: UUID


taken_back = table_of(tables, "taken_back", TakenBackRow, "id")


def key(event: Event, recorded: Recorded) -> UUID:
    """Which one."""
    if isinstance(event, ReportDrafted | ReportRetracted):
        return event.report
    return event.activity


def row(before: TakenBackRow | None, event: Event, recorded: Recorded) -> TakenBackRow | None:
    """A row for as long as it is not there."""
    if isinstance(event, ActivityRetracted | ActivityCancelled | ReportRetracted):
        return TakenBackRow(key(event, recorded), recorded.origin.committee)
    return None


TAKEN_BACK = View(
    taken_back,
    TakenBackRow,
    (
        ActivityHeld,
        ActivityPlanned,
        ActivityCancelled,
        ActivityRetracted,
        ReportDrafted,
        ReportRetracted,
    ),
    key,
    row,
    version=2,  # Activities are older than it: where there are some, it is filled by itself.
)


def gone() -> Select[Any]:
    """Their ids, for a condition."""
    return select(taken_back.c.id)


async def gone_of(database: Database, committee: UUID) -> frozenset[UUID]:
    """The ids of a committee's."""
    wanted = select(taken_back).where(taken_back.c.committee == committee)
    return frozenset(one.id for one in await fetch(database, wanted, TakenBackRow))
