"""What does a township's group say of its year, in the five heads of its genre (DOMAIN.md 3.4)?"""

from collections.abc import Sequence

from reporting.documents.activity_outcomes import joint
from reporting.documents.annual_plan import GROUP_DUTIES
from reporting.documents.member_care import contacts, difficulties, idle
from reporting.documents.naming import year
from reporting.documents.proposal_work import proposals
from reporting.documents.reshaping import facts_only
from reporting.documents.speaking import shortcomings
from reporting.documents.tree import Blank, Heading, Node
from reporting.documents.wording import NO_RECORD, paragraph
from reporting.documents.work_done import (
    attendance,
    deeds,
    deliberation,
    situation_reports,
    study,
)
from reporting.findings.facts import Facts
from reporting.findings.judging import Finding, findings, problems
from rules.numbers import numeral_zh


def five_heads(facts: Facts) -> tuple[Node, ...]:
    """Relations, study, the three functions, central work and deeds, next year; all as text."""
    found = problems(findings(facts))
    return (
        Heading(1, "理顺各方关系，营造履职氛围"),
        *_relations(facts),
        Heading(1, "组织委员学习，提高履职本领"),
        *_recorded(study(facts), Blank("学习内容和体会交流情况")),
        Heading(1, "认真履行职能，积极建言献策"),
        *_recorded(
            (*proposals(facts), *situation_reports(facts), *deliberation(facts)),
            Blank("政治协商、民主监督和参政议政的主要事例"),
        ),
        Heading(1, "围绕中心工作，为群众办实事"),
        *_recorded((*deeds(facts), joint(facts)), Blank("服务本地中心工作的情况")),
        Heading(1, f"存在的不足和{year(facts.scope) + 1}年打算"),
        *shortcomings(found),
        *_ahead(found),
    )


def _relations(facts: Facts) -> tuple[Node, ...]:
    """Who supported the group is for people to tell; how members were kept in touch is counted."""
    counted = facts_only((attendance(facts), contacts(facts), difficulties(facts), idle(facts)))
    return (
        paragraph(Blank("所属政协指导、党委政府重视支持和参加有关会议的情况")),
        *counted,
        paragraph(Blank("与邻近联络组交流的情况")),
    )


def _recorded(nodes: Sequence[Node | None], hint: Blank) -> tuple[Node, ...]:
    said = facts_only(nodes)
    return (*said, paragraph(hint)) if said else (paragraph(NO_RECORD, hint),)


def _ahead(found: tuple[Finding, ...]) -> tuple[Node, ...]:
    """Standing duties of a group, each kind of work a sentence, with what the problems call for."""
    said: list[Node] = []
    for n, (topic, standing) in enumerate(GROUP_DUTIES, 1):
        measures = [one.remedy.measure for one in found if one.remedy and one.topic == topic]
        text = "；".join((*standing, *measures))
        said.append(paragraph(f"{numeral_zh(n)}是{topic}方面，{text}。"))
    return (*said, paragraph(Blank("其他打算")))
