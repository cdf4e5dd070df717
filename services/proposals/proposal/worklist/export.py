"""How is a unit's list written as the clerk's 办理回复明细表, to be filled in and sent back?"""

from datetime import date

from contracts.members.rules import CommitteeRules
from kernel.ledgers.streaming import Days, Heading, StreamedRow
from proposals.proposal.export import FORMS, opinions_of
from proposals.proposal.worklist.queries import Case
from proposals.proposal.worklist.stamps import Answer, Inside, Stamp, task_id
from proposals.proposal.worklist.standing import Part, Stage
from rules.dates import date_zh
from rules.numbers import numeral_zh

SHEET = "办理回复明细表"
PARTS = {Part.LEAD: "主办", Part.ASSIST: "会办", Part.SEPARATE: "分办"}
STAGES = {
    Stage.TO_SIGN: "待签收",
    Stage.RETURN_REQUESTED: "申退待答复",
    Stage.PAUSED: "暂停办理",
    Stage.TO_ANSWER: "待答复",
    Stage.DRAFTED: "已拟稿",
    Stage.IN_COSIGN: "会签中",
    Stage.IN_REVIEW: "审核中",
    Stage.SENT_BACK: "退回修改",
    Stage.TO_ISSUE: "待印发",
    Stage.TO_ANSWER_AGAIN: "重新办理",
    Stage.TO_SEND_OPINION: "待提会办意见",
    Stage.OPINION_SENT: "已提会办意见",
    Stage.REPLIED: "已答复",
    Stage.TO_RATE: "待评价提案",
    Stage.CLOSED: "已办结",
}
NOTE = (
    "橙色表头的各列由承办单位填写，填好后将本表原样导回即可；其余各列供核对，改动无效。"
    "行可排序、筛选，“核对码”一列请保留"
)


def headings(rules: CommitteeRules | None) -> tuple[Heading, ...]:
    """The columns; the committee's grades can be chosen from a list."""
    grades = tuple(f"{grade.letter}类" for grade in rules.grades) if rules else ()
    return (
        Heading("序号", 5),
        Heading("提案编号", 9),
        Heading("届次", 12),
        Heading("提案类型", 10),
        Heading("提案标题", 44),
        Heading("立案日期", 12),
        Heading("第一提案人", 11),
        Heading("提案人数", 9),
        Heading("要求交办日期", 12),
        Heading("实际办结日期", 12, filled=True),
        Heading("办理单位", 18),
        Heading("办理类型", 9),
        Heading("解决程度", 9, filled=True, choices=grades),
        Heading("提案人意见", 20),
        Heading("要求办结日期", 12),
        Heading("剩余天数", 12),
        Heading("办理状态", 14),
        Heading("内部科室", 14, filled=True),
        Heading("经办人", 12, filled=True),
        Heading("内部时限", 12, filled=True),
        Heading("核对码", 10, hidden=True),
    )


def title(unit: str, on: date) -> tuple[str, str]:
    """The lines above the headings."""
    return f"{unit}{SHEET}（{date_zh(on)}）", NOTE


def line(number: int, one: Case) -> StreamedRow:
    """One row."""
    row = one.row
    left = None if one.days_left is None else Days(one.days_left, one.in_working_days)
    return (
        number,
        number_of(one),
        plenary_of(one),
        FORMS[row.sponsor_kind],
        row.title,
        row.reviewed_on if row.case_no is not None else None,
        row.first_sponsor_name,
        1 + len(row.co_sponsors),
        row.assigned_on,
        one.answered_on,
        one.unit_name,
        PARTS[one.part],
        grade_of(one),
        opinions_of(row),
        one.due_on,
        left,
        STAGES[one.stage],
        one.section,
        one.person,
        one.own_due_on,
        stamp(one).text(),
    )


def number_of(one: Case) -> str | None:
    """The case number as it is printed; of a merged proposal the one that its paper bears."""
    return f"{one.row.case_no:04d}" if one.row.case_no is not None else one.row.printed_no


def plenary_of(one: Case) -> str | None:
    """五届三次; None while the plenary has not arrived here."""
    if not one.term or not one.session:
        return None
    return f"{numeral_zh(one.term)}届{numeral_zh(one.session)}次"


def grade_of(one: Case) -> str | None:
    """A类."""
    return f"{one.grade}类" if one.grade else None


def stamp(one: Case) -> Stamp:
    """What the row is now."""
    task = task_id(one.row.proposal, one.unit)
    return Stamp(task, answer(one).digest(), inside(one).digest())


def answer(one: Case) -> Answer:
    """What stands in the books of the unit's answer."""
    return Answer(one.answered_on, one.grade)


def inside(one: Case) -> Inside:
    """What stands in the books of its division."""
    return Inside(one.section, one.person, one.own_due_on)
