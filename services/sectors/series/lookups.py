"""Which working days must be known before the days of a series are planned?"""

from collections.abc import Sequence

from sqlalchemy import select

from contracts.calendars import CalendarRow, calendar_of, calendars
from kernel.log.registry import Reader
from kernel.rows import as_row
from rules.working_days import WorkingDays
from sectors.series.commands import PlanDates, SeriesCommand


async def facts(reader: Reader, commands: Sequence[SeriesCommand]) -> Sequence[WorkingDays | None]:
    """The committee's working days, for each command that plans."""
    wanted = {command.committee for command in commands if isinstance(command, PlanDates)}
    if not wanted:
        return [None] * len(commands)
    rows = await reader.rows(select(calendars).where(calendars.c.committee.in_(wanted)))
    announced = [as_row(CalendarRow, dict(row)) for row in rows]
    told = {one: calendar_of([row for row in announced if row.committee == one]) for one in wanted}
    return [told[c.committee] if isinstance(c, PlanDates) else None for c in commands]
