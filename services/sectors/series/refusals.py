"""Which rules say no to what is asked of a series?"""

from kernel.decider import Refused


class NoSuchSeries(Refused):
    """There is no such series; begin it first."""

    zh = "没有这个固定活动，请先设立"


class NotARhythm(Refused):
    """Name one day: weekly a weekday; monthly or quarterly a day, or the n-th weekday."""

    zh = "周期应只定一天：每周写星期；每月、每季写几号，或第几个星期几（每季并写季内第几个月）"


class EndsBeforeItStarts(Refused):
    """It would end at or before the time at which it starts."""

    zh = "结束时间不晚于开始时间"


class TooFarAhead(Refused):
    """Days are planned for at most two years ahead; name an earlier day."""

    zh = "排期最多提前两年，请写较早的日期"


class TooManyDates(Refused):
    """So many days are not planned at once; let the series begin later, or name an earlier day."""

    zh = "一次排期的天数过多，请推后起始日期，或写较早的日期"


class NoSuchDate(Refused):
    """No day is planned for this turn; plan the days first."""

    zh = "该期尚未排期，或已随停办取消；请先排期"


class TakenDay(Refused):
    """Another turn of the series is on that day already; name another day."""

    zh = "该日已有本固定活动的另一期，请另选日期"


class DateHeld(Refused):
    """An activity is held for this day; undo that first."""

    zh = "该期已对应活动，请先解除对应"


class LeftOut(Refused):
    """This day was left out; move it to a day first."""

    zh = "该期已取消，请先改期恢复"


class NoSuchActivity(Refused):
    """There is no such activity, or it was taken back; record it first."""

    zh = "没有这项活动，或已撤销；请先登记活动"


class HeldForAnother(Refused):
    """This activity is held for another day of the series; undo that first."""

    zh = "该活动已对应本固定活动的另一期，请先解除对应"


class EndsBeforeItBegan(Refused):
    """The series would end before its first day; name a later day."""

    zh = "停办日期早于起始日期"
