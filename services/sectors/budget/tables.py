"""What is remembered of bodies' money, for reading? All in 分."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One body's money of one year, as it was asked for and approved; None where it was not."""

    budget: UUID
    committee: UUID
    body: UUID
    year: int
    asked: int | None = None
    asked_on: date | None = None
    purpose: str | None = None
    approved: int | None = None
    approved_on: date | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class SpendingRow:
    """One spending that stands."""

    spending: UUID
    committee: UUID
    budget: UUID
    body: UUID
    year: int
    amount: int
    spent_on: date
    voucher: str
    purpose: str | None
    activity: UUID | None


budgets = table_of(tables, "body_budgets", BudgetRow, "budget")
spendings = table_of(tables, "body_spendings", SpendingRow, "spending")
Index("body_budgets_by_year", budgets.c.committee, budgets.c.year)
Index("body_spendings_by_year", spendings.c.committee, spendings.c.year)
