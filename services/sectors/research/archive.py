"""How does the index of the research archive (调研档案目录) become the lines of a sheet? Pure."""

from datetime import date

from kernel.ledgers.streaming import Heading, StreamedRow
from rules.dates import add_months
from sectors.research.tables import ReportRow

SHEET = "调研档案目录"
HEADINGS = (
    Heading("档号", 12),
    Heading("题名", 44),
    Heading("执笔人", 16),
    Heading("课题组成员", 30),
    Heading("提交部门", 18),
    Heading("是否建议案", 10),
    Heading("审核通过日期", 14),
    Heading("归档日期", 12),
    Heading("保管期限", 10),
    Heading("到期年份", 10),
    Heading("移交单位", 18),
    Heading("移交日期", 12),
)


def index_number(row: ReportRow) -> str | None:
    """2026-0007; None while it is not archived."""
    return None if row.number is None else f"{row.year}-{row.number:04}"


def kept_until(filed_on: date | None, years: int | None) -> date | None:
    """The last day for which it must be kept; None is for ever."""
    if filed_on is None or years is None or filed_on.year + years > date.max.year:
        return None
    return add_months(filed_on, years * 12)


def line(row: ReportRow) -> StreamedRow:
    """One report."""
    until = kept_until(row.filed_on, row.retention_years)
    return (
        index_number(row),
        row.title,
        "、".join(row.writers),
        "、".join(row.team),
        row.department,
        "是" if row.is_recommendation else "否",
        row.approved_on,
        row.filed_on,
        "永久" if row.retention_years is None else f"{row.retention_years}年",
        until.year if until else None,
        row.handed_to,
        row.handed_on,
    )
