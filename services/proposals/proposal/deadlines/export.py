"""How is a deadline written as a row of a list?"""

from contracts.periods import Duty
from kernel.ledgers.streaming import Days, Heading, StreamedRow
from proposals.proposal.deadlines.queries import Standing

SHEET = "办理期限"
HEADINGS = (
    Heading("序号", 6),
    Heading("提案编号", 10),
    Heading("提案标题", 48),
    Heading("事项", 12),
    Heading("责任方", 18),
    Heading("起算日期", 12),
    Heading("到期日期", 12),
    Heading("剩余天数", 12),
    Heading("完成情况", 12),
    Heading("终了日期", 12),
    Heading("依据", 36),
    Heading("备注", 16),
)
DUTIES = {
    Duty.SIGN: "签收",
    Duty.RETURN: "申退",
    Duty.ANSWER_RETURN: "申退答复",
    Duty.CONTACT: "联系提案人",
    Duty.CO_OPINION: "会办意见",
    Duty.REPLY: "答复",
    Duty.LONGEST: "办理总期限",
    Duty.REHANDLE: "重新办理",
    Duty.RATE: "评价提案",
    Duty.FEEDBACK: "反馈",
}


def line(number: int, row: Standing) -> StreamedRow:
    """One row; days left are days of the calendar, as the list counts them."""
    return (
        number,
        f"{row.case_no:04d}" if row.case_no is not None else None,
        row.title,
        DUTIES[Duty(row.duty)],
        row.party_name,
        row.starts_on,
        row.due_on,
        None if row.days_left is None else Days(row.days_left, working=False),
        _how(row),
        row.ended_on,
        row.basis,
        "含未公布年度的工作日" if row.provisional else None,
    )


def _how(row: Standing) -> str:
    """Whether it was done, and in time."""
    if row.how is None:
        return "暂停" if row.due_on is None else "未完成"
    if row.how != "done":
        return "不再需要"
    late = row.due_on is not None and row.ended_on is not None and row.ended_on > row.due_on
    return "逾期完成" if late else "按期完成"
