"""How many days lie between two days of the cases counted: in the middle, at most, by part?"""

from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Subquery, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reporting.figures.counting import selected, tables_of
from reporting.figures.figure import Days, DaysBy
from reporting.figures.parting import by_of, parted
from reporting.figures.scope import Scope


@dataclass(frozen=True, slots=True)
class Lasted:
    """Days of so many cases: their median, exact to half a day, and the most; None without one."""

    cases: int
    median: float | None
    most: int | None


async def lasted(connection: AsyncConnection, scope: Scope, figure: Days) -> Lasted:
    """Over all cases."""
    spans = _spans(scope, figure)
    (row,) = await connection.execute(select(*_taken(spans)))
    return Lasted(row.cases, row.median, row.most)


async def lasted_by(
    connection: AsyncConnection, scope: Scope, figure: DaysBy
) -> dict[str | None, Lasted]:
    """By part; a case counts once in each part in which it stands."""
    spans = _spans(scope, figure)
    wanted = select(spans.c.by, *_taken(spans)).group_by(spans.c.by)
    rows = await connection.execute(wanted)
    return {row.by: Lasted(row.cases, row.median, row.most) for row in rows}


async def slowest(connection: AsyncConnection, scope: Scope, figure: Days) -> Set[str]:
    """The cases that lasted the most days."""
    spans = _spans(scope, figure)
    most = select(func.max(spans.c.lasted)).scalar_subquery()
    rows = await connection.execute(select(spans.c.case_id).where(spans.c.lasted == most))
    return set(rows.scalars())


def _spans(scope: Scope, figure: Days | DaysBy) -> Subquery:
    """(case_id, lasted), with the part that it stands in; each once."""
    tables, own = tables_of(figure.of), figure.of.what.table
    since, until = tables.column(figure.since), tables.column(figure.until)
    days: ColumnElement[int] = until.op("-", return_type=Integer())(since)
    columns = [own.c.case_id, days.label("lasted")]
    if isinstance(figure, Days):
        wanted = selected(scope, figure.of, columns)
    else:
        wanted = parted(scope, figure, [*columns, by_of(scope, figure).label("by")])
    return wanted.distinct().subquery("spans")


def _taken(spans: Subquery) -> tuple[ColumnElement[Any], ...]:
    return (
        func.count().label("cases"),
        func.percentile_cont(0.5).within_group(spans.c.lasted).label("median"),
        func.max(spans.c.lasted).label("most"),
    )
