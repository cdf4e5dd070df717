"""Which facts does a test tell, without a database?"""

from datetime import UTC, date, datetime

from contracts.values import BodyKind
from kernel.ids import committee_id, derived
from members.committee.presets import preset
from reporting.archive.cut import Cut
from reporting.cases.context import CommitteeCase, PlenaryCase
from reporting.figures.catalogue import FIGURES
from reporting.figures.counting import counts_of
from reporting.figures.figure import Breakdown, Count, Days, DaysBy, Ratio
from reporting.figures.lens import WHOLE, Lens, Sort
from reporting.figures.scope import Scope, Span
from reporting.figures.value import Lapse, LapsePart, Lapses, Number, Part, Parts, Share
from reporting.findings.facts import Before, Facts
from rules.dates import parse_window
from rules.numbers import share

NOW = datetime(2025, 12, 20, 2, tzinfo=UTC)


def body(name: str, kind: BodyKind) -> Lens:
    """The lens of an invented body."""
    return Lens(Sort.BODY, derived("body", name), name, kind.value)


EDUCATION = body("教育", BodyKind.SECTOR)
STREET = body("柳湾街道委员联络组", BodyKind.AREA_GROUP)
PROPOSALS_COMMITTEE = body("提案委员会", BodyKind.SPECIAL_COMMITTEE)
RETIRED = body("离退休委员联谊会", BodyKind.OFFICE)
BUREAU = Lens(Sort.UNIT, derived("unit", 1), "市教育局")
MEMBER = Lens(Sort.MEMBER, derived("member", 1), "沈知行")
OF_A_UNIT = {"proposal", "handling", "reply", "feedback", "first_contact", "unit_contact"}
NOT_OF_A_BODY = {"lead", "contact_pair", "pair_year", "difficulty", "membership"}
NOT_OF_A_MEMBER = {
    *("member", "membership", "activity", "occasion", "research", "outcome"),
    *("lead", "contact_pair", "pair_year", "difficulty"),
}


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
    lens: Lens = WHOLE,
) -> Scope:
    sat = plenary(session, year)
    if window == "plenary":
        last = None if session == 4 else date(year + 1, 1, 13)
        span = Span("plenary", sat.opens, last, sat.plenary)
    else:
        days = parse_window(window)
        span = Span(window, days.first, days.last, None)
    named, cut = CommitteeCase(code, name), Cut(100, now, {})
    rules, _ = preset(level)
    return Scope(committee_id(code), named, sat, span, cut, rules, partial, None, lens=lens)


def values(digits: int, told: dict) -> dict:
    """Every figure of the catalogue: counts as told or zero, breakdowns as told or empty."""
    counts = {one.id: one for one in counts_of(FIGURES.values())}
    for id in told:
        assert id in FIGURES or id in counts, id
    number = {id: told.get(id, 0) for id in counts}
    return {id: _value(figure, number, digits, told) for id, figure in FIGURES.items()}


def belongs(figure, lens: Lens) -> bool:
    """Whether a figure is counted under a lens: as its kinds of case belong to it."""
    if lens is WHOLE:
        return True
    counts = (
        (figure.of, figure.over) if isinstance(figure, Ratio) else (getattr(figure, "of", figure),)
    )
    kinds = {one.what.name for count in counts for one in (count, *_beside(count))}
    match lens.sort:
        case Sort.UNIT:
            return kinds <= OF_A_UNIT
        case Sort.MEMBER:
            return not kinds & NOT_OF_A_MEMBER
        case _:
            return not kinds & NOT_OF_A_BODY


def _beside(count: Count) -> tuple[Count, ...]:
    return tuple(one for one in (count.among, *count.without) if one is not None)


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
            units = (LapsePart(n, *days) for n, days in told.get(figure.id, {}).items())
            slowest = sorted(units, key=lambda one: (-one.median, -one.most, one.name))
            return Lapses(figure, tuple(slowest), number[figure.of.id])


def facts(told: dict, before: dict | None = None, **of_scope) -> Facts:
    """Facts of a scope; `before` tells the year before."""
    here = scope(**of_scope)
    digits = here.rules.share_digits
    earlier = None
    if before is not None:
        name, window = year_before(of_scope.get("window", "plenary"))
        was = scope(**{**of_scope, "session": 3, "year": 2024, "window": window})
        earlier = Before(name, was, narrowed(values(digits, before), was.lens))
    years = () if earlier is None else (earlier,)
    return Facts(here, narrowed(values(digits, told), here.lens), earlier, years)


def year_before(window: str) -> tuple[str, str]:
    """What figure ids call the year before, and its window."""
    if window == "plenary":
        return "5/3", window
    days = str(parse_window(window).year_before())
    earlier = str(int(window) - 1) if window.isdigit() else days
    return earlier, earlier


def narrowed(found: dict, lens: Lens) -> dict:
    """The values without those that are not counted under a lens."""
    return {id: value for id, value in found.items() if belongs(value.figure, lens)}


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
    "proposals.sector_sponsorings": 67,
}
"""A whole year of an invented city."""

BODY_YEAR = {
    "members.on_roll": 12,
    "members.contacts": 9,
    "members.reached": 11,
    "proposals.received": 14,
    "proposals.plenary_received": 14,
    "proposals.filed": 12,
    "proposals.converted": 2,
    "proposals.filed_member": 11,
    "proposals.filed_individual": 8,
    "proposals.filed_joint": 3,
    "proposals.filed_collective": 1,
    "proposals.participants": 9,
    "proposals.replied": 12,
    "proposals.graded": 12,
    "proposals.adopted": 10,
    "proposals.key_proposals": 1,
    "proposals.by_topic": {"义务教育": 5, "托育服务": 4, "职业教育": 2},
    "proposals.grades": {"A": 6, "B": 4, "C": 2},
    "proposals.sr_received": 11,
    "proposals.sr_issued": 6,
    "proposals.sr_used": 5,
    "proposals.sr_uses": 7,
    "proposals.sr_participants": 7,
    "proposals.sr_by_level": {"本级": 5, "市级": 2},
    "sectors.activities": 9,
    "sectors.activities_study": 3,
    "sectors.activities_consultation": 2,
    "sectors.activities_research": 2,
    "sectors.activities_public_service": 1,
    "sectors.activities_culture": 1,
    "sectors.by_kind": {"学习": 3, "调研": 2, "协商": 2, "为民办实事": 1, "文体活动": 1},
    "sectors.consultations_by_kind": {"专题协商": 1, "界别协商": 1},
    "sectors.held": 9,
    "sectors.hostings": 10,
    "sectors.joint_activities": 1,
    "sectors.people_served": 320,
    "sectors.money": 36_000_00,
    "sectors.research_reports": 2,
    "sectors.research_instructed": 1,
    "sectors.notes": 15,
    "sectors.note_writers": 8,
    "sectors.trained": 10,
    "sectors.expected": 96,
    "sectors.present": 83,
    "sectors.leave": 9,
    "sectors.absent": 4,
    "sectors.roll_participants": 11,
}
"""A year of an invented sector of twelve members."""

FEW_YEAR = {
    "members.on_roll": 6,
    "members.contacts": 4,
    "members.reached": 6,
    "proposals.received": 3,
    "proposals.plenary_received": 3,
    "proposals.filed": 2,
    "proposals.converted": 1,
    "proposals.filed_member": 2,
    "proposals.filed_individual": 2,
    "proposals.participants": 2,
    "proposals.replied": 2,
    "proposals.adopted": 1,
    "proposals.sr_received": 2,
    "proposals.sr_participants": 1,
    "sectors.activities": 4,
    "sectors.activities_study": 2,
    "sectors.activities_research": 1,
    "sectors.activities_public_service": 1,
    "sectors.by_kind": {"学习": 2, "调研": 1, "为民办实事": 1},
    "sectors.held": 4,
    "sectors.hostings": 4,
    "sectors.people_served": 30,
    "sectors.expected": 24,
    "sectors.present": 22,
    "sectors.leave": 2,
    "sectors.trained": 6,
    "sectors.roll_participants": 6,
}
"""A year of an invented group of six."""

UNIT_YEAR = {
    "proposals.received": 41,
    "proposals.plenary_received": 41,
    "proposals.filed": 41,
    "proposals.filed_member": 35,
    "proposals.filed_individual": 30,
    "proposals.filed_joint": 5,
    "proposals.filed_collective": 6,
    "proposals.handled": 58,
    "proposals.assigned": 41,
    "proposals.replied": 40,
    "proposals.replied_dated": 40,
    "proposals.replied_on_time": 38,
    "proposals.graded": 40,
    "proposals.grades": {"A": 19, "B": 17, "C": 4},
    "proposals.by_category": {"经济建设": 3, "文化建设": 5, "社会建设": 33},
    "proposals.by_topic": {"义务教育": 14, "校园安全": 9, "托育服务": 5},
    "proposals.contacted": 39,
    "proposals.unit_contacted_dated": 39,
    "proposals.unit_answered_dated": 52,
    "proposals.days_to_contact_by_unit": {"市教育局": (11, 40, 39)},
    "proposals.days_to_reply_by_unit": {"市教育局": (62.5, 97, 52)},
    "proposals.feedback_returned": 44,
    "proposals.satisfied": 37,
    "proposals.basically": 5,
    "proposals.dissatisfied": 2,
    "proposals.content": 42,
}
"""A year of an invented bureau that answers proposals."""

CIRCULAR = HANDLING_92 | {
    "proposals.assigned": 92,
    "proposals.lead_units": 7,
    "proposals.handled": 92,
    "proposals.replied": 90,
    "proposals.replied_dated": 90,
    "proposals.replied_on_time": 87,
    "proposals.answered_dated": 90,
    "proposals.days_to_reply": 55,
    "proposals.days_to_reply_most": 101,
    "proposals.unit_answered_dated": 90,
    "proposals.by_unit": {
        "市教育局": 41,
        "市交通运输局": 18,
        "市卫生健康委员会": 14,
        "市民政局": 9,
        "市水务局": 6,
        "市文化和旅游局": 3,
        "原市粮食局": 1,
    },
    "proposals.days_to_reply_by_unit": {
        "市教育局": (62.5, 97, 40),
        "市交通运输局": (48, 80, 18),
        "市卫生健康委员会": (55, 101, 14),
        "市民政局": (30, 61, 9),
        "市水务局": (71, 88, 5),
        "市文化和旅游局": (44, 52, 3),
        "原市粮食局": (12, 12, 1),
    },
}
"""How seven invented units answered the year's proposals."""

MEMBER_YEAR = {
    "proposals.received": 4,
    "proposals.plenary_received": 4,
    "proposals.filed": 3,
    "proposals.converted": 1,
    "proposals.filed_member": 3,
    "proposals.filed_individual": 1,
    "proposals.filed_joint": 2,
    "proposals.replied": 3,
    "proposals.adopted": 2,
    "proposals.sr_received": 5,
    "proposals.sr_issued": 3,
    "proposals.sr_used": 2,
    "proposals.sr_uses": 3,
    "proposals.sr_by_level": {"本级": 2, "市级": 1},
    "sectors.expected": 14,
    "sectors.present": 12,
    "sectors.leave": 2,
    "sectors.trained_times": 4,
    "sectors.notes": 3,
}
"""A year of one invented member."""
