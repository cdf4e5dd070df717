"""Which rules can say no to a proposal's command?"""

from kernel.decider import Refused


class NotSubmitted(Refused):
    """No such proposal has been submitted, or it was retracted."""

    zh = "没有这件提案，或其录入已撤销"


class AlreadySubmitted(Refused):
    """The proposal was submitted before with other content."""

    zh = "该提案已提交，内容不同；请使用更正"


class OtherPlenary(Refused):
    """The proposal belongs to another plenary."""

    zh = "该提案属于另一次全体会议"


class IndividualHasCoSponsors(Refused):
    """An individual proposal has no co-sponsors; with them it is a joint one."""

    zh = "个人提案不得有联名人；有联名人的为联名提案"


class SponsorNotOnRoll(Refused):
    """A sponsor was not a member on that day."""

    zh = "提案人当日不是在册委员"


class NumberTaken(Refused):
    """Another proposal of this plenary has this number."""

    zh = "该案号已被本次会议的另一件提案使用"


class AlreadyFiled(Refused):
    """The proposal is filed under another number."""

    zh = "该提案已以其他案号立案"


class NotUnderReview(Refused):
    """The review has decided on this proposal already."""

    zh = "该提案的审查已有结果，请先撤销审查结果"


class MergedIntoItself(Refused):
    """A proposal cannot be merged into itself."""

    zh = "提案不能并入自身"


class TargetNotLive(Refused):
    """The proposal to merge into does not exist, or is not under review or filed."""

    zh = "并入的提案不存在，或未立案且不在审查中"


class ReasonMissing(Refused):
    """The sponsor must be told why the proposal is returned."""

    zh = "退回须说明理由"


class ReasonNotCoded(Refused):
    """A proposal is not filed for a reason of the committee's list; name its code."""

    zh = "不予立案须选择本委员会规定的情形代码"


class UnknownReason(Refused):
    """The committee's list has no such reason."""

    zh = "本委员会的不予立案情形中没有该代码"


class AlreadyAssigned(Refused):
    """A proposal can be withdrawn only before it is assigned."""

    zh = "提案已交办，不能撤案"


class NotFiled(Refused):
    """Only a filed or merged proposal is handled."""

    zh = "提案未立案，不能办理"


class OneUnitAlone(Refused):
    """The mode of handling does not suit the number of units."""

    zh = "办理方式与承办单位数不符"


class DueBeforeAssigned(Refused):
    """The due day lies before the day of assignment."""

    zh = "办结期限早于交办日期"


class NotAssigned(Refused):
    """The proposal has not been assigned to any unit."""

    zh = "提案尚未交办"


class NotTheirProposal(Refused):
    """The unit is not one of those to which the proposal is assigned."""

    zh = "该单位不是本提案的承办单位"


class UnknownGrade(Refused):
    """The grade is not in the committee's scheme."""

    zh = "办理结果不在本委员会的等次之中"


class RepliedBeforeAssigned(Refused):
    """The reply lies before the assignment."""

    zh = "答复日期早于交办日期"


class NotReplied(Refused):
    """There is no reply to give an opinion on."""

    zh = "提案尚未答复，不能反馈"


class NotASponsor(Refused):
    """Only a sponsor gives feedback."""

    zh = "只有提案人可以反馈"
