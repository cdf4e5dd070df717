"""What do papers state that no event proves, now or at an earlier instant?

It stands beside the figures and is no figure: nothing here is counted, and no count reads it.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, MetaData, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.reporting.stated import StatedNumber
from kernel.rows import as_row, table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class StatedRow:
    """One stated figure with all that was ever said of it, so that any earlier day can be told.

    Attributes:
        window: `5/2`, or the days `2020-01-01..2020-12-31`.
        said: each number as JSON, in order; "" says that it was withdrawn.
        since: when each was recorded, parallel to `said`.
        by: who entered, corrected or withdrew, parallel; reasons: why, "" where it was entered.
    """

    stated: UUID
    committee: UUID
    figure: str | None
    name: str
    part: str | None
    unit: str
    window: str
    scope: str
    whose: str | None
    said: tuple[str, ...]
    since: tuple[datetime, ...]
    by: tuple[str, ...]
    reasons: tuple[str, ...]


stated_figures = table_of(tables, "stated_figures", StatedRow, "stated")
Index("stated_figures_by_window", stated_figures.c.committee, stated_figures.c.window)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a stated figure said at an instant; without a number it was withdrawn."""

    row: StatedRow
    number: StatedNumber | None
    by: str
    since: datetime
    reason: str


async def stated(
    engine: AsyncEngine,
    committee: UUID,
    *,
    window: str | None = None,
    figure: str | None = None,
    instant: datetime | None = None,
) -> list[Standing]:
    """A committee's stated figures, withdrawn ones too, by window and name.

    Args:
        window: `5/2`, or the days `2020-01-01..2020-12-31`; None is every one.
        instant: as was known then; None is now.
    """
    table = stated_figures.c
    wanted = select(stated_figures).where(table.committee == committee)
    if window is not None:
        wanted = wanted.where(table.window == window)
    if figure is not None:
        wanted = wanted.where(table.figure == figure)
    ordered = wanted.order_by(table.window, table.name, table.part, table.whose, table.stated)
    async with engine.connect() as connection:
        rows = [as_row(StatedRow, one) for one in (await connection.execute(ordered)).mappings()]
    found = (standing(row, instant) for row in rows)
    return [one for one in found if one is not None]


def standing(row: StatedRow, instant: datetime | None) -> Standing | None:
    """What a row said at an instant; None before it was entered."""
    said = [at for at, since in enumerate(row.since) if instant is None or since <= instant]
    if not said:
        return None
    at = said[-1]
    number = StatedNumber.model_validate_json(row.said[at]) if row.said[at] else None
    return Standing(row, number, row.by[at], row.since[at], row.reasons[at])
