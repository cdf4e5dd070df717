"""Which rules can say no to what is recorded of a proposal's weight?"""

from kernel.decider import Refused


class NotFiledYet(Refused):
    """Only a filed or merged proposal is chosen, watched over, adopted or awarded."""

    zh = "提案未立案，不能列为重点、督办、采纳或评优"


class LeadersMissing(Refused):
    """A key proposal is taken in hand by a leader at least."""

    zh = "确定重点提案须指明领办或督办领导"


class NotKey(Refused):
    """Only a key proposal is watched over."""

    zh = "该提案不是重点提案"


class UnknownPriority(Refused):
    """The committee's list of priorities has no such one."""

    zh = "本委员会的中心工作清单中没有该项"


class OwesNothing(Refused):
    """The unit owes nothing that it could be urged to do."""

    zh = "该单位没有未办事项，无须催办"


class RefusalWithoutReason(Refused):
    """Who does not agree to the publication says why."""

    zh = "不同意公开须说明理由"
