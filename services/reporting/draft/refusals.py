"""Which rules say no to what is asked of a draft?"""

from kernel.decider import Refused


class NoSuchDraft(Refused):
    """There is no such draft; open one first."""

    zh = "没有这份文稿，请先开立"


class OpenedOtherwise(Refused):
    """A draft of this id was opened for another document."""

    zh = "该编号的文稿已为另一文件开立"


class SupersededAlready(Refused):
    """Another document took the place of this draft's; open a new draft."""

    zh = "该文稿印发的文件已被取代，请另行开立文稿"


class LiesWithTheCommittee(Refused):
    """The summary was handed up; the committee returns it before its body changes it."""

    zh = "总结已上报，须由上级退回后方可修改"


class NothingWritten(Refused):
    """A text says something."""

    zh = "文字不能为空"


class TooMuch(Refused):
    """A text is too long for one place; divide it."""

    zh = "文字过长，请分段填写"


class NoSuchText(Refused):
    """There is no such text in this draft, or it was taken back."""

    zh = "文稿中没有这段文字，或已撤回"


class NothingKept(Refused):
    """Nothing is kept under this text or comment that could be forgotten."""

    zh = "该文字或意见没有可删除的内容"


class UntilIsPast(Refused):
    """The last day for comments has passed already."""

    zh = "征求意见的截止日期早于今天"


class IssuedAlready(Refused):
    """The document is issued; write or approve anew before it goes out again."""

    zh = "文件已印发，修改后方可再次征求意见"


class NotOut(Refused):
    """The draft is not out for comment."""

    zh = "文稿未在征求意见"


class TooLate(Refused):
    """The last day for comments has passed."""

    zh = "征求意见已截止"


class NotAsked(Refused):
    """Only who was named is asked for comments."""

    zh = "未被列为征求意见对象"


class CommentedOtherwise(Refused):
    """A comment of this id says something else."""

    zh = "该编号的意见内容不同"


class NoSuchComment(Refused):
    """There is no such comment on this draft."""

    zh = "文稿没有这条意见"


class WhyNot(Refused):
    """A comment that is not accepted has a reason."""

    zh = "不采纳的意见须写明理由"


class AlreadyApproved(Refused):
    """The draft is approved; a change of its text needs approval again."""

    zh = "文稿已审定；修改文字后须重新审定"


class CommentsOpen(Refused):
    """Every comment is accepted or not before the draft is approved."""

    zh = "尚有意见未作采纳说明，不能审定"


class NotYet(Refused):
    """This day has not come."""

    zh = "日期晚于今天"


class NotApproved(Refused):
    """Only an approved draft is issued; a change after approval needs approval again."""

    zh = "文稿未经审定，或审定后有修改，不能印发"


class TextsMovedOn(Refused):
    """What was printed is not what was approved; print it again."""

    zh = "所印文字与审定的不一致，请重新印发"


class OnlyABodysSummary(Refused):
    """Only a body's summary is handed up."""

    zh = "只有界别、专委会、活动组等机构的总结可以上报"


class NotHandedUp(Refused):
    """The summary was not handed up, or was returned."""

    zh = "总结未上报，或已退回"
