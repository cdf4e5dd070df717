"""Which rules say no to what is asked of an activity?"""

from kernel.decider import Refused


class UnknownActivity(Refused):
    """The activity has not been recorded."""

    zh = "没有这项活动的记录"


class UnknownKind(Refused):
    """The committee's list of kinds does not have this word."""

    zh = "活动类别不在本委员会的类别表中"


class EndsBeforeItStarts(Refused):
    """The activity would end before it starts."""

    zh = "活动的结束日期早于开始日期"


class CountsDoNotAddUp(Refused):
    """Expected must be present plus leave plus absent."""

    zh = "应到人数不等于实到、请假、缺席人数之和"


class ChangedHereSince(Refused):
    """This was entered or corrected by hand and differs; nothing was overwritten."""

    zh = "系统中的记录已由人工登记或更正，与台账不一致，未作覆盖；请核对后在系统中更正"
