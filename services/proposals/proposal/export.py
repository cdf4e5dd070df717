"""How is a proposal written as a row of a ledger that can be imported again?"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from kernel.ledgers import Value
from kernel.ledgers.streaming import Heading
from proposals.proposal.tables import ProposalRow

SHEET = "提案台账"
HEADINGS = (
    Heading("流水号", 8),
    Heading("案号", 8),
    Heading("案由", 48),
    Heading("提案形式", 12),
    Heading("第一提案人", 16),
    Heading("联名人", 24),
    Heading("界别", 12),
    Heading("类别", 16),
    Heading("主题", 16),
    Heading("提交日期", 12),
    Heading("审查意见", 16),
    Heading("审查日期", 12),
    Heading("并入案号", 10),
    Heading("不立案理由", 20),
    Heading("主办单位", 24),
    Heading("会办单位", 24),
    Heading("办理方式", 10),
    Heading("交办日期", 12),
    Heading("要求办结日期", 14),
    Heading("答复日期", 12),
    Heading("办理结果", 10),
    Heading("委员意见", 16),
    Heading("反馈日期", 12),
)
FORMS = {
    "individual": "委员提案",
    "joint": "联名提案",
    "party": "党派提案",
    "organisation": "人民团体提案",
    "sector": "界别提案",
    "group": "小组提案",
    "special_committee": "专委会提案",
    "collective": "集体提案",
}
RESULTS = {
    "under_review": "待立案",
    "filed": "立案",
    "merged": "并案",
    "not_filed": "不予立案",
    "returned": "退回补充",
    "withdrawn": "撤案",
}
CONVERTED = {
    "opinion": "转为意见和建议",
    "letter": "转为委员来信",
    "situation_report": "转社情民意信息",
}
MODES = {"single": "单办", "lead_co": "主办会办", "separate": "分办"}


def line(row: ProposalRow, numbers: Mapping[UUID, int | None]) -> tuple[Value, ...]:
    """A row under the clerk's headings; `numbers` are the case numbers merged into."""
    into = numbers.get(row.merged_into) if row.merged_into else None
    return (
        row.serial_no,
        _number(row),
        row.title,
        FORMS[row.sponsor_kind],
        row.first_sponsor_name,
        "、".join(row.co_sponsor_names),
        row.sector,
        row.category,
        "、".join(row.topics),
        row.submitted_on,
        CONVERTED[row.converted_to] if row.converted_to else RESULTS[row.phase],
        row.reviewed_on,
        f"{into:04d}" if into else None,
        row.reason,
        "、".join(row.lead_names),
        "、".join(row.assisting_names),
        MODES[row.mode] if row.mode else None,
        row.assigned_on,
        row.due_on,
        *_answers(row),
    )


def _number(row: ProposalRow) -> str | None:
    return f"{row.case_no:04d}" if row.case_no is not None else row.printed_no


def _answers(row: ProposalRow) -> tuple[str | date | None, ...]:
    """Reply day, grades (of 分办 one a unit), opinions, day of the last opinion."""
    grades = dict(zip(row.replied_units, row.reply_grades, strict=True))
    each = [grades.get(unit, "") for unit in row.lead_units if unit in grades]
    shown = each if row.mode == "separate" and len(set(each)) > 1 else each[:1]
    return (
        row.replied_on,
        "、".join(grade and f"{grade}类" for grade in shown) or None,
        opinions_of(row),
        row.feedback_on,
    )


def opinions_of(row: ProposalRow) -> str | None:
    """Each sponsor's word; that of the first alone when no other one spoke."""
    names = dict(
        zip(
            (row.first_sponsor, *row.co_sponsors),
            (row.first_sponsor_name, *row.co_sponsor_names),
            strict=True,
        )
    )
    told = list(zip(row.feedback_sponsors, row.feedback_words, strict=True))
    if [who for who, _ in told] == [row.first_sponsor]:
        return told[0][1]
    return "；".join(f"{names.get(who, '')}：{word}" for who, word in told) or None
