"""Which rules can say no to forgetting what a proposal says?"""

from kernel.decider import Refused


class NoSuchContent(Refused):
    """The proposal has no such text or file; see its papers for those that it has."""

    zh = "该提案没有这项内容，请查看提案材料后重试"


class NotTheirContent(Refused):
    """A first sponsor withdraws the proposal's own text and files; the office all others."""

    zh = "第一提案人只能删除提案本身的正文和附件，其他内容由办公室办理"
