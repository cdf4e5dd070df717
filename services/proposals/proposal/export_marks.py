"""How do a proposal's marks stand in the exported ledger?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from contracts.members.rules import CommitteeRules
from kernel.ledgers import Value
from kernel.ledgers.streaming import Heading
from proposals.proposal.ledger.choices import AS_LISTED, CHOSEN, LIST_OF
from proposals.proposal.ledger.questions import QUESTIONS, asked_of
from proposals.proposal.marks.tables import MarksRow
from proposals.proposal.tables import ProposalRow

HEADINGS = (
    *(Heading(question.heading, 12) for question in QUESTIONS),
    Heading("再办理", 10),
    Heading("再办理日期", 12),
    Heading("跟踪办理结果", 12),
    Heading("跟踪办理情况", 24),
    Heading("跟踪日期", 12),
    Heading("重点提案", 16),
    Heading("督办领导", 16),
    Heading("督办方式", 16),
    Heading("重点确定日期", 12),
    Heading("优秀提案", 20),
    Heading("建议办理单位", 24),
    Heading("拟定办理单位", 24),
    Heading("可否公开", 12),
    Heading("不公开原由", 16),
    Heading("可否附议", 10),
)
Names = dict[UUID, str]


def marks_in(
    row: ProposalRow, marks: MarksRow | None, rules: CommitteeRules | None, aside: bool
) -> tuple[Value, ...]:
    """The cells under HEADINGS; what sponsors say stands there as far as the row tells it.

    Args:
        aside: what was said of an answer that did not do stands there too.
    """
    if marks is None:
        return tuple(None for _ in HEADINGS)
    names = names_of(row)
    heard = marks.unhappy_sponsors if aside else ()
    return (
        *_answers((*row.feedback_sponsors, *heard), marks, names, rules),
        "再办理中" if marks.awaited else "是" if marks.ordered else None,
        marks.ordered_on,
        *_followed(row, marks),
        _key(marks.key_basis),
        "、".join(marks.leader_names) or None,
        "、".join(marks.ways) or None,
        marks.key_on,
        _awards(marks),
        "、".join(marks.suggested_names) or None,
        "、".join(marks.intended_names) or None,
        *_consents(row, marks, names),
        _yes(marks.cosigning),
    )


def names_of(row: ProposalRow) -> Names:
    """The sponsors' names by id, the first sponsor's first."""
    ids = (row.first_sponsor, *row.co_sponsors)
    return dict(zip(ids, (row.first_sponsor_name, *row.co_sponsor_names), strict=True))


def each_says(told: Sequence[tuple[UUID, str]], names: Names) -> str | None:
    """What sponsors say: the first alone bare, else each one's by name."""
    first = next(iter(names))
    if [who for who, _ in told] == [first]:
        return told[0][1]
    return "；".join(f"{names.get(who, '')}：{word}" for who, word in told) or None


def _answers(
    heard: Sequence[UUID], marks: MarksRow, names: Names, rules: CommitteeRules | None
) -> list[str | None]:
    told: dict[str, list[tuple[UUID, str]]] = {question.id: [] for question in QUESTIONS}
    given = zip(marks.answer_sponsors, marks.answer_questions, marks.answer_choices, strict=True)
    for who, asked, choice in given:
        question = asked_of(asked, rules)
        if question is not None and who in heard:
            told[question.id].append((who, choice))
    return [each_says(told[question.id], names) for question in QUESTIONS]


def _followed(row: ProposalRow, marks: MarksRow) -> tuple[str | None, str | None, date | None]:
    grades = dict(zip(marks.follow_units, marks.follow_grades, strict=True))
    each = [grades[unit] for unit in row.lead_units if unit in grades]
    shown = each if len(set(each)) > 1 else each[:1]
    told = "、".join(f"{grade}类" for grade in shown) or None
    return told, marks.follow_note, marks.followed_on


def _key(basis: str | None) -> str | None:
    if basis in (None, AS_LISTED):
        return basis and "是"
    return basis if CHOSEN.search(basis) else LIST_OF.format(basis)


def _awards(marks: MarksRow) -> str | None:
    told = zip(marks.awards, marks.award_years, strict=True)
    return "、".join(f"{year}年度{award}" for award, year in told) or None


def _consents(row: ProposalRow, marks: MarksRow, names: Names) -> tuple[str | None, str | None]:
    said = list(zip(marks.consent_sponsors, map(_yes, marks.consents), strict=True))
    told = [(who, word) for who, word in said if word is not None and who in names]
    reasons = dict.fromkeys(reason for reason in marks.consent_reasons if reason)
    return each_says(told, names), "；".join(reasons) or None


def _yes(said: bool | None) -> str | None:
    return None if said is None else "是" if said else "否"
