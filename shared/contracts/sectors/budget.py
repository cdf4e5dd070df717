"""What happens to a body's money of a year (经费): asked for, approved, spent? All in 分."""

from datetime import date
from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh
from kernel.ids import derived


def budget_id(committee: UUID, body: UUID, year: int) -> UUID:
    """The id of a body's budget of a calendar year."""
    return derived("budget", committee, body, year)


class BudgetAsked(Event, name="sectors.budget.asked", title="经费申请", published=True):
    """申请: what a body asks for; told again, it is corrected."""

    budget: Annotated[UUID, zh("经费")]
    body: Annotated[UUID, zh("机构")]
    year: Annotated[int, zh("年度")]
    amount: Annotated[int, zh("申请金额", "分")]
    asked_on: Annotated[date, zh("申请日期")]
    purpose: Annotated[str | None, zh("用途")]


class BudgetApproved(Event, name="sectors.budget.approved", title="经费批准", published=True):
    """批准: what the body has for the year, as a whole; told again, it is corrected.

    It may differ from what was asked for; 0 is nothing.
    """

    budget: Annotated[UUID, zh("经费")]
    body: Annotated[UUID, zh("机构")]
    year: Annotated[int, zh("年度")]
    amount: Annotated[int, zh("批准金额", "分")]
    approved_on: Annotated[date, zh("批准日期")]
    basis: Annotated[str | None, zh("依据文件")]


class BudgetTakenBack(Event, name="sectors.budget.taken_back", title="经费撤回", published=True):
    """撤回: that money was asked for or approved was entered by mistake."""

    budget: Annotated[UUID, zh("经费")]
    body: Annotated[UUID, zh("机构")]
    year: Annotated[int, zh("年度")]


class SpendingRecorded(Event, name="sectors.budget.spent", title="经费支出", published=True):
    """支出: by a voucher; told again under the same id, it is corrected, whole."""

    budget: Annotated[UUID, zh("经费")]
    body: Annotated[UUID, zh("机构")]
    year: Annotated[int, zh("年度")]
    spending: Annotated[UUID, zh("支出")]
    amount: Annotated[int, zh("金额", "分")]
    spent_on: Annotated[date, zh("支出日期")]
    voucher: Annotated[str, zh("凭证号", "同一委员会同一年度不重复")]
    time: Annotated[int, zh("次", "该凭证号第几次使用，从1起")]
    purpose: Annotated[str | None, zh("用途")]
    activity: Annotated[UUID | None, zh("所属活动", "空为不属于活动")]
    waived: Annotated[tuple[str, ...], zh("补录时未适用的规则")] = ()


class SpendingStruck(
    Event, name="sectors.budget.spending_struck", title="支出撤销", published=True
):
    """支出撤销: nothing was spent; its voucher number is free again."""

    budget: Annotated[UUID, zh("经费")]
    body: Annotated[UUID, zh("机构")]
    year: Annotated[int, zh("年度")]
    spending: Annotated[UUID, zh("支出")]
