"""Which rules say no to what is asked of a research report?"""

from kernel.decider import Refused


class NoSuchReport(Refused):
    """There is no such report, or it was taken back."""

    zh = "没有这份调研报告，或已撤销"


class UnderReview(Refused):
    """The report is submitted; return it before it is changed."""

    zh = "调研报告已提交，请先退回再修改"


class AlreadyApproved(Refused):
    """The report is approved; return it before it is changed or submitted again."""

    zh = "调研报告已审核通过，请先退回再修改或重新提交"


class NotSubmitted(Refused):
    """The report is not submitted; submit it first."""

    zh = "调研报告尚未提交，请先提交"


class NotApproved(Refused):
    """Only an approved report goes to the archive."""

    zh = "调研报告尚未审核通过，不能归档"


class InTheArchive(Refused):
    """The report has a number in the archive's index; it is neither returned nor taken back."""

    zh = "调研报告已归档编号，不能退回或撤销"


class NotInTheArchive(Refused):
    """The report has no number in the archive's index yet; file it first."""

    zh = "调研报告尚未归档，请先归档"


class NobodyWrote(Refused):
    """A report is submitted with the name of at least one who wrote it."""

    zh = "提交前请写明至少一位执笔人"


class NotYet(Refused):
    """This day has not come; record it when it has."""

    zh = "日期晚于今天，请在发生之后登记"


class BeforeWhatLedToIt(Refused):
    """It cannot have happened before the step that led to it."""

    zh = "日期早于前一环节的日期"


class NoSuchActivity(Refused):
    """There is no such activity, or it was taken back; record it first."""

    zh = "没有这项活动，或已撤销；请先登记活动"
