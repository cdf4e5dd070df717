"""What is remembered of stated figures?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

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
