"""How is a lead written as a row of a list?"""

from contracts.proposals.lead import LeadSource
from kernel.ledgers.streaming import Heading, StreamedRow
from proposals.lead.tables import LeadRow

SHEET = "提案线索"
HEADINGS = (
    Heading("序号", 6),
    Heading("来源", 16),
    Heading("提供者", 18),
    Heading("线索标题", 48),
    Heading("收到日期", 12),
    Heading("参考选题", 40),
    Heading("列入日期", 12),
    Heading("未采用理由", 30),
    Heading("形成提案数", 12),
    Heading("删除说明", 40),
)
SOURCES = {
    LeadSource.PUBLIC: "社会公众",
    LeadSource.UNIT: "党政部门和单位",
    LeadSource.PARTY: "民主党派和工商联",
    LeadSource.MEMBER: "委员",
    LeadSource.OTHER: "其他",
}


def line(number: int, row: LeadRow, note: str | None) -> StreamedRow:
    """One row; its text stays in the vault, and `note` says if it was forgotten there."""
    return (
        number,
        SOURCES[LeadSource(row.source)],
        row.by_name,
        row.title,
        row.received_on,
        row.topic,
        row.listed_on,
        row.declined,
        len(row.grown_into),
        note,
    )
