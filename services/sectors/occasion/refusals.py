"""Which rules say no to what is told of an activity?"""

from kernel.decider import Refused


class NoSuchActivity(Refused):
    """There is no such activity, or it was taken back; record it first."""

    zh = "没有这项活动，或已撤销；请先登记活动"


class ToldTwice(Refused):
    """The list names the same thing twice; name each once."""

    zh = "清单中同一项出现了两次，请只写一次"


class UnknownPriority(Refused):
    """The committee's list of priorities of that day does not have this one; choose one of it."""

    zh = "当日的中心工作清单中没有这一项，请选用清单所列"


class NotAMember(Refused):
    """There is no such member in this committee."""

    zh = "本委员会没有这位委员"


class NotYet(Refused):
    """This day has not come; record it when it has."""

    zh = "日期晚于今天，请在发生之后登记"


class NoNotes(Refused):
    """The member handed in no notes on this activity."""

    zh = "该委员没有就这项活动提交心得"


class EnteredByHand(Refused):
    """This was entered by hand and differs from the ledger; nothing was overwritten."""

    zh = "系统中已由人工登记，与台账不一致，未作覆盖；请核对后在系统中更正"
