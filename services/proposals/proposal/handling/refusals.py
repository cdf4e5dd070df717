"""Which rules can say no while a proposal is handled?"""

from kernel.decider import Refused


class ReturnPending(Refused):
    """The unit has asked to be let out; that is answered first."""

    zh = "该单位已申退，答复前不能签收"


class AnsweredAlready(Refused):
    """The unit has answered the proposal already."""

    zh = "该单位已答复"


class SuggestsItself(Refused):
    """A unit cannot suggest itself in its own place."""

    zh = "建议的承办单位不能是申退单位自身"


class ReturnTooLate(Refused):
    """The days within which a unit may ask to be let out are over."""

    zh = "已超过申退期限"


class NoReturnRequested(Refused):
    """The unit has not asked to be let out."""

    zh = "该单位没有待答复的申退"


class NoContactClaimed(Refused):
    """The unit does not say that it spoke with this sponsor."""

    zh = "该单位未登记与该提案人的联系"


class NotAssisting(Refused):
    """Only an assisting unit sends an opinion to the lead unit."""

    zh = "只有会办单位提出会办意见"


class NotLeading(Refused):
    """Only a leading unit answers the sponsors; an assisting one sends its opinion."""

    zh = "只有主办单位答复提案人，会办单位提出会办意见"


class ClosedWithoutReason(Refused):
    """A reply that is not open to the public says why."""

    zh = "答复不予公开须说明理由"


class NoDraft(Refused):
    """There is no draft of the unit's reply, or it was sent back."""

    zh = "该单位没有待审的复文草稿，或草稿已退回修改"


class StepMissing(Refused):
    """A step that the committee's rules ask for before a reply is missing."""

    zh = "答复前须经的步骤尚未完成"


class NotReplied(Refused):
    """The unit has not answered yet."""

    zh = "该单位尚未答复"


class UnknownAnswer(Refused):
    """The committee's form has no such question, or offers no such answer."""

    zh = "评议表中没有该问题或该选项"


class AnswerMissing(Refused):
    """A question of the committee's form that must be answered is not."""

    zh = "评议表中有必答问题未答"


class AlreadyClosed(Refused):
    """The proposal is closed."""

    zh = "提案已办结归档"


class StillOwed(Refused):
    """A leading unit has not answered yet."""

    zh = "尚有主办单位未答复，不能办结"


class NothingPromised(Refused):
    """What was resolved, or has no grade, is not followed up."""

    zh = "已解决或未定等次的答复无须跟踪办理"


class NoReplyOwed(Refused):
    """The unit owes no reply whose day could be moved."""

    zh = "该单位没有未办结的答复期限"


class ExtensionTooLate(Refused):
    """More time is asked for before the due day, not after it."""

    zh = "已过到期日，不能申请延期"


class NotLater(Refused):
    """The day asked for does not lie after the due day."""

    zh = "延期后的日期须晚于原到期日"


class BeyondLongest(Refused):
    """No extension goes beyond the longest time that the rule allows."""

    zh = "延期后超过规定的最长办理期限"


class NoExtensionRequested(Refused):
    """The unit has not asked for more time."""

    zh = "该单位没有待答复的延期申请"


class LaterThanDeadline(Refused):
    """A unit's own day lies no later than the day on which the unit itself is due."""

    zh = "内部时限不得晚于本单位的办理期限"


class NothingRuns(Refused):
    """No deadline of this proposal is running."""

    zh = "本提案没有进行中的期限"
