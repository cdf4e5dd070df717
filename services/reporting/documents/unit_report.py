"""What does a unit's report on the proposals that it handled (承办提案办理情况报告) say?"""

from reporting.documents.making import Making, head, meta, written_on
from reporting.documents.naming import days, full_name, issuer, period_name, title_lines
from reporting.documents.outcomes import forms_returned
from reporting.documents.plain_tables import counts_table
from reporting.documents.portions import lapses, median_of, most_of, percentage
from reporting.documents.topics import topics
from reporting.documents.tree import Blank, Document, Heading, Node, Paragraph
from reporting.documents.wording import Pieces, counted, joined, paragraph
from reporting.findings.facts import Facts
from rules.dates import date_zh

TEMPLATE = "unit-report/1"
TITLE = "承办政协提案办理情况报告"
TABLE_FROM = 3
"""Of fewer categories a table says no more than the text."""


def unit_report(facts: Facts, making: Making) -> Document:
    """What came to the unit, how it answered, what sponsors said; how it went about is a blank."""
    scope = facts.scope
    told = head(scope, making)
    if making.form == "paper":
        told["addressee"] = full_name(scope.named.name)
    return Document(
        title=title_lines(issuer(scope), f"{period_name(scope)}{TITLE}"),
        body=tuple(_body(facts)),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        **told,
    )


def _body(facts: Facts) -> list[Node]:
    came = facts.value("proposals.handled") or facts.value("proposals.assigned")
    if not came:
        return [_preamble(facts), paragraph("本期没有承办提案的记录。", Blank("需要说明的情况"))]
    written = [
        _preamble(facts),
        Heading(1, "承办提案的基本情况"),
        *_came_in(facts),
        Heading(1, "办理和答复情况"),
        _answered(facts),
        _graded(facts),
        _spoken_with(facts),
        _days(facts),
        forms_returned(facts),
        Heading(1, "主要做法"),
        paragraph(Blank("组织领导、责任分工、与提案人沟通和落实所提建议的做法")),
        paragraph(Blank("已落实的建议和取得的成效")),
        Heading(1, "存在的问题和下一步打算"),
        _left_open(facts),
        paragraph(Blank("办理中的困难、不足及改进打算")),
    ]
    return [one for one in written if one is not None]


def _preamble(facts: Facts) -> Paragraph:
    return paragraph(f"现将{days(facts.scope)}承办政协提案的办理情况报告如下。")


def _came_in(facts: Facts) -> list[Node | None]:
    """Led and assisted together are what was handled; those led are said apart."""
    handled = counted(facts, "proposals.handled", "承办政协提案")
    led = counted(
        facts, "proposals.assigned", "其中主办（含分办）" if handled else "主办（含分办）"
    )
    listed = Blank("承办提案的清单，案由见指标依据工作簿")
    first = paragraph(joined([handled, led], end="。"), listed)
    told = topics(facts, "proposals.by_topic", "主办提案")
    kinds = [one for one in facts.parts("proposals.by_category") if one.value]
    if len(kinds) < TABLE_FROM or facts.few("proposals.by_category"):
        return [first, _categories(facts), told]
    table = counts_table(facts, "proposals.by_category", "主办提案分类", "类别", "件数")
    return [first, told, table]


def _categories(facts: Facts) -> Paragraph | None:
    said: list[Pieces] = [
        (one.name, facts.part("proposals.by_category", one.name))
        for one in facts.parts("proposals.by_category")
        if one.value
    ]
    return paragraph("主办的提案按内容分，", joined(said, "、"), "。") if said else None


def _answered(facts: Facts) -> Paragraph:
    """Of those that the unit leads: answered, and in time where the term is known."""
    day = f"截至{date_zh(written_on(facts.scope))}，"
    if not facts.value("proposals.replied"):
        return paragraph(day, "主办的提案尚未答复。", Blank("尚未答复的原因"))
    rate = percentage(facts, "proposals.reply_rate", "办复率为")
    dated = ("期限可考的", facts.count("proposals.replied_dated"))
    in_time = [
        (*dated, "中按期办复", facts.count("proposals.replied_on_time")),
        percentage(facts, "proposals.on_time_rate", "按期办复率为"),
    ]
    term = joined(in_time, end="。") if facts.value("proposals.replied_dated") else ()
    return paragraph(
        day, joined([("主办的提案已办复", facts.count("proposals.replied")), rate], end="。"), term
    )


def _graded(facts: Facts) -> Paragraph | None:
    words = {rule.letter: rule.words[0] for rule in facts.scope.rules.grades if rule.words}
    said: list[Pieces] = [
        (_grade(one.name, words), facts.part("proposals.grades", one.name))
        for one in facts.parts("proposals.grades")
        if one.value
    ]
    return paragraph("办理结果中，", joined(said, "、"), "。") if said else None


def _grade(letter: str, words: dict[str, str]) -> str:
    return f"{letter}类（{words[letter]}）" if letter in words else f"{letter}类"


def _spoken_with(facts: Facts) -> Paragraph | None:
    """On how many proposals, led or assisted in, the unit spoke with a sponsor."""
    if not facts.knows("proposals.contacted"):
        return None
    if not facts.value("proposals.contacted"):
        return paragraph("本期没有联系提案人的记录。", Blank("与提案人沟通的情况"))
    return paragraph("联系过提案人的提案有", facts.count("proposals.contacted"), "。")


def _days(facts: Facts) -> Paragraph | None:
    """How long this unit took, whatever others took that had the same proposals."""
    told = (
        *_own_days(facts, "proposals.days_to_contact_by_unit", "自交办至首次联系提案人的用时"),
        *_own_days(facts, "proposals.days_to_reply_by_unit", "自交办至答复的用时"),
    )
    return paragraph(told) if told else None


def _own_days(facts: Facts, id: str, what: str) -> Pieces:
    (own, *others) = lapses(facts, id) or (None,)
    if own is None or others:
        return ()
    middle, most = median_of(facts, id, own.name), most_of(facts, id, own.name)
    return (f"{what}，中位数为", middle, "，最长为", most, "。") if middle and most else ()


def _left_open(facts: Facts) -> Paragraph | None:
    """Sponsors who were not content."""
    unhappy = counted(facts, "proposals.dissatisfied", "有", "征询意见表表示不满意。")
    return paragraph(unhappy, Blank("重新办理和回访的情况")) if unhappy else None
