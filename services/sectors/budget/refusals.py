"""Which rules can say no about a body's money?"""

from kernel.decider import Refused


class NoSuchBody(Refused):
    """There is no such body."""

    zh = "没有这个界别或机构"


class NoMoneyToTakeBack(Refused):
    """No money was asked for or approved for that year."""

    zh = "该年度没有申请或批准过经费"


class NotYet(Refused):
    """This day has not come; record it when it has."""

    zh = "日期晚于今天，请在发生之后登记"


class NotOfThatYear(Refused):
    """The day lies in another year; name that year's money."""

    zh = "支出日期不在该年度，请登记到所在年度"


class NothingApproved(Refused):
    """No money was approved for that year; have it approved first."""

    zh = "该年度经费尚未批准，请先登记批准金额"


class MoreThanIsLeft(Refused):
    """So much is not left of the money that was approved."""

    zh = "支出超过批准经费的余额"


class LessThanWasSpent(Refused):
    """More than that is spent already; correct the spending first, or approve more."""

    zh = "批准金额少于已登记的支出，请先更正支出或提高批准金额"


class VoucherTaken(Refused):
    """Another spending of that year bears this voucher number."""

    zh = "该凭证号在本年度已登记其他支出"


class VoucherUsedUp(Refused):
    """This voucher number was given back too often to be used again."""

    zh = "该凭证号已多次登记又撤销，不能再用"


class HasSpendings(Refused):
    """Money was spent of it; strike that first."""

    zh = "该经费已有支出，请先撤销支出"


class NoSuchSpending(Refused):
    """There is no such spending."""

    zh = "没有这笔支出"
