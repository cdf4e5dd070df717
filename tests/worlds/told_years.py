"""Which years does a test tell in full: a city's, and that of a township's group of six?"""

from dataclasses import replace
from datetime import UTC, datetime

from told_facts import facts
from told_numbers import YEAR

from reporting.findings.facts import Example, Facts, StatedFigure

EXAMPLES = (
    Example("关于加强湖泊水质监测的提案", "生态文明建设", key=True),
    Example("关于增设社区食堂的提案", "社会建设", key=True, consented=True),
    Example("关于支持县域《工匠计划》的提案", "经济建设", consented=True),
)
STATED = (
    StatedFigure("proposals.received", "5/1", "120件", "五届一次会议工作报告第3页"),
    StatedFigure("proposals.filed", "5/1", "104件", "五届一次会议工作报告第3页"),
    StatedFigure("proposals.received", "2021", "120件", "2021年工作总结"),
)

RICH = YEAR | {
    "proposals.leads": 12,
    "proposals.leads_listed": 8,
    "proposals.from_leads": 4,
    "proposals.leads_by_source": {"社会公众": 5, "委员": 7},
    "proposals.key_proposals": 6,
    "proposals.leader_supervised": 4,
    "proposals.excellent": 3,
    "proposals.rehandled": 2,
    "proposals.for_priorities": 20,
    "proposals.by_priority": {"产业强市": 12, "湖泊治理": 9},
    "proposals.by_topic": {"教育": 21, "养老": 14, "生态环境": 11},
    "proposals.assigned": 92,
    "proposals.contacted": 80,
    "proposals.assigned_dated": 90,
    "proposals.contacted_dated": 78,
    "proposals.answered_dated": 92,
    "proposals.days_to_assign": 5,
    "proposals.days_to_assign_most": 12,
    "proposals.days_to_contact": 9.5,
    "proposals.days_to_contact_most": 31,
    "proposals.days_to_reply": 62,
    "proposals.days_to_reply_most": 118,
    "proposals.suggestions": 10,
    "proposals.suggestions_passed_on": 9,
    "proposals.suggestions_answered": 7,
    "proposals.suggestions_wanted": 6,
    "proposals.suggestions_wanted_answered": 5,
    "proposals.sr_reporters": 61,
    "proposals.sr_instructions": 4,
    "proposals.sr_by_topic": {"教育": 20, "交通": 15},
    "proposals.sr_by_sector": {"教育": 48, "经济": 42},
    "proposals.sr_by_way": {"单篇": 41, "综合": 19},
    "proposals.sr_by_reporter": {"岑知远": 9, "戚南乔": 7, "解敬亭": 4},
    "sectors.activities": 40,
    "sectors.activities_training": 2,
    "sectors.activities_consultation": 5,
    "sectors.activities_inspection": 3,
    "sectors.activities_oversight": 2,
    "sectors.activities_symposium": 2,
    "sectors.activities_exchange": 3,
    "sectors.activities_party_work": 3,
    "sectors.by_kind": {
        "学习": 3,
        "培训": 2,
        "协商": 5,
        "调研": 9,
        "视察": 3,
        "民主监督": 2,
        "座谈会": 2,
        "联谊交流": 3,
        "为民办实事": 8,
        "党建活动": 3,
    },
    "sectors.consultations_by_kind": {"专题协商会": 2, "对口协商": 3},
    "sectors.held": 40,
    "sectors.hosts": 3,
    "sectors.hostings": 43,
    "sectors.joint_activities": 3,
    "sectors.by_host": {"教育": 20, "经济": 13, "提案委员会": 10},
    "sectors.for_priorities": 14,
    "sectors.deeds": 8,
    "sectors.deeds_by_beneficiary": {"老年人": 4, "儿童": 5},
    "sectors.notes": 33,
    "sectors.note_writers": 25,
    "sectors.trained": 120,
    "sectors.research_reports": 7,
    "sectors.research_instructed": 3,
    "sectors.research_adopted": 2,
    "sectors.research_archived": 6,
    "sectors.instructions": 5,
    "sectors.adoptions": 3,
    "sectors.recommendations": 1,
    "sectors.conversions": 4,
    "members.by_party": {"中国共产党": 59, "无党派": 91},
    "members.by_gender": {"男": 100, "女": 50},
    "members.contacts": 46,
    "members.contact_times": 210,
    "members.reached_on_roll": 131,
    "members.contacts_by_way": {"走访": 20, "电话": 26},
    "members.contact_pairs": 30,
    "members.pairs_met_quota": 22,
    "members.difficulties_raised": 5,
    "members.difficulties_settled": 3,
    "members.difficulties_unsettled": 1,
    "members.no_duty": 7,
}
"""The same city with all that a ledger can tell of a year."""

GROUP = {"code": "999901101", "name": "柳湾镇政协委员联络组", "level": "township"}
"""The scope of a township's group."""

SIX: dict = {
    "members.on_roll": 6,
    "members.in_sectors": 6,
    "members.by_gender": {"男": 4, "女": 2},
    "members.contacts": 8,
    "members.contact_times": 14,
    "members.reached_on_roll": 6,
    "proposals.received": 4,
    "proposals.plenary_received": 4,
    "proposals.filed": 3,
    "proposals.filed_member": 3,
    "proposals.filed_individual": 3,
    "proposals.converted": 1,
    "proposals.sponsors": 4,
    "proposals.participants": 5,
    "proposals.by_sponsor_kind": {"委员": 3},
    "proposals.by_category": {"经济建设": 2, "社会建设": 1},
    "proposals.replied": 3,
    "proposals.feedback_returned": 3,
    "proposals.satisfied": 3,
    "proposals.content": 3,
    "proposals.sr_received": 7,
    "proposals.sr_issued": 2,
    "proposals.sr_used": 2,
    "proposals.sr_uses": 2,
    "proposals.sr_participants": 4,
    "proposals.sr_by_level": {"区县": 2},
    "proposals.sr_by_reporter": {"巫山月": 4, "花满川": 3},
    "sectors.activities": 6,
    "sectors.activities_study": 4,
    "sectors.activities_research": 1,
    "sectors.activities_public_service": 1,
    "sectors.people_served": 40,
    "sectors.by_kind": {"学习": 4, "调研": 1, "为民办实事": 1},
    "sectors.expected": 30,
    "sectors.present": 28,
    "sectors.leave": 2,
    "sectors.roll_participants": 6,
    "sectors.trained": 6,
}
"""A year of a township's group of six."""

FIRST_HALF = {"window": "2025-01-01..2025-06-30", "now": datetime(2025, 7, 5, tzinfo=UTC)}


def city(**of_scope) -> Facts:
    """The city's year, beside the one before, with proposals to name and a paper's numbers."""
    return _with_papers(facts(RICH, YEAR, **of_scope))


def township(**of_scope) -> Facts:
    """The year of the group of six."""
    return _with_papers(facts(SIX, None, **{**GROUP, **of_scope}))


def _with_papers(told: Facts) -> Facts:
    return replace(told, examples=EXAMPLES, stated=STATED)
