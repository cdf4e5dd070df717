"""How is an offer of another committee written as a row of a list?"""

from kernel.ledgers.streaming import Heading, StreamedRow
from proposals.proposal.lineage.queries import Forwarding
from proposals.proposal.lineage.views import ACCEPTED, OFFERED, REFUSED

SHEET = "转来提案"
HEADINGS = (
    Heading("序号", 6),
    Heading("转送单位", 24),
    Heading("原案号", 10),
    Heading("案由", 48),
    Heading("转送日期", 12),
    Heading("转送理由", 30),
    Heading("结果", 10),
    Heading("说明", 30),
    Heading("结果日期", 12),
)
ANSWERS = {OFFERED: "待接收", ACCEPTED: "已接收", REFUSED: "未接收"}


def line(number: int, row: Forwarding) -> StreamedRow:
    """One row."""
    return (
        number,
        row.by_name,
        None if row.case_no is None else f"{row.case_no:04d}",
        row.title,
        row.forwarded_on,
        row.reason,
        ANSWERS[row.answer],
        row.answer_words,
        row.answered_on,
    )
