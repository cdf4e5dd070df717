"""What does the report of the standing committee (常务委员会工作报告) say?"""

from reporting.documents.activity_outcomes import consultations, joint, research, training
from reporting.documents.making import Making, meta
from reporting.documents.member_care import contacts
from reporting.documents.naming import (
    short_name,
    standing_committee,
    this_plenary,
    title_lines,
    year,
)
from reporting.documents.proposal_work import proposals
from reporting.documents.reshaping import facts_only, sections
from reporting.documents.speaking import (
    called_for,
    commissioned,
    shortcomings,
    spoken_head,
    turning,
)
from reporting.documents.tree import Blank, Document, Heading, Node, Paragraph
from reporting.documents.wording import Pieces, counted, guided, joined, paragraph
from reporting.documents.work_done import (
    BUILDING,
    CONTACT,
    STUDY,
    deeds,
    held,
    on_the_roll,
    situation_reports,
)
from reporting.findings.facts import Facts
from reporting.findings.judging import findings, problems

TEMPLATE = "standing-committee-report/1"
COUNSEL = (("consultation", "协商活动"), ("research", "调研"), ("symposium", "座谈会"))
OVERSIGHT = (("oversight", "民主监督活动"), ("inspection", "视察"))
TASKS = (
    ("强化思想引领", "以学习培训夯实共同思想政治基础，学习有计划、有记录、有检查"),
    ("服务中心大局", "商定年度协商计划，先调研后协商，使意见建议有回应、有落实"),
    ("做实民主监督", "选准监督事项，监督意见书面反馈，跟踪整改情况"),
    ("践行履职为民", "提高提案和社情民意信息质量，督促答复承诺兑现，办好群众身边的实事"),
    ("广泛凝聚共识", "发挥界别作用，每个界别有计划、有活动、有成果，密切与各界人士的联系"),
    ("加强自身建设", "健全委员履职记录和评价，改进机关服务保障"),
)


def standing_report(facts: Facts, making: Making) -> Document:
    """A review in blocks, shortcomings, tasks; what only people can judge is left to them."""
    scope = facts.scope
    found = problems(findings(facts))
    who = standing_committee(scope)
    title = "工作报告" if who.endswith("委员会") else f"{year(scope)}年工作报告"
    return Document(
        title=title_lines(who, title),
        body=(
            commissioned(facts, "工作"),
            Heading(1, f"{year(scope)}年工作回顾"),
            *_situation(facts, making),
            *_blocks(facts),
            *_thanks(facts),
            Heading(1, "存在的问题"),
            *shortcomings(found),
            Heading(1, f"{year(scope) + 1}年工作安排"),
            paragraph("总体要求是：", making.phrase("总体要求"), "。"),
            *called_for(found),
            *_tasks(facts),
            *_closing(facts),
        ),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        **spoken_head(facts, making),
    )


def _situation(facts: Facts, making: Making) -> tuple[Node, ...]:
    name = short_name(facts.scope.named.name) if facts.small else "常务委员会"
    lead = paragraph(
        f"{this_plenary(facts.scope)}以来，{name}", guided(making, "指导思想"),
        Blank("在党委领导下围绕中心工作履职的总体情况"),
    )  # fmt: skip
    year_in_figures = _in_figures(facts)
    return (lead, year_in_figures) if year_in_figures else (lead,)


def _in_figures(facts: Facts) -> Paragraph | None:
    said: list[Pieces] = [
        counted(facts, "proposals.received", "收到提案"),
        counted(facts, "proposals.sr_received", "收到社情民意信息"),
        counted(facts, "sectors.activities", "开展各类活动"),
        counted(facts, "sectors.research_reports", "形成调研报告"),
        counted(facts, "sectors.people_served", "为民办实事惠及群众"),
    ]
    return paragraph("一年来，", joined(said, end="。")) if any(said) else None


def _blocks(facts: Facts) -> tuple[Node, ...]:
    """Four to six blocks: one without facts waits for words in a committee, a group leaves it."""
    blocks = (
        (
            "加强思想政治引领",
            (*held(facts, STUDY, Blank("思想政治引领的举措和成效")), training(facts)),
        ),
        (
            "深入协商议政",
            (
                *held(facts, COUNSEL, Blank("主要议题、意见建议和采纳情况")),
                consultations(facts),
                research(facts),
            ),
        ),
        ("开展民主监督", held(facts, OVERSIGHT, Blank("监督事项、意见和整改情况"))),
        ("坚持履职为民", (*proposals(facts), *situation_reports(facts), *deeds(facts))),
        ("广泛团结联谊", (*held(facts, CONTACT, Blank("团结联谊的举措")), joint(facts))),
        (
            "加强自身建设",
            (
                *on_the_roll(facts),
                contacts(facts),
                *held(facts, BUILDING, Blank("党的建设和机关建设情况")),
            ),
        ),
    )
    if facts.small:
        return sections(*((title, facts_only(nodes)) for title, nodes in blocks))
    return sections(
        *((title, facts_only(nodes) or (paragraph(Blank(title)),)) for title, nodes in blocks)
    )


def _thanks(facts: Facts) -> tuple[Node, ...]:
    hearers = "各位委员！" if facts.small else "各位委员、同志们！"
    return (turning(hearers), paragraph(Blank("取得成绩的原因和致谢")))


def _tasks(facts: Facts) -> tuple[Node, ...]:
    """A group says its tasks in one paragraph, a committee each under a heading."""
    if facts.small:
        return (paragraph("；".join(text for _, text in TASKS[:4]), "。", Blank("其他任务")),)
    return sections(
        *((title, (paragraph(f"{text}。", Blank(f"{title}的具体安排")),)) for title, text in TASKS)
    )


def _closing(facts: Facts) -> tuple[Node, ...]:
    return (*_thanks(facts)[:1], paragraph(Blank("号召和结语")))
