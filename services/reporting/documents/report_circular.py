"""What does the circular on situation reports (社情民意信息工作情况的通报) say?"""

from collections.abc import Sequence

from reporting.documents.annual_summary import counted_over
from reporting.documents.making import Making, meta, written_on
from reporting.documents.naming import full_name, period_name, title_lines
from reporting.documents.portions import percentage
from reporting.documents.topics import largest, sectors, topics
from reporting.documents.tree import Blank, Document, Heading, Node, Paragraph, Table
from reporting.documents.wording import (
    NO_RECORD,
    Pieces,
    among,
    cell,
    compared,
    counted,
    joined,
    listed,
    paragraph,
    sentence,
    spoken,
    told,
)
from reporting.documents.year_tables import breakdown_table, level_table
from reporting.findings.facts import Facts
from reporting.findings.judging import Finding, findings, problems
from rules.numbers import numeral_zh

TEMPLATE = "situation-report-circular/1"
REPORTS = "社情民意"
"""The topic of findings that the paper speaks of."""

RECEIVED, BY_REPORTER = "proposals.sr_received", "proposals.sr_by_reporter"
TOP = 10


def report_circular(facts: Facts, making: Making) -> Document:
    """How many came in and were used, who sent them, what falls short, what is asked for."""
    scope = facts.scope
    body = _told(facts) if facts.value(RECEIVED) else (paragraph(NO_RECORD),)
    return Document(
        title=title_lines(f"关于{period_name(scope)}", "社情民意信息工作情况的通报"),
        addressee="各位委员" if facts.small else "各专门委员会、各界别、各信息报送单位",
        body=(
            paragraph(
                f"现将{period_name(scope)}社情民意信息工作情况通报如下。", counted_over(facts)
            ),
            *body,
        ),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        issuer=full_name(scope.named.name),
        issued_on=written_on(scope),
    )


def _told(facts: Facts) -> tuple[Node, ...]:
    """A group has no tables: six names need none."""
    found = [one for one in problems(findings(facts)) if _is_of_reports(one)]
    by_level = None if facts.small else level_table(facts)
    parts: tuple[tuple[str, tuple[Node | None, ...]], ...] = (
        ("总体情况", (_general(facts), _used(facts), by_level)),
        ("报送情况", _senders(facts)),
        ("存在的不足", _short(found)),
        ("下一步要求", _wanted(found)),
    )
    nodes: list[Node] = []
    for title, written in parts:
        nodes += [Heading(1, title), *(node for node in written if node is not None)]
    return tuple(nodes)


def _is_of_reports(one: Finding) -> bool:
    return one.topic == REPORTS or any(
        quote.of.figure.startswith("proposals.sr_") for quote in one.figures
    )


def _general(facts: Facts) -> Paragraph:
    rate = percentage(facts, "proposals.sr_use_rate", "采用率为")
    return paragraph(
        "共收到社情民意信息", facts.count(RECEIVED), compared(facts, RECEIVED), "，",
        joined(
            [
                counted(facts, "proposals.sr_issued", "编报"),
                counted(facts, "proposals.sr_used", "", "被采用"),
                rate,
                counted(facts, "proposals.sr_instructions", "得到领导批示"),
                _reporters(facts),
            ],
            end="。",
        ),
    )  # fmt: skip


def _reporters(facts: Facts) -> Pieces:
    return counted(facts, "proposals.sr_reporters", "共有", "以个人名义反映信息")


def _used(facts: Facts) -> Paragraph | None:
    levels = listed(facts, "proposals.sr_by_level")
    ways = listed(facts, "proposals.sr_by_way")
    return told(
        ("按采用层级分，", *levels, "。") if levels else (),
        ("按采用方式分，", *ways, "。") if ways else (),
    )


def _senders(facts: Facts) -> tuple[Node | None, ...]:
    took_part = among(
        facts, "proposals.sr_participation_rate", "在册委员", "反映了社情民意信息", "名"
    )
    if facts.small:
        names = listed(facts, BY_REPORTER)
        return (told(sentence(took_part), ("按反映人分，", *names, "。") if names else ()),)
    by_sector = breakdown_table(
        facts, "proposals.sr_by_sector", "各界别报送情况", "界别", "报送篇数"
    )
    return (
        told(sentence(took_part), sentence(sectors(facts, "proposals.sr_by_sector", "报送"))),
        by_sector,
        topics(facts, "proposals.sr_by_topic", "社情民意信息"),
        _top_paragraph(facts),
        _top(facts),
    )


def _top_paragraph(facts: Facts) -> Paragraph | None:
    if not facts.parts(BY_REPORTER):
        return None
    return paragraph("报送较多的委员见下表，联名反映的对每名反映人各计一次。")


def _top(facts: Facts) -> Table | None:
    """Who reported most; a tie at the edge is not cut: those who have as many are named too."""
    parts = largest(facts.parts(BY_REPORTER), len(facts.parts(BY_REPORTER)))
    if not parts:
        return None
    least = parts[min(TOP, len(parts)) - 1].value
    rows = tuple(
        (str(n), one.name, cell(facts.part(BY_REPORTER, one.name)))
        for n, one in enumerate([one for one in parts if one.value >= least], 1)
    )
    return Table("报送社情民意信息较多的委员", ("序号", "委员", "报送篇数"), rows, (2, 5, 4))


def _short(found: Sequence[Finding]) -> tuple[Node, ...]:
    if not found:
        return (paragraph(Blank("报送和编报工作中的不足")),)
    said = [
        paragraph(f"{numeral_zh(n)}是", spoken(one.said), "。") for n, one in enumerate(found, 1)
    ]
    return (*said, paragraph(Blank("其他不足及其原因")))


def _wanted(found: Sequence[Finding]) -> tuple[Node, ...]:
    measures = list(dict.fromkeys(one.remedy.measure for one in found if one.remedy))
    said = [paragraph(f"{numeral_zh(n)}是{text}。") for n, text in enumerate(measures, 1)]
    return (*said, paragraph(Blank("下一阶段的选题和报送要求")))
