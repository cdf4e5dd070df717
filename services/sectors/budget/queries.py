"""What money did bodies have in a year, by rule, asked for, approved, spent and left?"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from contracts.bodies import BodyRules
from contracts.committees import rules_of
from kernel.fetching import Database, fetch
from rules.dates import Window
from sectors.budget.money import (
    BudgetListed,
    BudgetTold,
    Hosted,
    MoneyLine,
    OneBody,
    lines_of,
    listed,
    told,
)
from sectors.budget.tables import BudgetRow, SpendingRow, budgets, spendings


@dataclass(frozen=True, slots=True)
class Around:
    """How money is counted from what other slices know; wired by the service.

    Attributes:
        bodies: those that lasted on some day of a time. hosted: the activities that began in it.
    """

    bodies: Callable[[Database, UUID, Window], Awaitable[Sequence[OneBody]]]
    hosted: Callable[[Database, UUID, Window], Awaitable[Hosted]]


@dataclass(frozen=True, slots=True)
class _Year:
    """All that is known of a committee's money of a year."""

    year: int
    bodies: dict[UUID, OneBody]
    lines: dict[UUID, tuple[MoneyLine, ...]]
    rows: dict[UUID, BudgetRow]
    spent: dict[UUID, list[SpendingRow]]

    def listed(self, body: UUID) -> BudgetListed:
        """One body's line."""
        spent = self.spent.get(body, [])
        return listed(self.bodies[body], self.year, self.lines[body], self.rows.get(body), spent)


async def budgets_of(
    database: Database, committee: UUID, year: int, on: date, around: Around
) -> list[BudgetListed]:
    """Every body's money of a year, by kind and name; also of those that have none."""
    known = await _year(database, committee, year, on, around)
    every = sorted(known.bodies.values(), key=lambda one: (one.kind, one.name, one.body))
    return [known.listed(one.body) for one in every]


async def budget_of(
    database: Database, committee: UUID, body: UUID, year: int, on: date, around: Around
) -> BudgetTold | None:
    """One body's money of a year; None when it was no body of that year."""
    known = await _year(database, committee, year, on, around)
    if body not in known.bodies:
        return None
    spent = known.spent.get(body, [])
    return told(known.listed(body), known.lines[body], known.rows.get(body), spent)


async def _year(database: Database, committee: UUID, year: int, on: date, around: Around) -> _Year:
    """Counted up to a day, where the year is not over by then."""
    first = date(year, 1, 1)
    window = Window(first, max(first, min(on, date(year, 12, 31))))
    adopted = await rules_of(database, committee, window.last)
    rules = (adopted.bodies if adopted else None) or BodyRules()
    bodies = await around.bodies(database, committee, window)
    hosted = await around.hosted(database, committee, window)
    mine = (budgets.c.committee == committee) & (budgets.c.year == year)
    rows = await fetch(database, select(budgets).where(mine), BudgetRow)
    spent: dict[UUID, list[SpendingRow]] = defaultdict(list)
    here = (spendings.c.committee == committee) & (spendings.c.year == year)
    for one in await fetch(database, select(spendings).where(here), SpendingRow):
        spent[one.body].append(one)
    return _Year(
        year=year,
        bodies={one.body: one for one in bodies},
        lines={one.body: lines_of(one, rules, hosted) for one in bodies},
        rows={row.body: row for row in rows},
        spent=spent,
    )
