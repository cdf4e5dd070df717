"""What does the report on proposal work (提案工作情况的报告), given to a plenary, say?"""

from collections.abc import Sequence

from reporting.documents.annual_plan import DUTIES, GROUP_DUTIES
from reporting.documents.making import Making, meta
from reporting.documents.naming import (
    full_name,
    period_name,
    standing_committee,
    this_plenary,
    title_lines,
    year,
)
from reporting.documents.proposal_attention import key_proposals, leads, pace, suggestions
from reporting.documents.proposal_work import answered, received
from reporting.documents.speaking import (
    called_for,
    commissioned,
    shortcomings,
    spoken_head,
    turning,
)
from reporting.documents.titles import titles
from reporting.documents.tree import Blank, Document, Heading, Node, Paragraph
from reporting.documents.wording import NO_RECORD, guided, paragraph, share_of
from reporting.findings.facts import Facts
from reporting.findings.judging import Finding, findings, problems

TEMPLATE = "proposal-work-report/1"
PROPOSALS = "提案工作"
"""The topic of findings that the paper speaks of."""

UNNAMED = "未分类"


def proposal_work_report(facts: Facts, making: Making) -> Document:
    """The year's proposals in figures and by theme, what was done, what falls short, what next."""
    scope = facts.scope
    found = _of_proposals(problems(findings(facts)))
    who = full_name(scope.named.name) if facts.small else standing_committee(scope)
    since = "" if scope.span.plenary else period_name(scope)
    return Document(
        title=title_lines(who, f"关于{since}提案工作情况的报告"),
        body=(
            commissioned(facts, f"{_since(facts)}的提案工作情况"),
            Heading(1, "提案工作情况"),
            *_year(facts, making),
            Heading(1, "主要做法"),
            *_done(facts),
            Heading(1, "存在的不足"),
            *shortcomings(found),
            Heading(1, f"{year(scope) + 1}年工作安排"),
            *_next(facts, found, making),
            turning("各位委员！" if facts.small else "各位委员、同志们！"),
            paragraph(Blank("号召和结语")),
        ),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        **spoken_head(facts, making),
    )


def _since(facts: Facts) -> str:
    scope = facts.scope
    return f"{this_plenary(scope)}以来" if scope.span.plenary else period_name(scope)


def _of_proposals(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Only what rests on figures of proposals, not of reports."""
    return tuple(
        one
        for one in found
        if one.topic == PROPOSALS or all(_is_of_proposals(of.of.figure) for of in one.figures)
    )


def _is_of_proposals(figure: str) -> bool:
    service, _, name = figure.partition(".")
    return service == "proposals" and not name.startswith("sr_")


def _year(facts: Facts, making: Making) -> tuple[Node, ...]:
    if not facts.value("proposals.received"):
        return (paragraph(NO_RECORD, Blank("提案工作情况")),)
    lead = paragraph(
        f"{_since(facts)}，提案工作", guided(making, "指导思想"), Blank("提案工作的总体评价")
    )
    return (lead, received(facts), *_themes(facts))


def _themes(facts: Facts) -> tuple[Node, ...]:
    """By category, each with examples; a group has one paragraph for all."""
    parts = [
        one for one in facts.parts("proposals.by_category") if one.value and one.name != UNNAMED
    ]
    if facts.small:
        every = [_theme(facts, one.name) for one in parts]
        return tuple(every)
    nodes: list[Node] = []
    for one in parts:
        nodes += [Heading(2, f"{one.name}方面"), _theme(facts, one.name)]
    return tuple(nodes)


def _theme(facts: Facts, category: str) -> Paragraph:
    id = "proposals.by_category"
    named = titles(facts, category)
    share = share_of(facts, id, category)
    of = (*share[:1], "立案提案的", *share[1:]) if share else ()
    lead = f"{category}方面，" if facts.small else ""
    return paragraph(
        lead, "提出相关提案", facts.part(id, category), of, "。",
        f"如{named}等。" if named else "", Blank(f"{category}方面提案的主要内容和办理成效"),
    )  # fmt: skip


def _done(facts: Facts) -> tuple[Node, ...]:
    """What was done at each step; the figures say what came of it."""
    steps: tuple[tuple[str, tuple[Paragraph | None, ...], Blank], ...] = (
        ("广泛征集，提高提案质量", (leads(facts),), Blank("征集、培训和审查的做法")),
        ("规范交办，提高办理质量", (answered(facts), pace(facts)), Blank("交办和办理协商的做法")),
        (
            "跟踪督办，推动成果转化",
            (key_proposals(facts), suggestions(facts)),
            Blank("督办、评议和成果转化的做法"),
        ),
    )
    if facts.small:
        said = [one for _, counted, _ in steps for one in counted if one is not None]
        return (*said, paragraph(Blank("提案工作的主要做法")))
    nodes: list[Node] = []
    for title, counted, hint in steps:
        nodes += [Heading(2, title), *(one for one in counted if one is not None), paragraph(hint)]
    return tuple(nodes)


def _next(facts: Facts, found: Sequence[Finding], making: Making) -> tuple[Node, ...]:
    duties = dict(GROUP_DUTIES if facts.small else DUTIES)[PROPOSALS]
    standing = "；".join(duties)
    lead = (paragraph("总体要求是：", making.phrase("总体要求"), "。"),)
    return (
        *(lead if not facts.small else ()),
        *called_for(found),
        paragraph(f"做好经常性工作：{standing}。", Blank("其他安排")),
    )
