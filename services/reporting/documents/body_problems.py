"""What went less well in a body's year, and what will the body do about it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reporting.documents.tree import Blank, Node, Paragraph
from reporting.documents.wording import paragraph, spoken
from reporting.findings.facts import Facts
from reporting.findings.judging import Finding, findings, problems
from rules.numbers import numeral_zh


@dataclass(frozen=True, slots=True)
class Answer:
    """What a body itself does about a problem: the measure, and what it undertakes for next year.

    The committee's remedies name the committee's means; a body has its convenor and its members.
    """

    measure: str
    task: str


OWN: Mapping[str, Answer] = {
    "proposing": Answer(
        "由召集人逐一联系没有提出提案的委员，提供选题和情况",
        "会前组织委员商定提案选题，力求人人参与提案",
    ),
    "received": Answer(
        "结合调研和走访收集提案线索，在全体会议前集中商议",
        "建立提案选题清单，由委员认领",
    ),
    "reported": Answer(
        "明确一名信息联络员，定期向委员征集社情民意线索",
        "每季度集中整理一次社情民意线索",
    ),
    "used": Answer(
        "报送前共同讨论选题和建议，提高信息的针对性",
        "组织一次社情民意信息写作交流",
    ),
    "reporting": Answer(
        "把走访所听到的意见及时整理成信息，鼓励每名委员反映情况",
        "分片联系群众，推动更多委员反映社情民意",
    ),
    "quarterly_study": Answer(
        "年初排定学习日，因故未能举办的及时补学",
        "按季度组织集中学习",
    ),
    "attendance": Answer(
        "活动提早通知，逐一确认，规范请假手续",
        "按季度通报委员参加活动的情况",
    ),
    "taking_part": Answer(
        "安排小型、就近的活动，走访未参加活动的委员，了解履职困难",
        "让每名委员至少参加一次活动",
    ),
    "activities": Answer(
        "年初排定活动计划，由委员轮流牵头",
        "按计划开展有特色的活动，做到年年有主题",
    ),
    "few_forms": Answer(
        "把调研视察、座谈协商、学习交流和为民服务结合起来安排",
        "编排形式多样的年度活动计划",
    ),
    "studies_without_notes": Answer(
        "学习时布置讨论题目，学后交流心得",
        "组织委员撰写并交流学习心得",
    ),
    "training_coverage": Answer(
        "对未参加培训的委员送学补训",
        "推荐未参训的委员优先参加培训",
    ),
    "no_duty": Answer(
        "由召集人与没有履职记录的委员逐一谈心，商定履职任务",
        "帮助每名委员确定年度履职任务",
    ),
}
"""By rule: what is a body's own to mend. How units reply, or other sectors do, is not."""


def found_in(facts: Facts) -> tuple[Finding, ...]:
    """The problems that a body answers for."""
    return tuple(one for one in problems(findings(facts)) if one.rule in OWN)


def shortfalls(found: Sequence[Finding]) -> tuple[Node, ...]:
    """What the figures show, then what only people know."""
    if not found:
        return (paragraph("与上年和应尽职责相比，未见明显下降的指标。", Blank("存在的不足")),)
    told = [paragraph(f"{numeral_zh(n)}是", spoken(one.said), "。") for n, one in _counted(found)]
    return (*told, paragraph(Blank("其他不足及其原因")))


def measures(found: Sequence[Finding]) -> tuple[Node, ...]:
    """One measure for each shortfall, in their order."""
    if not found:
        return (paragraph(Blank("改进措施")),)
    return tuple(_listed(OWN[one.rule].measure, n) for n, one in _counted(found))


def undertakings(found: Sequence[Finding], standing: Sequence[str]) -> tuple[Node, ...]:
    """What next year brings: what the shortfalls call for, then what comes back every year."""
    tasks = [*(OWN[one.rule].task for one in found), *standing]
    told = [_listed(text, n) for n, text in enumerate(dict.fromkeys(tasks), 1)]
    return (*told, paragraph(Blank("下一年的重点议题和活动安排")))


def _counted(found: Sequence[Finding]) -> list[tuple[int, Finding]]:
    return list(enumerate(found, 1))


def _listed(text: str, n: int) -> Paragraph:
    return paragraph(f"{numeral_zh(n)}是{text}。")
