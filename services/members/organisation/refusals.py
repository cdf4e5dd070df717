"""Which rules can say no about an organisation?"""

from kernel.decider import Refused


class UnknownOrganisation(Refused):
    """There is no such organisation in this committee."""

    zh = "本委员会没有登记该单位，请先登记"


class NotListed(Refused):
    """The committee's lists of kinds, families and levels do not have this word."""

    zh = "本委员会的单位类别、系统、层级清单中没有该项，请按清单填写或先修订清单"


class MeansAnother(Refused):
    """The name means another organisation already; take it back there, or register under `nth`."""

    zh = "该名称已确认为另一单位的名称或别名，请先在该单位撤回；确为同名另一单位的，登记时注明序号"


class IsAnAlias(Refused):
    """This name was itself confirmed as an alias of another organisation."""

    zh = "该单位名称本身已确认为另一单位的别名，请改在该单位办理"


class HasAliases(Refused):
    """The other name has aliases of its own; give those to this organisation first."""

    zh = "该名称自身已有别名，请先将其别名归入本单位"


class NotAnAlias(Refused):
    """The name was never confirmed as an alias of this organisation."""

    zh = "该名称不是本单位的别名，请核对"


class TakenBackTooOften(Refused):
    """The name was given and taken back so often that it can be given to nobody any more."""

    zh = "该名称确认和撤回的次数已达上限，不能再确认为别名"


class NameWasAnothers(Refused):
    """The name was an organisation's that is called otherwise now; register under `nth`."""

    zh = "该名称曾属另一单位；确为同名另一单位的，请注明序号登记"


class BorneByAnother(Refused):
    """Another organisation bears this name; merge the two, or take another name."""

    zh = "另有单位正使用该名称；如系合并，请按合并办理"


class NotInOrder(Refused):
    """The day is before the last change of the same thing; correct that one first."""

    zh = "日期早于该项最近一次变动的日期，请先更正最近一次变动"


class HasEnded(Refused):
    """The organisation was merged, split or dissolved; take that back first."""

    zh = "该单位已合并、分设或撤销，不能再变动；如登记有误，请先撤回该机构变动"


class IntoItself(Refused):
    """An organisation cannot succeed itself; a new name alone is a renaming."""

    zh = "单位不能并入自身；仅名称变化的，请按更名办理"


class OneSuccessorAlone(Refused):
    """A split has several successors; with one alone it is a merger."""

    zh = "分设须有两个以上不同的继任单位；只有一个的，请按合并办理"


class SuccessorUnknown(Refused):
    """A successor is not registered in this committee."""

    zh = "继任单位尚未登记，请先登记"


class SuccessorEnded(Refused):
    """A successor does not exist on that day any more."""

    zh = "继任单位在该日已不存在，请核对继任单位或日期"


class ParentUnknown(Refused):
    """The parent is not registered in this committee."""

    zh = "主管单位尚未登记，请先登记"


class BelowItself(Refused):
    """An organisation cannot be its own parent, nor stand below one that it is above."""

    zh = "主管单位不能是本单位或本单位的下属单位"
