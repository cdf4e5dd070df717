"""Why is a stated figure not taken?"""

from kernel.decider import Refused


class FigureOrName(Refused):
    """A stated figure is either of the catalogue or has a name of its own."""

    zh = "填报数须写明指标编号或自拟名称，且只写一项"


class NoSuchFigure(Refused):
    """There is no figure of that id."""

    zh = "指标目录中没有这个指标"


class PartOrNot(Refused):
    """A breakdown is stated part by part; other figures have no parts."""

    zh = "分项指标须写明分项，其他指标没有分项"


class SaysNothing(Refused):
    """A stated figure says a count or a share."""

    zh = "填报数须有数值或占比"


class RateWithoutBase(Refused):
    """A rate is stated by count and base, or by its printed share."""

    zh = "比率须写明数值和基数，或原文所印的占比"


class NotAPart(Refused):
    """What a share counts is no more than its base."""

    zh = "数值大于基数"


class ShareDoesNotFollow(Refused):
    """The share does not follow from count and base at its printed digits."""

    zh = "占比与数值、基数不符"


class AlreadyStated(Refused):
    """Another number is stated there; correct it with a reason."""

    zh = "该填报数已有不同的数，请更正并写明理由"


class NothingStated(Refused):
    """No such number was stated, or it was withdrawn."""

    zh = "没有这个填报数，或已撤回"
