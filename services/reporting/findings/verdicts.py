"""Is what a condition asks met by the facts: a strength, a problem, or neither?"""

from collections.abc import Iterable
from typing import Literal, assert_never

from reporting.figures.value import Lapse, LapsePart, Lapses, Part
from reporting.findings.conditions import (
    Condition,
    Dominant,
    Fewer,
    Late,
    LateParts,
    Left,
    Limited,
    Nothing,
    Rate,
    Repeated,
    ShareAbove,
    Silent,
    SilentInAll,
    Trend,
    Unheeded,
    Untouched,
    Yearly,
)
from reporting.findings.facts import Facts, comparable
from reporting.findings.heeding import unheeded
from rules.dates import add_months

Verdict = Literal["strength", "problem"] | None
LONG_MONTH = 31
"""Days that a month of a deadline may have; beyond as many no deadline lies."""


def verdict(facts: Facts, condition: Condition) -> Verdict:
    """What a condition says of the facts; `repeated` has none of its own."""
    match condition:
        case Rate():
            return rate(facts, condition)
        case Trend():
            return trend(facts, condition)
        case Silent():
            return silent(facts, condition)
        case Yearly():
            return yearly(facts, condition)
        case Repeated():
            return None
        case (
            SilentInAll() | Left() | ShareAbove() | Late() | LateParts()
            | Dominant() | Fewer() | Nothing() | Untouched() | Unheeded()
        ):  # fmt: skip
            return "problem" if wrong(facts, condition) else None
    assert_never(condition)


Wrong = (
    SilentInAll | Left | ShareAbove | Late | LateParts
    | Dominant | Fewer | Nothing | Untouched | Unheeded
)  # fmt: skip
"""Conditions that can only find a problem."""


def wrong(facts: Facts, condition: Wrong) -> bool:
    """Whether the problem is there."""
    match condition:
        case SilentInAll():
            return bool(silent_in_all(facts, condition))
        case Left(figure=figure, of=of, minimum=minimum):
            return facts.value(figure) > 0 and facts.value(of or figure) >= minimum
        case ShareAbove(figure=figure, percent=percent, minimum=minimum):
            whole = facts.whole(figure)
            return whole >= minimum and facts.value(figure) * 100 > percent * whole
        case Late():
            found = facts.values[condition.figure]
            assert isinstance(found, Lapse)
            enough = found.evidence >= condition.minimum
            return enough and (found.days or 0) > limit(facts, condition)
        case LateParts():
            return bool(late_parts(facts, condition))
        case Dominant():
            return dominates(facts, condition)
        case Fewer(figure=figure, than=than, percent=percent, minimum=minimum):
            whole = facts.value(than)
            return whole >= minimum and facts.value(figure) * 100 < percent * whole
        case Nothing(figure=figure, follows=follows, minimum=minimum):
            return facts.value(figure) >= minimum and not any(map(facts.value, follows))
        case Untouched():
            return bool(untouched(facts, condition))
        case Unheeded():
            listed = facts.plan is None or facts.plan.by_topic
            return bool(unheeded(facts, condition)) or not listed
    assert_never(condition)


def rate(facts: Facts, condition: Rate) -> Verdict:
    """A rate between poor and good is neither."""
    part, whole = facts.value(condition.figure), facts.whole(condition.figure)
    due = add_months(facts.scope.plenary.closes, condition.months)
    if not whole or facts.scope.stock_day < due:
        return None
    if part * 100 >= condition.good * whole:
        return "strength"
    if whole >= condition.minimum and part * 100 < condition.poor * whole:
        return "problem"
    return None


def trend(facts: Facts, condition: Trend) -> Verdict:
    """More than before is a strength, less a problem, when the change is worth saying."""
    if facts.before is None or condition.figure not in facts.before.values:
        return None
    now, was = facts.value(condition.figure), facts.earlier(condition.figure)
    if was < condition.minimum or abs(now - was) * 100 < condition.percent * was:
        return None
    return "strength" if now > was else "problem"


def silent(facts: Facts, condition: Silent) -> Verdict:
    """Nothing is said of a small group, or where most is unknown, or no sector has anything."""
    sectors = facts.parts("members.by_sector")
    if facts.small or not sectors:
        return None
    if not mostly_known(facts.parts(condition.figure), condition.unknown):
        return None
    quiet = facts.silent(condition.figure)
    if not quiet:
        return "strength"
    return None if len(quiet) == len(sectors) else "problem"


def silent_in_all(facts: Facts, condition: SilentInAll) -> tuple[str, ...]:
    """The sectors that have nothing anywhere, where each breakdown is mostly known."""
    sectors = facts.parts("members.by_sector")
    known = [mostly_known(facts.parts(id), condition.unknown) for id in condition.figures]
    if facts.small or not all(known):
        return ()
    quiet = [facts.silent(id) for id in condition.figures]
    return tuple(one.name for one in sectors if all(one.name in names for names in quiet))


def mostly_known(parts: Iterable[Part], unknown: Iterable[str]) -> bool:
    """Whether less than half of a breakdown stands under no sector; nothing at all is unknown."""
    found = tuple(parts)
    beside = sum(one.value for one in found if one.name in unknown)
    return beside * 2 < sum(one.value for one in found)


def yearly(facts: Facts, condition: Yearly) -> Verdict:
    """A yearly duty is judged when the year is nearly over."""
    if not year_end(facts):
        return None
    return "strength" if facts.value(condition.figure) >= condition.at_least else "problem"


def year_end(facts: Facts) -> bool:
    """Whether the window is a year, and nearly over."""
    a_year = facts.scope.span.plenary is not None or facts.scope.span.text.isdigit()
    return a_year and comparable(facts.scope)


def limit(facts: Facts, condition: Limited) -> int:
    """The days beyond which it is late."""
    return condition.days or facts.scope.rules.reply_months * LONG_MONTH


def late_parts(facts: Facts, condition: LateParts) -> tuple[LapsePart, ...]:
    """The units above the limit, the slowest first."""
    found, most = facts.values[condition.figure], limit(facts, condition)
    assert isinstance(found, Lapses)
    enough = (one for one in found.parts if one.evidence >= condition.minimum)
    return tuple(one for one in enough if one.median > most)


def dominates(facts: Facts, condition: Dominant) -> bool:
    """Whether the largest part that is known makes up most of the whole."""
    parts, whole = facts.parts(condition.figure), facts.whole(condition.figure)
    top = largest(parts, condition.unknown)
    if top is None or whole < condition.minimum:
        return False
    return mostly_known(parts, condition.unknown) and top.value * 100 >= condition.percent * whole


def largest(parts: Iterable[Part], unknown: Iterable[str] = ()) -> Part | None:
    """The largest part that is known; of equal ones the first in print."""
    known = (one for one in parts if one.value and one.name not in unknown)
    return max(known, key=lambda one: one.value, default=None)


def untouched(facts: Facts, condition: Untouched) -> tuple[str, ...]:
    """The priorities of the rules that nothing serves; none where nothing serves any."""
    served = {one.name for id in condition.figures for one in facts.parts(id) if one.value}
    listed = tuple(one.name for one in facts.scope.rules.priorities)
    return tuple(name for name in listed if name not in served) if served else ()
