"""What does HTTP send about a body's money? All in 分."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from sectors.budget.commands import FIRST, LAST, Amount, Spent, Voucher, Words, Year

SpentOn = Annotated[date, Field(ge=date(FIRST, 1, 1), le=date(LAST, 12, 31))]


def _form(**example: Any) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [example]})


class Ask(BaseModel):
    """申请经费."""

    model_config = _form(year=2026, amount=500000, purpose="界别调研和学习")

    year: Year
    amount: Amount
    asked_on: date | None = None
    purpose: Words | None = None


class Approve(BaseModel):
    """批准经费: what the body has for the whole year."""

    model_config = _form(year=2026, amount=400000, basis="云政协办〔2026〕5号")

    year: Year
    amount: Amount
    approved_on: date | None = None
    basis: Words | None = None


class OfYear(BaseModel):
    """撤回经费: of which year."""

    model_config = _form(year=2026)

    year: Year


class Spend(BaseModel):
    """支出: so much, on a day, by a voucher."""

    model_config = _form(amount=12800, spent_on="2026-02-20", voucher="记-0031", purpose="租车")

    amount: Spent
    spent_on: SpentOn
    voucher: Voucher
    purpose: Words | None = None
    activity: UUID | None = None
