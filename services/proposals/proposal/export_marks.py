"""How do a proposal's marks stand in the exported ledger?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from contracts.members.rules import CommitteeRules
from contracts.values import Named
from kernel.ledgers import Unreadable, Value
from kernel.ledgers.streaming import Heading
from proposals.proposal.ledger.choices import AS_LISTED, CHOSEN, LIST_OF
from proposals.proposal.ledger.naming import by_name, told_by_name
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


def units_of(row: ProposalRow) -> Names:
    """The names of the units of which each has to answer: of 分办 all that lead, else the first."""
    found = dict(zip(row.lead_units, row.lead_names, strict=True))
    return found if row.mode == "separate" else dict(list(found.items())[:1])


def each_says(told: Sequence[tuple[UUID, str]], names: Names) -> str | None:
    """What present sponsors say: the first alone bare, else each one's by name."""
    here = [(who, word) for who, word in told if who in names]
    if [who for who, _ in here] == [next(iter(names))]:
        return here[0][1]
    return told_by_name(here, names)


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
    """The grades of all that lead, or by name those of the units followed up so far."""
    grades = dict(zip(marks.follow_units, marks.follow_grades, strict=True))
    units, note = units_of(row), marks.follow_note
    by_unit = [(unit, f"{grade}类") for unit, grade in grades.items() if unit in units]
    if 0 < len(by_unit) < len(units):
        if len(by_unit) == 1 and note is not None and _names_some(note, units):
            note = told_by_name([(by_unit[0][0], note)], units)
        return told_by_name(by_unit, units), note, marks.followed_on
    each = [grades[unit] for unit in row.lead_units if unit in grades]
    shown = each if len(set(each)) > 1 else each[:1]
    told = "、".join(f"{grade}类" for grade in shown) or None
    return told, note, marks.followed_on


def _names_some(text: str, names: Names) -> bool:
    """Whether a text begins as if it were told by name."""
    try:
        return by_name(text, [Named(id=who, name=name) for who, name in names.items()]) is not None
    except Unreadable:
        return True


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
    return each_says(told, names), _reasons(marks, names)


def _reasons(marks: MarksRow, names: Names) -> str | None:
    """Why present sponsors do not agree: what all of them say bare, else each one's by name."""
    said = zip(marks.consent_sponsors, marks.consents, marks.consent_reasons, strict=True)
    against = [(who, why) for who, agrees, why in said if agrees is False and who in names]
    reasons = {why for _, why in against}
    if len(reasons) == 1 and not _names_some(against[0][1], names):
        return against[0][1] or None
    return told_by_name([(who, why) for who, why in against if why], names)


def _yes(said: bool | None) -> str | None:
    return None if said is None else "是" if said else "否"
