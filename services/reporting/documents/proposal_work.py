"""What does the annual summary say of proposals?"""

from collections.abc import Sequence

from reporting.documents.portions import percentage
from reporting.documents.proposal_attention import key_proposals, leads, pace, suggestions
from reporting.documents.proposal_handling import families
from reporting.documents.topics import topics
from reporting.documents.tree import Node, Paragraph
from reporting.documents.wording import (
    Pieces,
    compared,
    counted,
    joined,
    paragraph,
    rated,
    share_of,
)
from reporting.documents.year_charts import category_chart
from reporting.documents.year_tables import category_table
from reporting.findings.facts import Facts


def proposals(facts: Facts) -> Sequence[Node | None]:
    """Received, filed, answered; by category with last year."""
    if not facts.value("proposals.received"):
        return ()
    told = (
        leads(facts),
        received(facts),
        topics(facts, "proposals.by_topic", "立案提案"),
        answered(facts),
        pace(facts),
        key_proposals(facts),
        suggestions(facts),
    )
    return (*told, category_table(facts), category_chart(facts))


def received(facts: Facts) -> Paragraph:
    """What came in, what was filed, by whom."""
    filed = counted(facts, "proposals.filed", "立案")
    rate = () if facts.few("proposals.filing_rate") else _filing(facts)
    decided = joined([filed, rate, *_elsewhere(facts)], end="。")
    return paragraph(
        "收到提案", facts.count("proposals.received"), compared(facts, "proposals.received"), "。",
        "经审查，" if decided else "", decided, _sponsors(facts), _collective(facts),
    )  # fmt: skip


def _filing(facts: Facts) -> Pieces:
    """立案率为84.9%."""
    return rated(
        facts, "proposals.filing_rate", "proposals.filed", "proposals.received", "立案率为"
    )


def _elsewhere(facts: Facts) -> list[Pieces]:
    outcomes = (
        ("merged", "并案"),
        ("converted", "转为意见和建议"),
        ("not_filed", "不予立案"),
        ("withdrawn", "撤案"),
        ("returned", "退回补充"),
        ("under_review", "尚在审查"),
    )
    return [counted(facts, f"proposals.{id}", said) for id, said in outcomes]


def _sponsors(facts: Facts) -> Pieces:
    took_part = rated(
        facts, "proposals.participation_rate", "proposals.participants", "members.on_roll",
        "，委员提案参与率为",
    )  # fmt: skip
    if took_part and facts.few("proposals.participation_rate"):
        return ("在册委员", *took_part, "参与提出提案。")
    if not facts.value("proposals.sponsors"):
        return ()
    count = facts.count("proposals.sponsors", "名")
    return ("共有", count, "委员作为第一提案人提出提案", *took_part, "。")


def _collective(facts: Facts) -> Pieces:
    collective = "proposals.filed_collective"
    if not facts.value(collective):
        return ()
    id = "proposals.by_sponsor_kind"
    return ("立案提案中，集体提案", facts.count(collective), *share_of(facts, id, "集体"), "。")


def answered(facts: Facts) -> Paragraph | None:
    """By how many units, how far, with what grades and what feedback."""
    if not facts.value("proposals.replied"):
        return None
    told = (
        ("proposals.reply_rate", "办复率为"),
        ("proposals.on_time_rate", "期限可考的提案中按期办复率为"),
    )
    rates = [percentage(facts, id, name) for id, name in told]
    units = counted(facts, "proposals.units_involved", "提案由", "承办单位办理")
    replied = ("已办复", facts.count("proposals.replied"))
    return paragraph(
        joined([units, replied, *rates]), "。", families(facts), _grades(facts), _content(facts)
    )  # fmt: skip


def _grades(facts: Facts) -> Pieces:
    id = "proposals.grades"
    said: list[Pieces] = [
        (f"{one.name}类", facts.part(id, one.name), *share_of(facts, id, one.name))
        for one in facts.parts(id)
    ]
    return ("办理结果中，", *joined(said, "；"), "。") if said else ()


def _content(facts: Facts) -> Pieces:
    returned = "proposals.feedback_returned"
    if not facts.value(returned):
        return ()
    if facts.few("proposals.satisfaction_rate"):
        satisfied = counted(facts, "proposals.content", "，其中满意和基本满意")
        return ("收回征询意见表", facts.count(returned), *satisfied, "。")
    rate = percentage(facts, "proposals.satisfaction_rate", "，满意率为")
    return ("收回征询意见表", facts.count(returned), *rate, "。")
