"""How do events become the rows of bodies' money, and of what was spent? Pure."""

from dataclasses import replace

from contracts.sectors.budget import (
    BudgetApproved,
    BudgetAsked,
    BudgetTakenBack,
    SpendingRecorded,
    SpendingStruck,
)
from kernel.log.chain import Recorded
from kernel.view import View
from sectors.budget.tables import BudgetRow, SpendingRow, budgets, spendings

Given = BudgetAsked | BudgetApproved | BudgetTakenBack
Gone = SpendingRecorded | SpendingStruck


def budget_row(before: BudgetRow | None, event: Given, recorded: Recorded) -> BudgetRow | None:
    """One row a body and year for which money was asked for or approved."""
    if isinstance(event, BudgetTakenBack):
        return None
    here = recorded.origin.committee
    row = before or BudgetRow(event.budget, here, event.body, event.year)
    if isinstance(event, BudgetAsked):
        return replace(row, asked=event.amount, asked_on=event.asked_on, purpose=event.purpose)
    return replace(row, approved=event.amount, approved_on=event.approved_on, basis=event.basis)


def spending_row(before: SpendingRow | None, event: Gone, recorded: Recorded) -> SpendingRow | None:
    """One row a spending; one struck leaves none."""
    if isinstance(event, SpendingStruck):
        return None
    return SpendingRow(
        spending=event.spending,
        committee=recorded.origin.committee,
        budget=event.budget,
        body=event.body,
        year=event.year,
        amount=event.amount,
        spent_on=event.spent_on,
        voucher=event.voucher,
        purpose=event.purpose,
        activity=event.activity,
    )


BUDGETS = View(
    budgets,
    BudgetRow,
    (BudgetAsked, BudgetApproved, BudgetTakenBack),
    lambda event, recorded: event.budget,
    budget_row,
)
SPENDINGS = View(
    spendings,
    SpendingRow,
    (SpendingRecorded, SpendingStruck),
    lambda event, recorded: event.spending,
    spending_row,
)
