"""What does the summary in mid-year (上半年工作总结) say, and what of the rest of the year?"""

from collections.abc import Sequence
from datetime import timedelta

from reporting.documents.annual_plan import month_table, remedies
from reporting.documents.annual_summary import counted_over, results
from reporting.documents.calendar import year_plan
from reporting.documents.making import Making, head, meta
from reporting.documents.naming import full_name, period_name, short_name, title_lines
from reporting.documents.speaking import shortcomings
from reporting.documents.tree import Blank, Document, Heading, Node, Paragraph
from reporting.documents.wording import guided, paragraph
from reporting.documents.work_done import work_done
from reporting.figures.scope import Scope
from reporting.findings.facts import Facts
from reporting.findings.judging import Finding, findings, problems, strengths
from reporting.findings.rule import Task

TEMPLATE = "mid-year-summary/1"


def mid_year_summary(facts: Facts, making: Making) -> Document:
    """Work so far beside the same days of last year, what falls short, the months that are left."""
    scope = facts.scope
    found = findings(facts)
    return Document(
        title=title_lines(full_name(scope.named.name), _title(scope)),
        body=(
            _preamble(facts, making),
            Heading(1, f"{_so_far(scope)}主要工作"),
            *work_done(facts),
            Heading(1, "进展和成效"),
            *results(strengths(found)),
            Heading(1, "存在的不足"),
            *shortcomings(problems(found)),
            Heading(1, f"{_rest(scope)}工作安排"),
            *_ahead(facts, problems(found)),
        ),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        **head(scope, making),
    )


def _title(scope: Scope) -> str:
    """2025年上半年工作总结; over other days a summary of a stage."""
    name = period_name(scope)
    return f"{name}工作总结" if name.endswith("半年") else f"{name}阶段性工作总结"


def _so_far(scope: Scope) -> str:
    return "上半年" if period_name(scope).endswith("上半年") else "前一阶段"


def _rest(scope: Scope) -> str:
    return "下半年" if period_name(scope).endswith("上半年") else "下一阶段"


def _preamble(facts: Facts, making: Making) -> Paragraph:
    scope = facts.scope
    return paragraph(
        f"{period_name(scope)}，{short_name(scope.named.name)}", guided(making, "指导思想"),
        Blank("年度工作计划落实的总体情况"),
        f"现将工作情况总结如下。{counted_over(facts)}",
    )  # fmt: skip


def _ahead(facts: Facts, found: Sequence[Finding]) -> tuple[Node, ...]:
    """The standing duties of the months that are left, with what the problems call for."""
    begins = _left_from(facts.scope)
    urgent = tuple(_now(task, begins) for task in remedies(found))
    left = [(month, task) for month, task in year_plan(facts, urgent) if month >= begins]
    lead = paragraph(Blank("下一步工作的总体要求"))
    if begins == 1 or not left:
        return (lead, paragraph(Blank("下一步重点任务")))
    caption = f"{_rest(facts.scope)}分月工作安排"
    return (lead, paragraph("各项工作按月安排如下。"), month_table(caption, left))


def _left_from(scope: Scope) -> int:
    """The month after the window's last day, or the day of the figures."""
    return (scope.stock_day.replace(day=1) + timedelta(days=31)).month


def _now(task: Task, begins: int) -> Task:
    """What a problem calls for is done this year: in the months left, else in the first of them."""
    left = tuple(month for month in task.months if month >= begins)
    return Task(task.text, left or (begins,), task.who)
