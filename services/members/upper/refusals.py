"""Which rules of members of upper committees say no?"""

from kernel.decider import Refused


class NotListed(Refused):
    """No such member of an upper committee is listed here."""

    zh = "本地没有登记这位上级政协委员"


class BackBeforeGone(Refused):
    """The person was here until a later day; give a first day after it."""

    zh = "起始日期不晚于此前的离开日期，请填写其后的日期"


class GoneBeforeListed(Refused):
    """The last day would come before the first."""

    zh = "截止日期早于起始日期"
