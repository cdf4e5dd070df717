"""What does the year's summary say when it is spoken: 称谓, 汇报, 结束语?"""

from reporting.documents.annual_summary import counted_over, results
from reporting.documents.making import Making, meta
from reporting.documents.naming import full_name, period_name, short_name, title_lines, whole_year
from reporting.documents.reshaping import facts_only, sections
from reporting.documents.speaking import called_for, shortcomings, spoken_head, turning
from reporting.documents.tree import Blank, Document, Heading, Node
from reporting.documents.wording import guided, paragraph
from reporting.documents.work_done import SECTIONS
from reporting.findings.facts import Facts
from reporting.findings.judging import findings, problems, strengths

TEMPLATE = "summary-speech/1"
ADDRESSEE = "尊敬的各位领导、各位委员"


def summary_speech(facts: Facts, making: Making) -> Document:
    """As the annual summary, without tables; sections without facts are not spoken of."""
    scope = facts.scope
    found = findings(facts)
    ahead = "下一年工作打算" if whole_year(scope) else "下一步工作打算"
    return Document(
        title=title_lines(full_name(scope.named.name), f"{period_name(scope)}工作情况汇报"),
        body=(
            *_opening(facts, making),
            Heading(1, "主要工作"),
            *_work(facts),
            Heading(1, "工作成效"),
            *results(strengths(found)),
            Heading(1, "存在的不足"),
            *shortcomings(problems(found)),
            Heading(1, ahead),
            *called_for(problems(found)),
            paragraph(Blank("总体要求和重点任务")),
            *_closing(facts),
        ),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        **spoken_head(facts, making, ADDRESSEE),
    )


def _opening(facts: Facts, making: Making) -> tuple[Node, ...]:
    name, period = short_name(facts.scope.named.name), period_name(facts.scope)
    return (
        paragraph(f"我代表{name}汇报{period}工作情况，请予审议，并请提出宝贵意见。"),
        paragraph(
            f"{period}，{name}", guided(making, "指导思想"), Blank("中心工作和总体评价"),
            counted_over(facts),
        ),
    )  # fmt: skip


def _work(facts: Facts) -> tuple[Node, ...]:
    said = [
        (title, facts_only(write(facts)))
        for title, rests_on, write in SECTIONS
        if facts.knows_any(rests_on)
    ]
    return sections(*said) or (paragraph(Blank("主要工作")),)


def _closing(facts: Facts) -> tuple[Node, ...]:
    hearers = "各位委员" if facts.small else "各位领导、各位委员"
    return (
        turning(f"{hearers}："),
        paragraph(Blank("结束语")),
        paragraph("以上汇报，如有不妥，请批评指正。谢谢大家！"),
    )
