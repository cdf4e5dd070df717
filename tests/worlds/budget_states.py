"""Every state of a body's money of a year, what can be asked in it, and what is said.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/budget_states.py`
writes docs/budget-states.md.
"""

from datetime import date
from uuid import UUID

from state_walk import Page, Walk

from contracts.sectors.body import BodyFormed, body_id
from contracts.values import BodyKind
from kernel.ids import committee_id
from sectors.body.domain import BODY
from sectors.budget.commands import (
    ApproveMoney,
    AskForMoney,
    RecordSpending,
    StrikeSpending,
    TakeBackMoney,
)
from sectors.budget.domain import BUDGET, Budget

HERE = committee_id("999900")
IT = body_id(HERE, BodyKind.SECTOR, "教育界")
WHOSE = {"committee": HERE, "body": IT, "year": 2026}
ASK = AskForMoney(**WHOSE, amount=500000)
APPROVE = ApproveMoney(**WHOSE, amount=400000, basis="云政协办〔2026〕5号")
APPROVE_LESS = APPROVE.model_copy(update={"amount": 10000})
TAKE_BACK = TakeBackMoney(**WHOSE)
WHICH = {**WHOSE, "spending": UUID(int=1)}
SPEND = RecordSpending(**WHICH, amount=12800, spent_on=date(2026, 2, 20), voucher="记-0031")
STRIKE = StrikeSpending(**WHICH)


def standing(budget: Budget) -> str:
    """How far it has come."""
    if budget.spendings:
        return "spent"
    if budget.struck:
        return "spending_struck"
    if budget.approved is not None:
        return "approved" if budget.approved.amount == APPROVE.amount else "approved_less"
    if budget.asked is not None:
        return "asked"
    return "taken_back" if budget.taken_back else "none"


BUDGETS = Walk(
    title="A body's money of a year 机构经费",
    decider=BUDGET,
    states={
        "none 无": (),
        "asked 已申请": (ASK,),
        "approved_less 批准金额较少": (ASK, APPROVE_LESS),
        "approved 已批准": (ASK, APPROVE),
        "spent 有支出": (ASK, APPROVE, SPEND),
        "spending_struck 支出已撤销": (ASK, APPROVE, SPEND, STRIKE),
        "taken_back 已撤回": (ASK, APPROVE, TAKE_BACK),
    },
    asked=(ASK, APPROVE, TAKE_BACK, SPEND, STRIKE),
    stage=standing,
    beside={
        f"body-{IT}": BODY.fold(
            [BodyFormed(body=IT, kind=BodyKind.SECTOR, name="教育界", provisional=False)]
        )
    },
)
PAGE = Page("budget", "bodies' money 机构经费状态表", (BUDGETS,))

if __name__ == "__main__":
    PAGE.write()
