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
    named, cut = CommitteeCase(code, name), Cut(100, now, {})
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
    "proposals.sector_sponsorings": 67,
}
"""A whole year of an invented city."""
