"""How is an opinion or a letter written as a row of a list?"""

from kernel.ledgers.streaming import Heading, StreamedRow
from proposals.suggestion.tables import SuggestionRow

SHEET = "意见建议和来信"
HEADINGS = (
    Heading("序号", 6),
    Heading("类别", 12),
    Heading("标题", 48),
    Heading("提出人", 24),
    Heading("界别", 12),
    Heading("日期", 12),
    Heading("转送单位", 30),
    Heading("反馈", 48),
    Heading("删除说明", 40),
)
KINDS = {"opinion": "意见建议", "letter": "委员来信"}


def line(number: int, row: SuggestionRow, note: str | None) -> StreamedRow:
    """One row; what units say stands with their names, `note` if its text was forgotten."""
    told = zip(row.unit_names, row.answers, strict=True)
    return (
        number,
        KINDS[row.kind],
        row.title,
        "、".join(row.sponsor_names),
        row.sector,
        row.received_on,
        "、".join(row.unit_names) or None,
        "；".join(f"{unit}：{answer}" for unit, answer in told if answer) or None,
        note,
    )
