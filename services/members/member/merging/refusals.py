"""Which rules of merging say no?"""

from kernel.decider import Refused


class MergedIntoItself(Refused):
    """A member is not its own duplicate; name two entries."""

    zh = "不能与自身合并；请指明两条记录"


class OfTwoCommittees(Refused):
    """The two entries are of two committees; each committee keeps its own register."""

    zh = "两条记录属于不同委员会，各委员会名册分别管理，不能合并"


class AlreadyMerged(Refused):
    """This entry is merged into another member already; take that back first."""

    zh = "该记录已并入另一委员；请先撤销原合并"


class MergeCircle(Refused):
    """The one to keep is merged into this very entry; take that back first."""

    zh = "拟保留的委员已并入本记录，不能互相合并；请先撤销原合并"


class KeptOneIsMerged(Refused):
    """The one to keep is merged into a third; merge into that one."""

    zh = "拟保留的委员已并入第三条记录；请直接并入该记录"


class KeepsOthers(Refused):
    """Others are merged into this entry; take those back, then merge them into the one to keep."""

    zh = "本记录已有其他记录并入；请先撤销，再分别并入拟保留的委员"


class ConfirmTwoNumbers(Refused):
    """Both are on the roll under different numbers; confirm that they are one person."""

    zh = "两人均在册且委员编号不同；请确认确为同一人"


class KeepWhoIsOnTheRoll(Refused):
    """The duplicate is on the roll and the one to keep is not; keep the one on the roll."""

    zh = "重复记录在册而拟保留的不在册；请保留在册的一条"


class MergedIntoAnother(Refused):
    """This entry is merged into another member; ask about that one."""

    zh = "该记录已并入另一委员；请对保留的委员办理"
