"""How is a draft written as a row of a list?"""

from kernel.ledgers.streaming import Heading, StreamedRow
from proposals.proposal.drafting.tables import DraftRow
from proposals.proposal.export import FORMS
from rules.dates import SHANGHAI

SHEET = "未提交草稿"
HEADINGS = (
    Heading("序号", 6),
    Heading("案由", 48),
    Heading("提案形式", 12),
    Heading("第一提案人", 14),
    Heading("界别", 14),
    Heading("类别", 14),
    Heading("主题", 20),
    Heading("会签情况", 36),
    Heading("会签截止", 18),
    Heading("暂存日期", 12),
)
ANSWERS = {"joined": "同意", "declined": "不同意", "": "未答复"}


def line(number: int, row: DraftRow) -> StreamedRow:
    """One row; who was invited to co-sign stands with the answer."""
    invited = zip(row.invited_names, row.answers, strict=True)
    return (
        number,
        row.title,
        FORMS[row.sponsor_kind],
        row.first_sponsor_name,
        row.sector,
        row.category,
        "、".join(row.topics) or None,
        "；".join(f"{name}：{ANSWERS[answer]}" for name, answer in invited) or None,
        row.expires_at.astimezone(SHANGHAI).replace(tzinfo=None) if row.expires_at else None,
        row.saved_on,
    )
