"""What does the annual summary say of each kind of work?"""

from collections.abc import Callable, Sequence

from reporting.documents.activity_outcomes import (
    beneficiaries,
    consultations,
    joint,
    research,
    training,
)
from reporting.documents.member_care import contacts, difficulties, idle
from reporting.documents.portions import percentage
from reporting.documents.proposal_work import proposals
from reporting.documents.reshaping import texts
from reporting.documents.topics import topics
from reporting.documents.tree import Blank, Heading, Node, Paragraph
from reporting.documents.wording import (
    NO_RECORD,
    Piece,
    Pieces,
    compared,
    counted,
    joined,
    paragraph,
    share_of,
)
from reporting.documents.year_charts import activity_chart, level_chart
from reporting.documents.year_tables import activity_table, host_table, level_table
from reporting.findings.facts import Facts

Written = Sequence[Node | None]
DELIBERATION = (
    ("consultation", "协商活动"),
    ("research", "调研"),
    ("inspection", "视察"),
    ("oversight", "民主监督活动"),
    ("symposium", "座谈会"),
)
STUDY = (
    ("study", "集中学习"),
    ("training", "培训"),
    ("lecture", "报告会"),
    ("reading", "读书活动"),
    ("study_tour", "学习考察"),
)
CONTACT = (("exchange", "联谊交流"), ("visit", "走访接待"), ("culture", "文体活动"))
BUILDING = (("party_work", "党建活动"), ("meeting", "工作会议"))


def work_done(facts: Facts) -> tuple[Node, ...]:
    """The sections of work, each under its heading; one without facts says so.

    A section none of whose figures is counted for whose work it is, is left out. A small group
    has text without tables: a table of ones and zeros says less.
    """
    nodes: list[Node] = []
    for title, rests_on, write in SECTIONS:
        if not facts.knows_any(rests_on):
            continue
        written = write(facts)
        said = texts(written) if facts.small else tuple(filter(None, written))
        nodes += [Heading(2, title), *(said or [paragraph(NO_RECORD)])]
    return tuple(nodes)


def situation_reports(facts: Facts) -> Written:
    """Received, issued, used at which level, instructed on."""
    received = "proposals.sr_received"
    if not facts.value(received):
        return ()
    uses = [
        counted(facts, "proposals.sr_issued", "编报"),
        counted(facts, "proposals.sr_used", "", "被采用"),
        counted(facts, "proposals.sr_instructions", "得到领导批示"),
    ]
    use_rate = percentage(facts, "proposals.sr_use_rate", "采用率为")
    return (
        paragraph(
            "收到社情民意信息", facts.count(received), compared(facts, received), "。",
            joined([*uses, use_rate], end="。"), _levels(facts), _reporters(facts),
        ),
        topics(facts, "proposals.sr_by_topic", "社情民意信息"),
        level_table(facts),
        level_chart(facts),
    )  # fmt: skip


def _levels(facts: Facts) -> Pieces:
    id = "proposals.sr_by_level"
    said: list[Pieces] = [(one.name, facts.part(id, one.name)) for one in facts.parts(id)]
    return ("各层级采用中，", *joined(said), "。") if said else ()


def _reporters(facts: Facts) -> Pieces:
    reporters = "proposals.sr_participants"
    if not facts.value(reporters):
        return ()
    if facts.few("proposals.sr_participation_rate"):
        roll = facts.count("members.on_roll")
        return ("在册委员", roll, "中有", facts.count(reporters), "反映了信息。")
    rate = facts.rate("proposals.sr_participation_rate")
    return (facts.count(reporters, "名"), "在册委员反映了信息，占在册委员的", rate, "。")


def deliberation(facts: Facts) -> Written:
    """Consultation, research, inspection, oversight."""
    hint = Blank("主要议题、形成的意见建议和采纳情况")
    return (*held(facts, DELIBERATION, hint), consultations(facts), research(facts))


def study(facts: Facts) -> Written:
    """Study and training."""
    return (*held(facts, STUDY, Blank("学习培训的主要内容")), training(facts))


def contact(facts: Facts) -> Written:
    """Exchange and visits, and the sectors that were hosts."""
    hosts = counted(facts, "sectors.hosts", "共有", "界别或机构主办活动。")
    said = held(facts, CONTACT, Blank("有特色的界别活动"))
    if not hosts:
        return (*said, joint(facts))
    return (*said, paragraph(hosts), joint(facts), host_table(facts))


def held(facts: Facts, kinds: Sequence[tuple[str, str]], hint: Blank) -> Written:
    """How many activities of each of these kinds were held."""
    said = [counted(facts, f"sectors.activities_{id}", zh) for id, zh in kinds]
    if not any(said):
        return ()
    return (paragraph("期内开展", joined(said, "、"), "。", hint),)


def deeds(facts: Facts) -> Written:
    """What was done for people: how often, how many served, how much money."""
    done = counted(facts, "sectors.activities_public_service", "开展为民办实事活动")
    change = compared(facts, "sectors.activities_public_service") if done else ()
    served = counted(facts, "sectors.people_served", "惠及群众")
    money = ("投入资金", facts.money("sectors.money")) if facts.value("sectors.money") else ()
    said = joined([[*done, *change], served, money])
    if not said:
        return ()
    return (paragraph(said, "。", Blank("为民办实事的典型事例")), beneficiaries(facts))


def members(facts: Facts) -> Written:
    """The roll and how they attended; how they were kept in touch, and who did nothing."""
    if not facts.value("members.on_roll"):
        return ()
    return (*on_the_roll(facts), contacts(facts), difficulties(facts), idle(facts))


def on_the_roll(facts: Facts) -> Written:
    """The roll, who came and went, how they attended."""
    if not facts.value("members.on_roll"):
        return ()
    coming = [
        counted(facts, "members.admitted", "期内就任委员"),
        counted(facts, "members.left", "离任委员"),
    ]
    return (
        paragraph(
            "在册委员", facts.count("members.on_roll"), _make_up(facts), "。",
            joined(coming, end="。"),
        ),
        attendance(facts),
    )  # fmt: skip


def _make_up(facts: Facts) -> Pieces:
    if not facts.value("members.non_communist"):
        return ()
    count = facts.count("members.non_communist")
    share: Pieces = ()
    if not facts.few("members.share_non_communist"):
        share = ("，占", facts.rate("members.share_non_communist"))
    women = facts.part("members.by_gender", "女")
    some = any(one.name == "女" for one in facts.parts("members.by_gender"))
    female: Pieces = ("；女委员", women, *share_of(facts, "members.by_gender", "女"))
    return ("，其中非中共委员", count, *share, *(female if some else ()))


def attendance(facts: Facts) -> Paragraph | None:
    """Names first; ledgers that only give numbers are said apart."""
    said: list[Piece] = []
    if facts.value("sectors.expected"):
        said += [
            "按出席记录，委员应到", facts.count("sectors.expected"), "，实到",
            facts.count("sectors.present"),
            *counted(facts, "sectors.leave", "，请假"), *counted(facts, "sectors.absent", "，缺席"),
        ]  # fmt: skip
        if not facts.few("sectors.attendance_rate"):
            said += ["，出席率为", facts.rate("sectors.attendance_rate")]
        said.append("。")
    if facts.value("sectors.counted_expected"):
        said += [
            "只记人数的活动应到", facts.count("sectors.counted_expected"), "，实到",
            facts.count("sectors.counted_present"), "。",
        ]  # fmt: skip
    return paragraph(said, _taking_part(facts)) if said else None


def _taking_part(facts: Facts) -> Pieces:
    took_part = "sectors.roll_participants"
    if not facts.value(took_part):
        return ()
    if facts.few("sectors.participation_rate"):
        roll = facts.count("members.on_roll")
        return ("在册委员", roll, "中有", facts.count(took_part), "参加了活动。")
    rate = facts.rate("sectors.participation_rate")
    return (facts.count(took_part, "名"), "在册委员至少参加一次活动，占在册委员的", rate, "。")


def building(facts: Facts) -> Written:
    """The body's own work; publicity has no record of its own yet and says so."""
    said = held(facts, BUILDING, Blank("党的建设和机关建设情况"))
    missing = paragraph("宣传报道", NO_RECORD, Blank("宣传工作情况"))
    return (*said, missing) if said else (paragraph(NO_RECORD, Blank("宣传和自身建设情况")),)


def all_activities(facts: Facts) -> tuple[Node, ...]:
    """What all activities of the year come to, with table and chart."""
    if not facts.value("sectors.activities"):
        return ()
    total = paragraph(
        "期内共举办各类活动", facts.count("sectors.activities"),
        compared(facts, "sectors.activities"), "。",
    )  # fmt: skip
    nodes = (total, activity_table(facts), activity_chart(facts))
    return tuple(node for node in nodes if node is not None)


ACTIVITIES = ("sectors.activities",)
SECTIONS: tuple[tuple[str, Sequence[str], Callable[[Facts], Written]], ...] = (
    ("提案工作", ("proposals.received",), proposals),
    ("反映社情民意信息", ("proposals.sr_received",), situation_reports),
    ("协商议政、调研视察和民主监督", ACTIVITIES, deliberation),
    ("学习培训", ACTIVITIES, study),
    ("界别活动和联谊交流", ACTIVITIES, contact),
    ("为民办实事", ACTIVITIES, deeds),
    ("委员队伍建设", ("members.on_roll",), members),
    ("宣传和自身建设", ACTIVITIES, building),
    ("活动总体情况", ACTIVITIES, all_activities),
)
"""Each section: its title, the figures it rests on, what writes it."""
