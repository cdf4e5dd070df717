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
