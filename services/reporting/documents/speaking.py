"""How does a report to a meeting begin, name its shortcomings, and end?"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reporting.documents.making import Making, head
from reporting.documents.naming import standing_committee
from reporting.documents.tree import Blank, Node, Paragraph
from reporting.documents.wording import paragraph, spoken
from reporting.findings.facts import Facts
from reporting.findings.judging import Finding
from rules.numbers import numeral_zh


def spoken_head(
    facts: Facts, making: Making, addressee: str = "各位委员、同志们"
) -> dict[str, Any]:
    """Meeting, speaker and 称谓, whatever form was asked for."""
    told = head(facts.scope, replace(making, form="report"))
    return told | {"addressee": "各位委员" if facts.small else addressee}


def commissioned(facts: Facts, what: str) -> Paragraph:
    """我受…委托，向大会报告…: a township group speaks for itself."""
    who = standing_committee(facts.scope)
    if facts.small:
        return paragraph(f"我代表{who}，向各位委员报告{what}，请予审议。")
    guests = "并请列席会议的同志提出意见"
    return paragraph(f"我受{who}委托，向大会报告{what}，请予审议，{guests}。")


def turning(text: str) -> Paragraph:
    """各位委员！ at the margin: the speaker turns to the hearers."""
    return Paragraph((text,), "flush")


def shortcomings(found: Sequence[Finding]) -> tuple[Node, ...]:
    """Problems one after another in one paragraph; their causes are for people to say."""
    if not found:
        return (paragraph("在看到成绩的同时，", Blank("存在的不足及其原因")),)
    said = [(f"{numeral_zh(n)}是", *spoken(one.said), "；") for n, one in enumerate(found, 1)]
    last = (*said[-1][:-1], "。")
    lead = "在看到成绩的同时，也要清醒地认识到工作中还有不足："
    return (paragraph(lead, *said[:-1], last, Blank("其他不足及其原因")),)


def called_for(found: Sequence[Finding]) -> tuple[Node, ...]:
    """What the problems call for, in one paragraph; none without problems."""
    tasks = list(dict.fromkeys(one.remedy.task.text for one in found if one.remedy))
    said = "；".join(f"{numeral_zh(n)}是{text}" for n, text in enumerate(tasks, 1))
    return (paragraph(f"针对存在的不足，重点抓好以下工作：{said}。"),) if said else ()
