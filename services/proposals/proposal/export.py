"""How is a proposal written as a row of a ledger that can be imported again?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from contracts.members.rules import CommitteeRules
from kernel.ledgers import Value
from kernel.ledgers.streaming import Heading
from proposals.proposal.export_marks import HEADINGS as OF_MARKS
from proposals.proposal.export_marks import each_says, marks_in, names_of, units_of
from proposals.proposal.ledger.handling import ANSWERED, ANSWERS_AGAIN
from proposals.proposal.ledger.naming import told_by_name
from proposals.proposal.marks.tables import MarksRow
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
    *OF_MARKS,
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


@dataclass(frozen=True, slots=True)
class Beside:
    """What the rows of a ledger need besides themselves.

    Attributes:
        numbers: the case numbers merged into, by proposal.
        marks: of the proposals that have any.
        rules: the committee's, by which the form's questions are known.
        set_aside: opinions show that were set aside when a second answer was ordered.
    """

    numbers: Mapping[UUID, int | None] = field(default_factory=dict)
    marks: Mapping[UUID, MarksRow] = field(default_factory=dict)
    rules: CommitteeRules | None = None
    set_aside: bool = False

    def aside(self, row: ProposalRow) -> MarksRow | None:
        """The marks of what is to be answered again, where what was said of it shows."""
        marks = self.marks.get(row.proposal)
        return marks if marks is not None and marks.awaited and self.set_aside else None


def line(row: ProposalRow, beside: Beside) -> tuple[Value, ...]:
    """A row under the clerk's headings."""
    into = beside.numbers.get(row.merged_into) if row.merged_into else None
    marks, aside = beside.marks.get(row.proposal), beside.aside(row)
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
        None if row.day_assumed else row.reviewed_on,
        f"{into:04d}" if into else None,
        row.reason,
        "、".join(row.lead_names),
        "、".join(row.assisting_names),
        MODES[row.mode] if row.mode else None,
        row.assigned_on,
        row.due_on,
        *_answers(row, aside),
        *marks_in(row, marks, beside.rules, aside is not None),
    )


def _number(row: ProposalRow) -> str | None:
    return f"{row.case_no:04d}" if row.case_no is not None else row.printed_no


def _answers(row: ProposalRow, aside: MarksRow | None) -> tuple[str | date | None, ...]:
    """Reply day, grades (of 分办 one a unit), opinions, day of the last opinion."""
    return row.replied_on, _grades(row, aside), opinions_of(row, aside), row.feedback_on


def _grades(row: ProposalRow, aside: MarksRow | None) -> str | None:
    """The grades of all that lead, or by name those of the units that answered so far."""
    grades = dict(zip(row.replied_units, row.reply_grades, strict=True))
    units = units_of(row)
    told = [(unit, grade) for unit, grade in grades.items() if unit in units]
    awaited = [unit for unit in aside.awaited if unit in units] if aside else []
    ungraded = [unit for unit, grade in told if not grade]
    some = 0 < len(told) < len(units) or 0 < len(ungraded) < len(told)
    if len(units) > 1 and (awaited or some):
        said = [(unit, f"{grade}类" if grade else ANSWERED[0]) for unit, grade in told]
        return told_by_name([*((one, ANSWERS_AGAIN[0]) for one in awaited), *said], units)
    each = [grades.get(unit, "") for unit in row.lead_units if unit in grades]
    if not each and aside is not None:
        each = [row.grade or ""]
    shown = each if len(units) > 1 and len(set(each)) > 1 else each[:1]
    return "、".join(grade and f"{grade}类" for grade in shown) or None


def opinions_of(row: ProposalRow, aside: MarksRow | None = None) -> str | None:
    """Each sponsor's word, also of whom it was set aside; of the first alone it stands bare."""
    told = dict(zip(row.feedback_sponsors, row.feedback_words, strict=True))
    if aside is not None:
        told |= dict(zip(aside.unhappy_sponsors, aside.unhappy_words, strict=True))
    names = names_of(row)
    order = [who for who in dict.fromkeys((*names, *told)) if who in told]
    return each_says([(who, told[who]) for who in order], names)
