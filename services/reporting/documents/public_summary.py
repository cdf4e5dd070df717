"""What of a year may everybody read (公开版)?

What may be published is listed, so that what is added to the catalogue later is not published by
oversight. ADR 46 says why each kind of figure is in or out.
"""

from collections.abc import Mapping
from dataclasses import replace

from reporting.documents.annual_summary import counted_over
from reporting.documents.making import Making, meta, written_on
from reporting.documents.naming import full_name, period_name, short_name, title_lines
from reporting.documents.reshaping import facts_only, sections
from reporting.documents.titles import quoted
from reporting.documents.tree import Blank, Chart, Document, Heading, Node, Paragraph, Table
from reporting.documents.wording import paragraph
from reporting.documents.work_done import SECTIONS
from reporting.figures.value import Number, Value
from reporting.findings.facts import Facts

TEMPLATE = "public-summary/1"
SMALLEST_SUM = 10_000_00
"""Fen: less money than this could be laid at one person's door."""
TITLES = 6
MONEY = "sectors.money"
PUBLIC = frozenset(
    {
        *(
            f"proposals.{name}"
            for name in (
                "received", "plenary_received", "offsession_received", "filed", "filing_rate",
                "merged", "converted", "filed_member", "filed_collective", "by_category",
                "by_sponsor_kind", "by_topic", "sponsors", "units_involved", "by_unit_family",
                "handled", "replied", "replied_dated", "replied_on_time", "on_time_rate",
                "reply_rate", "grades", "graded", "feedback_returned", "content",
                "satisfaction_rate", "key_proposals", "leader_supervised", "excellent",
                "leads", "leads_by_source", "leads_listed", "from_leads",
                "suggestions", "suggestions_passed_on", "suggestions_answered",
                "sr_received", "sr_issued", "sr_used", "sr_uses", "sr_use_rate", "sr_by_level",
                "sr_by_topic", "sr_instructions",
            )
        ),
        *(
            f"sectors.{name}"
            for name in (
                "activities", "activities_consultation", "activities_research",
                "activities_inspection", "activities_oversight", "activities_symposium",
                "activities_study", "activities_training", "activities_lecture",
                "activities_reading", "activities_study_tour", "activities_exchange",
                "activities_culture", "activities_public_service", "activities_party_work",
                "by_kind", "consultations_by_kind", "joint_activities", "for_priorities",
                "people_served", "money", "deeds", "deeds_by_beneficiary",
                "research_reports", "research_instructed", "research_adopted",
                "instructions", "adoptions", "recommendations", "conversions",
            )
        ),
        "members.on_roll", "members.by_gender", "members.non_communist",
        "members.share_non_communist",
    }
)  # fmt: skip
"""The figures that a public text may hold; none is of one person, or compares bodies."""


def public_summary(facts: Facts, making: Making) -> Document:
    """The year's work for everybody: no problem of a body, nobody's name, no contact or care."""
    scope = facts.scope
    open_to_all = replace(facts, values=published(facts.values))
    name = short_name(scope.named.name)
    return Document(
        title=title_lines(full_name(scope.named.name), f"{period_name(scope)}工作情况"),
        body=(
            paragraph(
                f"{period_name(scope)}，{name}", Blank("工作的总体情况"),
                f"现将主要情况向社会公布。{counted_over(facts)}",
            ),
            *_work(open_to_all),
            Heading(1, "下一步工作"),
            paragraph(Blank("下一步工作打算和听取公众意见的方式")),
        ),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        issuer=full_name(scope.named.name),
        issued_on=written_on(scope),
    )  # fmt: skip


def published(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values of figures that may be published."""
    return {id: value for id, value in values.items() if id in PUBLIC and _enough(id, value)}


def _enough(id: str, value: Value) -> bool:
    return id != MONEY or (isinstance(value, Number) and value.value >= SMALLEST_SUM)


def _work(facts: Facts) -> tuple[Node, ...]:
    """What has facts, each kind of work under a heading of its own."""
    said: list[tuple[str, tuple[Node, ...]]] = []
    for title, rests_on, write in SECTIONS:
        if not facts.knows_any(rests_on):
            continue
        nodes = tuple(node for node in write(facts) if node is not None)
        shown = _without_gaps(nodes, facts)
        more = _named(facts) if title == "提案工作" and shown else ()
        said.append((title, (*shown, *more)))
    raised = (replace(one, level=1) if isinstance(one, Heading) else one for one in sections(*said))
    return tuple(raised)


def _without_gaps(nodes: tuple[Node, ...], facts: Facts) -> tuple[Node, ...]:
    """Tables and charts stay where there is text with them; a group has text alone."""
    said = facts_only(nodes)
    if not said or facts.small:
        return said
    return tuple(node for node in nodes if node in said or isinstance(node, Table | Chart))


def _named(facts: Facts) -> tuple[Paragraph, ...]:
    """Titles only where the first sponsor agreed and no other declined."""
    titles = quoted(one.title for one in facts.examples if one.consented)
    shown = titles[:TITLES]
    return (paragraph(f"提案人同意公开的提案有{''.join(shown)}等。"),) if shown else ()
