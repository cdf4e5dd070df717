"""What does a body's annual summary (界别、专委会、联络组工作总结) say?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from reporting.documents.body_layouts import Layout, Section, layout_of
from reporting.documents.body_problems import found_in, measures, shortfalls, undertakings
from reporting.documents.making import Making, head, meta
from reporting.documents.naming import body_name, days, issuer, period_name, title_lines, whole_year
from reporting.documents.plain_tables import counts_table
from reporting.documents.tree import Document, Heading, Node, Paragraph
from reporting.documents.wording import Pieces, paragraph
from reporting.findings.facts import Facts

TEMPLATE = "body-summary/1"
TABLE_FROM = 3
"""Of fewer kinds of activities a table says no more than the text."""
FEW_MEMBERS = 10
"""A body of fewer members gets text without tables."""


def body_summary(facts: Facts, making: Making) -> Document:
    """The year in the order of the body's kind, shortfalls with measures, the year to come."""
    layout, scope = layout_of(facts.scope.lens), facts.scope
    if layout.spoken:
        making = replace(making, form="report")
    speech = making.form == "report"
    told = head(scope, making)
    if layout.spoken:
        told["addressee"] = "尊敬的各位领导、各位老同志"
    return Document(
        title=title_lines(issuer(scope), f"{period_name(scope)}工作总结"),
        body=(
            *_opening(facts, making, layout),
            *_written(facts, layout.sections, 1),
            *(() if speech else _table(facts)),
            *_outlook(facts, layout),
            *(_closing(facts, layout) if speech else ()),
        ),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        **told,
    )


def _opening(facts: Facts, making: Making, layout: Layout) -> Iterator[Node]:
    if layout.foreword and making.form == "paper":
        yield Heading(1, "前言")
    scope, name = facts.scope, body_name(facts.scope)
    period = period_name(scope)
    if making.form == "report":
        yield paragraph(f"我代表{name}报告{period}工作，请予审议，并提出意见。")
    yield paragraph(
        f"{period}，{name}", _strength(facts), making.phrase("指导思想"),
        "，结合自身特点履行职能。" if making.form == "report" else
        f"，结合自身特点履行职能。现将{period}工作总结如下。",
    )  # fmt: skip
    if making.form == "paper":
        yield _counting(facts)


def _counting(facts: Facts) -> Paragraph:
    """Over which days, and how what several put forward is counted."""
    return paragraph(
        f"统计时间为{days(facts.scope)}，人员按统计期末计。提案和信息按行为当日的所属计入，"
        "与其他方面联合提出的，各方同时计入。"
    )


def _strength(facts: Facts) -> Pieces:
    """How many members the body has, and who came and went."""
    if not facts.value("members.on_roll"):
        return ()
    return ("有委员", facts.count("members.on_roll", "名"), "。期内，")


def _written(facts: Facts, sections: Iterable[Section], level: Literal[1, 2]) -> Iterator[Node]:
    for section in sections:
        yield Heading(level, section.title)
        for write in section.writes:
            yield from (node for node in write(facts) if node is not None and says(node))
        yield from _written(facts, section.below, 2)


def says(node: Node) -> bool:
    """Whether a node says anything at all."""
    return not isinstance(node, Paragraph) or bool(node.parts)


def _table(facts: Facts) -> tuple[Node, ...]:
    """Activities by kind, for a body with members and kinds enough for a table."""
    kinds = [one for one in facts.parts("sectors.by_kind") if one.value]
    if facts.value("members.on_roll") < FEW_MEMBERS or len(kinds) < TABLE_FROM:
        return ()
    table = counts_table(facts, "sectors.by_kind", "主办活动统计", "活动类别", "次数")
    return (paragraph("主办活动的类别和次数如下。"), table)


def _outlook(facts: Facts, layout: Layout) -> Iterator[Node]:
    found = found_in(facts)
    if layout.apart:
        yield Heading(1, "存在问题及改进措施")
        yield Heading(2, "存在问题")
        yield from shortfalls(found)
        yield Heading(2, "改进措施")
        yield from measures(found)
    yield Heading(1, layout.outlook if whole_year(facts.scope) else "下一步打算")
    if not layout.apart:
        yield paragraph("回顾这一时期的工作，还有需要改进的地方。")
        yield from shortfalls(found)
        yield paragraph("今后着重做好以下工作。")
    yield from undertakings(found, layout.standing)


def _closing(facts: Facts, layout: Layout) -> tuple[Node, ...]:
    if not layout.spoken:
        return (paragraph("以上报告，请予审议。"), _counting(facts))
    return (
        _counting(facts),
        paragraph("以上是所做的工作和今后的打算，请各位领导和老同志审议，多提宝贵意见。"),
        paragraph("祝各位老同志身体康泰、阖家幸福！谢谢大家。"),
    )
