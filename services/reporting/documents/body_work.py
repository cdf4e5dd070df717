"""What does a body's summary say of each kind of work?"""

from collections.abc import Sequence

from reporting.documents.outcomes import adopted, used
from reporting.documents.portions import took_part
from reporting.documents.topics import topics
from reporting.documents.tree import Blank, Node, Paragraph
from reporting.documents.wording import Pieces, compared, counted, joined, paragraph
from reporting.findings.facts import Facts

Written = Sequence[Node | None]


def consultation(facts: Facts) -> Written:
    """协商 that the body was host of, by form where the committee tells forms apart."""
    kinds = (("consultation", "协商活动"), ("symposium", "座谈会"), ("hearing", "听证通报会"))
    forms: list[Pieces] = [
        (one.name, facts.part("sectors.consultations_by_kind", one.name))
        for one in facts.parts("sectors.consultations_by_kind")
    ]
    held = facts.value("sectors.activities_consultation") and len(forms) > 1
    told = ("协商活动中，", *joined(forms, "、"), "。") if held else ()
    return (_held(facts, kinds, "协商活动", told, Blank("协商议题、所提意见建议及采纳情况")),)


def oversight(facts: Facts) -> Written:
    """民主监督 and inspections."""
    kinds = (("oversight", "民主监督活动"), ("inspection", "视察"))
    return (_held(facts, kinds, "民主监督活动", (), Blank("监督的事项、反馈的意见和整改情况")),)


def advice(facts: Facts) -> Written:
    """参政议政: proposals and what became of them, research and what came of it."""
    return (
        _proposals(facts),
        topics(facts, "proposals.by_topic", "立案提案"),
        _research(facts),
    )


def _proposals(facts: Facts) -> Paragraph:
    received = "proposals.received"
    if not facts.value(received):
        return paragraph("本期没有提交提案的记录。", Blank("未提交提案的原因"))
    said = [
        ("共提交提案", facts.count(received), *compared(facts, received)),
        [*counted(facts, "proposals.filed", "其中立案"), *_forms(facts)],
        counted(facts, "proposals.replied", "已办复"),
        adopted(facts),
    ]
    marked = [
        counted(facts, "proposals.key_proposals", "列为重点提案"),
        counted(facts, "proposals.excellent", "获评优秀提案"),
    ]
    rate = "proposals.participation_rate"
    people = took_part(facts, rate, "委员", "以第一提案人或联名人身份参与提案", "提案参与率")
    return paragraph(joined(said, end="。"), joined(marked, end="。"), joined([people], end="。"))


def _forms(facts: Facts) -> Pieces:
    kinds = [
        counted(facts, "proposals.filed_individual", "个人提案"),
        counted(facts, "proposals.filed_joint", "联名提案"),
        counted(facts, "proposals.filed_collective", "集体提案"),
    ]
    told = [one for one in kinds if one]
    return ("（", *joined(told, "、"), "）") if len(told) > 1 else ()


def _research(facts: Facts) -> Paragraph | None:
    reports = [
        counted(facts, "sectors.activities_research", "开展调研"),
        counted(facts, "sectors.research_reports", "完成调研报告"),
        counted(facts, "sectors.research_instructed", "其中得到领导批示"),
        counted(facts, "sectors.research_adopted", "被有关单位采纳"),
    ]
    said = joined(reports, end="。")
    return paragraph(said, Blank("调研的主要内容和成果")) if said else None


def situation_reports(facts: Facts) -> Written:
    """社情民意: received, issued, used at which level, instructed on."""
    received = "proposals.sr_received"
    if not facts.value(received):
        nothing = "本期没有反映社情民意信息的记录。"
        return (paragraph(nothing, Blank("联系群众、收集社情民意的情况")),)
    said = [
        ("反映社情民意信息", facts.count(received), *compared(facts, received)),
        counted(facts, "proposals.sr_issued", "编报"),
        used(facts),
        counted(facts, "proposals.sr_instructions", "得到领导批示"),
    ]
    rate = "proposals.sr_participation_rate"
    people = took_part(facts, rate, "委员", "反映信息", "信息参与率")
    return (
        paragraph(joined(said, end="。"), joined([people], end="。")),
        topics(facts, "proposals.sr_by_topic", "社情民意信息"),
    )


def study(facts: Facts) -> Written:
    """Study and training, the notes handed in, who took part."""
    kinds = (
        ("study", "集中学习"), ("training", "培训"), ("lecture", "报告会"),
        ("reading", "读书活动"), ("study_tour", "学习考察"),
    )  # fmt: skip
    rate = "sectors.training_coverage"
    trained = took_part(facts, rate, "委员", "参加过培训或学习", "培训覆盖率")
    more = (*joined([trained], end="。"), *_notes(facts))
    return (_held(facts, kinds, "学习培训活动", more, Blank("学习的主要内容")),)


def _notes(facts: Facts) -> Pieces:
    if not facts.value("sectors.notes"):
        return ()
    writers = facts.count("sectors.note_writers", "名")
    return (writers, "委员提交心得", facts.count("sectors.notes"), "。")


def gatherings(facts: Facts) -> Written:
    """The body's own activities: exchange, culture, visits; all of them, and who came."""
    hosted = "sectors.activities"
    if not facts.value(hosted):
        nothing = paragraph("本期没有主办活动的记录。", Blank("未主办活动的原因"))
        return (nothing, attendance(facts))
    joint = counted(facts, "sectors.joint_activities", "（其中与其他界别、机构联合主办", "）")
    total = ("主办各类活动", facts.count(hosted), *joint, *compared(facts, hosted), "。")
    kinds = (("exchange", "联谊交流"), ("visit", "走访接待"), ("culture", "文体活动"))
    said = _times(facts, kinds)
    named = ("其中", *said) if said else ()
    return (paragraph(total, named, Blank("有特色的活动及其效果")), attendance(facts))


def company(facts: Facts) -> Written:
    """Study tours, exchange and culture, as retired members have them."""
    kinds = (
        ("study", "集中学习"), ("lecture", "报告会"), ("study_tour", "学习考察"),
        ("exchange", "联谊交流"), ("culture", "文体活动"), ("celebration", "庆祝纪念活动"),
    )  # fmt: skip
    return (_held(facts, kinds, "学习和文体活动", (), Blank("活动的主要内容")), attendance(facts))


def deeds(facts: Facts) -> Written:
    """What was done for people: how often, for how many, with how much money."""
    times = [
        counted(facts, "sectors.activities_public_service", "开展为民办实事活动"),
        counted(facts, "sectors.activities_paired_help", "结对帮扶"),
        counted(facts, "sectors.activities_condolence", "走访慰问"),
        counted(facts, "sectors.people_served", "惠及群众"),
    ]
    money = ("投入资金", facts.money("sectors.money")) if facts.value("sectors.money") else ()
    said = joined([*times, money], end="。")
    nothing = ("本期没有为群众办实事的记录。",)
    return (paragraph(said or nothing, Blank("为群众办的实事和典型事例")),)


def priorities(facts: Facts) -> Written:
    """Which of the committee's priorities the body's activities and proposals served."""
    told = [
        counted(facts, "sectors.for_priorities", "有", "活动"),
        counted(facts, "proposals.for_priorities", "", "提案"),
    ]
    said = joined(told, "、", "服务于党委、政府的中心工作。")
    return (paragraph(said, Blank("服务中心工作、参与乡村振兴和基层治理的情况")),)


def relations(facts: Facts) -> Written:
    """Leaders, party committee, members, neighbours: who spoke with whom is counted."""
    exchange = counted(facts, "sectors.activities_exchange", "开展联谊交流", "。")
    return (
        paragraph(Blank("联系领导到本地指导、党委政府重视和支持政协工作的情况")),
        _spoken_with(facts, Blank("走访、谈心和为委员排忧解难的情况")),
        paragraph(exchange, Blank("与其他联络组、活动组交流工作经验的情况")),
    )


def service(facts: Facts) -> Written:
    """What a special committee does for members and sectors."""
    return (
        _spoken_with(facts, Blank("走访委员、为委员履职提供服务的情况")),
        paragraph(Blank("联系和指导界别开展工作、与对口部门联系的情况")),
    )


def care(facts: Facts) -> Written:
    """What the retired do for one another."""
    visits = counted(facts, "sectors.activities_condolence", "走访慰问", "。")
    return (paragraph(visits, Blank("关心老同志生活、为老同志排忧解难的情况")),)


def _spoken_with(facts: Facts, hint: Blank) -> Paragraph:
    said = [
        counted(facts, "members.contacts", "联系委员"),
        counted(facts, "members.reached", "联系到委员"),
        counted(facts, "members.difficulties_raised", "收到委员困难诉求"),
        counted(facts, "members.difficulties_settled", "已解决"),
    ]
    return paragraph(joined(said, end="。") or ("本期没有联系委员的记录。",), hint)


def attendance(facts: Facts) -> Paragraph | None:
    """How the body's members came to activities, whoever was host."""
    if not facts.value("sectors.expected"):
        return None
    counts = [
        ("委员参加政协各类活动应到", facts.count("sectors.expected")),
        ("实到", facts.count("sectors.present")),
        counted(facts, "sectors.leave", "请假"),
        counted(facts, "sectors.absent", "缺席"),
    ]
    rate = "sectors.participation_rate"
    people = took_part(facts, rate, "委员", "至少参加一次活动", "活动参与率")
    return paragraph(joined(counts, end="。"), joined([people], end="。"))


def _held(
    facts: Facts, kinds: Sequence[tuple[str, str]], what: str, more: Pieces, hint: Blank
) -> Paragraph:
    """How many of each kind were held, or that nothing of the sort is on record."""
    said = _times(facts, kinds)
    first = ("举办", *said) if said else (f"本期没有主办{what}的记录。",)
    return paragraph(first, more, hint)


def _times(facts: Facts, kinds: Sequence[tuple[str, str]]) -> Pieces:
    """集中学习3次、培训1次。"""
    return joined([counted(facts, f"sectors.activities_{id}", zh) for id, zh in kinds], "、", "。")
