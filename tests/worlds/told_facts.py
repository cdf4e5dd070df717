"""Which facts does a test tell, without a database?"""

from datetime import UTC, date, datetime

from kernel.ids import committee_id, derived
from members.committee.presets import preset
from reporting.archive.cut import Cut
from reporting.cases.context import CommitteeCase, PlenaryCase
from reporting.figures.catalogue import FIGURES
from reporting.figures.counting import counts_of
from reporting.figures.figure import Breakdown, Count, Days, DaysBy, Ratio
from reporting.figures.scope import Scope, Span
from reporting.figures.value import Lapse, Lapses, Number, Part, Parts, Share
from reporting.findings.facts import Before, Facts
from rules.numbers import share

NOW = datetime(2025, 12, 20, 2, tzinfo=UTC)


def plenary(session: int = 4, year: int = 2025) -> PlenaryCase:
    cut_off = f"{year}-01-15T18:00:00+08:00"
    days = date(year, 1, 14), date(year, 1, 17)
    return PlenaryCase(derived("plenary", session), 5, session, *days, cut_off)


def scope(
    *,
    code: str = "999900",
    name: str = "云岭市政协",
    level: str = "city",
    now: datetime = NOW,
    window: str = "plenary",
    session: int = 4,
    year: int = 2025,
    partial: str | None = None,
) -> Scope:
    sat = plenary(session, year)
    if window == "plenary":
        span = Span("plenary", sat.opens, None, sat.plenary)
    else:
        span = Span(window, date(year, 1, 1), date(year, 12, 31), None)
    named, cut = CommitteeCase(code, name, None), Cut(100, now, {})
    rules, _ = preset(level)
    return Scope(committee_id(code), named, sat, span, cut, rules, partial, None)


def values(digits: int, told: dict) -> dict:
    """Every figure of the catalogue: counts as told or zero, breakdowns as told or empty."""
    counts = {one.id: one for one in counts_of(FIGURES.values())}
    for id in told:
        assert id in FIGURES or id in counts, id
    number = {id: told.get(id, 0) for id in counts}
    return {id: _value(figure, number, digits, told) for id, figure in FIGURES.items()}


def _value(figure, number: dict, digits: int, told: dict):
    match figure:
        case Count():
            return Number(figure, number[figure.id], number[figure.id])
        case Ratio():
            return Share(figure, number[figure.of.id], number[figure.over.id], digits)
        case Breakdown():
            given, whole = told.get(figure.id, {}), number[figure.of.id]
            parts = (Part(n, v, v, share(v, whole, digits)) for n, v in given.items())
            return Parts(figure, tuple(parts), whole)
        case Days():
            return Lapse(figure, told.get(figure.id), number[figure.of.id])
        case DaysBy():
            return Lapses(figure, (), number[figure.of.id])


def facts(told: dict, before: dict | None = None, **of_scope) -> Facts:
    """Facts of a scope; `before` tells the year before."""
    here = scope(**of_scope)
    digits = here.rules.share_digits
    earlier = None
    if before is not None:
        was = scope(**{**of_scope, "session": 3, "year": 2024})
        earlier = Before("5/3", was, values(digits, before))
    return Facts(here, values(digits, told), earlier)


REVIEW_2024 = {
    "proposals.received": 5898,
    "proposals.plenary_received": 5898,
    "proposals.filed": 5006,
    "proposals.merged": 160,
    "proposals.merged_apart": 160,
    "proposals.converted": 732,
    "proposals.filed_member": 4534,
    "proposals.filed_individual": 4534,
    "proposals.filed_collective": 472,
    "proposals.sponsors": 1860,
    "proposals.by_sponsor_kind": {"委员": 4534, "集体": 472},
    "proposals.by_category": {
        "经济建设": 1985,
        "政治建设": 465,
        "文化建设": 457,
        "社会建设": 1436,
        "生态文明建设": 663,
    },
}
"""A published report of a national plenary, as a ledger gives it (DOMAIN.md 3.3)."""

HANDLING_92 = {
    "proposals.received": 92,
    "proposals.plenary_received": 92,
    "proposals.filed": 92,
    "proposals.filed_member": 67,
    "proposals.filed_individual": 67,
    "proposals.filed_collective": 25,
    "proposals.sponsors": 60,
    "proposals.replied": 92,
    "proposals.graded": 92,
    "proposals.units_involved": 31,
    "proposals.feedback_returned": 92,
    "proposals.satisfied": 92,
    "proposals.content": 92,
    "proposals.grades": {"A": 22, "B": 68, "C": 2},
    "proposals.by_sponsor_kind": {"委员": 67, "集体": 25},
    "proposals.by_category": {
        "经济建设": 30,
        "政治建设": 6,
        "文化建设": 12,
        "社会建设": 34,
        "生态文明建设": 10,
    },
}
"""A published handling report of a city."""

YEAR = HANDLING_92 | {
    "members.on_roll": 150,
    "members.non_communist": 91,
    "proposals.participants": 80,
    "proposals.sr_received": 90,
    "proposals.sr_issued": 45,
    "proposals.sr_used": 40,
    "proposals.sr_uses": 60,
    "proposals.sr_participants": 61,
    "proposals.sr_by_level": {"本级": 40, "市级": 15, "全国": 5},
    "sectors.activities": 20,
    "sectors.activities_study": 3,
    "sectors.activities_research": 9,
    "sectors.activities_public_service": 8,
    "sectors.people_served": 900,
    "sectors.money": 123_450_00,
    "sectors.by_kind": {"学习": 3, "调研": 9, "为民办实事": 8},
    "sectors.expected": 100,
    "sectors.present": 90,
    "sectors.leave": 7,
    "sectors.absent": 3,
    "sectors.roll_participants": 100,
    "members.by_sector": {"教育": 50, "经济": 50, "宗教": 50},
    "members.in_sectors": 150,
    "proposals.by_sector": {"教育": 40, "经济界": 27},
}
"""A whole year of an invented city."""

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
