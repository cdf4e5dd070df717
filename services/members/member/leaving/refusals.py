"""Which rules of leaving say no?"""

from kernel.decider import Refused


class NoResignationWaits(Refused):
    """No resignation of this member waits for a decision; record the request first."""

    zh = "该委员没有待决定的辞去申请；请先登记申请"


class LeftAlready(Refused):
    """The member has left the roll; correct that record instead."""

    zh = "该委员已离任；如登记有误请更正离任记录"


class KeptForOthers(Refused):
    """Other entries are merged into this one; take those merges back before it is retracted."""

    zh = "已有其他记录并入该委员，不能按录入有误撤销；请先撤销这些合并"
