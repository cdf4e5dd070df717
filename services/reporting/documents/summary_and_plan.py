"""What does the year's summary with next year's plan, in one paper, say?"""

from collections.abc import Sequence

from reporting.documents.annual_plan import DUTIES, TASKS, aims, months, support, tasks
from reporting.documents.annual_summary import counted_over, results
from reporting.documents.making import Making, head, meta
from reporting.documents.naming import (
    full_name,
    period_name,
    short_name,
    this_plenary,
    title_lines,
    year,
)
from reporting.documents.reshaping import lowered
from reporting.documents.speaking import shortcomings
from reporting.documents.township import five_heads
from reporting.documents.tree import Blank, Document, Heading, Node, Paragraph
from reporting.documents.wording import guided, paragraph
from reporting.documents.work_done import work_done
from reporting.findings.facts import Facts
from reporting.findings.judging import Finding, findings, problems, strengths

TEMPLATE = "summary-and-plan/1"


def summary_and_plan(facts: Facts, making: Making) -> Document:
    """Work, results and problems of the year, then aims, tasks and months of the next.

    A township's group has the five heads of its genre instead, as text.
    """
    scope = facts.scope
    plan = f"{year(scope) + 1}年度工作计划"
    title = f"{period_name(scope)}工作总结暨{plan}"
    body = five_heads(facts) if facts.small else _two_parts(facts, plan)
    return Document(
        title=title_lines(full_name(scope.named.name), title),
        body=(_preamble(facts, making, plan), *body),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        **head(scope, making),
    )


def _preamble(facts: Facts, making: Making, plan: str) -> Paragraph:
    scope = facts.scope
    since = f"{this_plenary(scope)}以来" if scope.span.plenary else period_name(scope)
    return paragraph(
        f"{since}，{short_name(scope.named.name)}", guided(making, "指导思想"),
        Blank("中心工作和总体评价"),
        f"现将{period_name(scope)}工作总结和{plan}一并报告如下。", counted_over(facts),
    )  # fmt: skip


def _two_parts(facts: Facts, plan: str) -> tuple[Node, ...]:
    found = findings(facts)
    return (
        Heading(1, f"{period_name(facts.scope)}工作总结"),
        *work_done(facts),
        Heading(2, "工作成效"),
        *results(strengths(found)),
        Heading(2, "存在的问题"),
        *shortcomings(problems(found)),
        Heading(1, plan),
        *_plan(facts, problems(found)),
    )


def _plan(facts: Facts, found: Sequence[Finding]) -> tuple[Node, ...]:
    """The measures stand here, under what they are to mend: the summary only named it."""
    return (
        Heading(2, "总体目标"),
        *aims(facts, found),
        Heading(2, TASKS),
        *lowered(tasks(found, DUTIES, since=period_name(facts.scope))),
        Heading(2, "分月安排"),
        paragraph("各项工作按月安排如下，遇有调整另行通知。"),
        months(facts, found),
        Heading(2, "组织保障"),
        *support(facts),
    )
