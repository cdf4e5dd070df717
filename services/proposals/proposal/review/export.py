"""How is a reviewer's part in a review written as a row of a list?"""

from kernel.ledgers.streaming import Heading, StreamedRow
from proposals.proposal.review.events import Advice
from proposals.proposal.review.queries import Reviewed

SHEET = "提案审查情况"
HEADINGS = (
    Heading("序号", 6),
    Heading("流水号", 8),
    Heading("案由", 48),
    Heading("轮次", 10),
    Heading("审查组", 14),
    Heading("审查人", 12),
    Heading("分配日期", 12),
    Heading("审查建议", 14),
    Heading("理由", 36),
    Heading("建议类别", 14),
    Heading("建议承办单位", 24),
    Heading("审查日期", 12),
)
ADVICE = {
    Advice.FILE: "立案",
    Advice.RETURN: "退回补充",
    Advice.NOT_FILE: "不予立案",
    Advice.MERGE: "并案",
    Advice.CONVERT: "转为意见建议",
}


def line(number: int, row: Reviewed) -> StreamedRow:
    """One row; without advice the review is still to be done."""
    return (
        number,
        row.serial_no,
        row.title,
        row.round,
        row.grp,
        row.reviewer_name,
        row.dealt_on,
        ADVICE[Advice(row.advice)] if row.advice else None,
        row.reason,
        row.category,
        "、".join(row.intended_names) or None,
        row.advised_on,
    )
