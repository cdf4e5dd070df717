"""What do papers state of a committee's earlier years, for a document that shows them?"""

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.reporting.stated import StatedScope
from reporting.figures.lens import Sort
from reporting.figures.scope import Scope
from reporting.figures.stated import Standing, stated
from reporting.findings.facts import StatedFigure, yuan
from rules.dates import Window, parse_window

FEN = "分"


async def stated_of(engine: AsyncEngine, scope: Scope) -> tuple[StatedFigure, ...]:
    """What is stated of the committee itself, of whole plenaries and years, as known at the cut."""
    if scope.lens.sort is not Sort.COMMITTEE:
        return ()
    told = await stated(engine, scope.committee, instant=scope.cut.instant)
    found = (_figure(one) for one in told if one.row.scope == StatedScope.COMMITTEE)
    return tuple(one for one in found if one is not None)


def _figure(one: Standing) -> StatedFigure | None:
    """A figure of the catalogue over a plenary or a calendar year; others stand in no column."""
    year = year_of(one.row.window)
    if one.number is None or one.row.figure is None or one.row.part is not None or year is None:
        return None
    share, value = one.number.share, one.number.value
    text = share if value is None else _printed(value, one.row.unit)
    return StatedFigure(one.row.figure, year, text or "", one.number.source)


def _printed(value: int, unit: str) -> str:
    return yuan(value) if unit == FEN else f"{value}{unit}"


def year_of(window: str) -> str | None:
    """5/1 is itself, 2021-01-01..2021-12-31 is 2021; other days are no year."""
    if "/" in window:
        return window
    days = parse_window(window)
    assert isinstance(days, Window)
    return str(days.first.year) if days.name_zh() == f"{days.first.year}年" else None
