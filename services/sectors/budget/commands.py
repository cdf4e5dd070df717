"""What can be asked of a body's money of a year? All in 分."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.sectors.budget import budget_id
from kernel.command import Command
from rules.names import clean

FIRST, LAST = 1950, 2100
"""Years of which there can be money."""

Year = Annotated[int, Field(ge=FIRST, le=LAST)]
Amount = Annotated[int, Field(ge=0, le=10**12)]
Spent = Annotated[int, Field(gt=0, le=10**12)]
Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]


def _number(told: str) -> str:
    return clean(told).replace(" ", "")


Voucher = Annotated[str, AfterValidator(_number), Field(min_length=1, max_length=40)]


class OneBudget(Command):
    """A command about one body's money of one year."""

    body: UUID
    year: Year

    @property
    def budget(self) -> UUID:
        """The id that follows from body and year."""
        return budget_id(self.committee, self.body, self.year)


class AskForMoney(OneBudget):
    """申请经费; asked again otherwise, it is corrected; without a day it is today."""

    amount: Amount
    asked_on: date | None = None
    purpose: Words | None = None


class ApproveMoney(OneBudget):
    """批准经费: the whole of the year, as asked for or not; again otherwise, it is corrected."""

    amount: Amount
    approved_on: date | None = None
    basis: Words | None = None


class TakeBackMoney(OneBudget):
    """撤回经费: that it was asked for or approved was entered by mistake."""


class RecordSpending(OneBudget):
    """登记支出; asked again with other particulars it corrects them."""

    spending: UUID
    amount: Spent
    spent_on: date
    voucher: Voucher
    purpose: Words | None = None
    activity: UUID | None = None


class StrikeSpending(OneBudget):
    """撤销支出: nothing was spent."""

    spending: UUID


BudgetCommand = AskForMoney | ApproveMoney | TakeBackMoney | RecordSpending | StrikeSpending
