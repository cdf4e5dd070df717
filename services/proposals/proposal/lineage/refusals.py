"""Which rules can say no to splitting and forwarding?"""

from kernel.decider import Refused


class SplitTooLate(Refused):
    """Only a proposal that is under review or filed, and not assigned yet, is split."""

    zh = "只有待立案或已立案而未交办的提案可以分案"


class IdTaken(Refused):
    """Another proposal bears this id already."""

    zh = "该标识已有另一件提案"


class NothingToForward(Refused):
    """A proposal that was withdrawn, returned or merged is not forwarded."""

    zh = "已撤案、退回或并案的提案不再转送"


class ForwardedToItself(Refused):
    """A committee does not forward to itself."""

    zh = "不能转送给本委员会"


class NotForwarded(Refused):
    """It was not forwarded under this id."""

    zh = "没有这次转送"


class AnsweredOtherwise(Refused):
    """The forwarding was answered before, and otherwise."""

    zh = "这次转送已有结果，且与此不同"


class NothingOffered(Refused):
    """No other committee has offered this to yours."""

    zh = "没有其他政协转来这件提案"


class RefusalNeedsReason(Refused):
    """A refusal says why."""

    zh = "不接收须说明理由"
