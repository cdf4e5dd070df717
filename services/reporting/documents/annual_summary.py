"""What does the annual summary (年度工作总结) say?"""

from collections.abc import Sequence

from reporting.documents.making import Making, head, meta
from reporting.documents.naming import (
    days,
    full_name,
    period_name,
    short_name,
    this_plenary,
    title_lines,
    whole_year,
)
from reporting.documents.tree import Blank, Document, Heading, Node, Paragraph
from reporting.documents.wording import guided, paragraph, spoken
from reporting.documents.work_done import work_done
from reporting.findings.facts import Facts
from reporting.findings.judging import Finding, findings, problems, strengths
from rules.numbers import numeral_zh

TEMPLATE = "annual-summary/1"


def annual_summary(facts: Facts, making: Making) -> Document:
    """Work done, results, problems with measures, outlook; as a paper or as a report."""
    scope = facts.scope
    found = findings(facts)
    return Document(
        title=title_lines(full_name(scope.named.name), f"{period_name(scope)}工作总结"),
        body=(
            _preamble(facts, making),
            Heading(1, "主要工作"),
            *work_done(facts),
            Heading(1, "工作成效"),
            *results(strengths(found)),
            Heading(1, "存在的问题和改进措施"),
            *problems_and_measures(problems(found)),
            Heading(1, "下一步工作打算" if not whole_year(scope) else "下一年工作打算"),
            *outlook(problems(found)),
        ),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        **head(scope, making),
    )


def _preamble(facts: Facts, making: Making) -> Paragraph:
    scope = facts.scope
    name = short_name(scope.named.name)
    since = f"{this_plenary(scope)}以来" if scope.span.plenary else period_name(scope)
    return paragraph(
        f"{since}，{name}", guided(making, "指导思想"), Blank("中心工作和总体评价"),
        f"现将{period_name(scope)}工作总结如下。", counted_over(facts),
    )  # fmt: skip


def counted_over(facts: Facts) -> str:
    """Which days the figures are of, and which days 上年 means."""
    before = f"文中“上年”指{days(facts.before.scope)}。" if facts.before else ""
    return f"统计时间为{days(facts.scope)}，人员按统计期末计。{before}"


def results(found: Sequence[Finding]) -> tuple[Node, ...]:
    """What the figures show; how it came about is for people to tell."""
    if not found:
        return (paragraph("与上年和既定目标相比，指标无明显提升。", Blank("工作成效")),)
    told = [paragraph(f"{_ordinal(n)}是", spoken(one.said), "。") for n, one in enumerate(found, 1)]
    return (*told, paragraph(Blank("所取得的成果、转化情况和经验体会")))


def problems_and_measures(found: Sequence[Finding]) -> tuple[Node, ...]:
    """Under each topic what fell short, each with its measure."""
    if not found:
        return (paragraph("与上年和既定目标相比，未见明显下降的指标。", Blank("存在的不足")),)
    nodes: list[Node] = []
    for topic in dict.fromkeys(one.topic for one in found):
        nodes.append(Heading(2, topic))
        nodes += [_problem(one) for one in found if one.topic == topic]
    return (*nodes, paragraph(Blank("其他不足及其原因")))


def _problem(one: Finding) -> Paragraph:
    measure = one.remedy.measure if one.remedy else ""
    return paragraph(spoken(one.said), f"。改进措施：{measure}。")


def outlook(found: Sequence[Finding]) -> tuple[Node, ...]:
    """What the problems call for, as tasks."""
    tasks = list(dict.fromkeys(one.remedy.task.text for one in found if one.remedy))
    told = [paragraph(f"{_ordinal(n)}是{text}。") for n, text in enumerate(tasks, 1)]
    lead = paragraph("针对上述问题，重点做好以下工作：") if told else None
    listed: tuple[Node, ...] = (lead, *told) if lead else ()
    return (*listed, paragraph(Blank("下一阶段的总体要求和重点任务")))


def _ordinal(n: int) -> str:
    return numeral_zh(n)
