"""How does a figure stand beside last year's, and one body's beside its siblings'?"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.reporting.stated import StatedScope
from kernel.problems import Problem
from reporting.figures.catalogue import FIGURES
from reporting.figures.children import directly_below
from reporting.figures.computing import computed
from reporting.figures.earlier import ENTERED, was_entered
from reporting.figures.figure import Breakdown, Count, DaysBy, Figure
from reporting.figures.scope import Scope, scope_of
from reporting.figures.stated import Standing, stated
from reporting.figures.value import (
    Lapse,
    Lapses,
    Number,
    Parts,
    Share,
    Value,
    days_zh,
    plain_days,
)
from reporting.stated.queries import as_told, printed_share, window_of
from rules.dates import Window

Side = dict[str, Any]
BODIES = {
    StatedScope.SECTOR: ("sector_name", "host_name"),
    StatedScope.SPECIAL_COMMITTEE: ("host_name",),
    StatedScope.AREA_GROUP: ("host_name",),
}
"""By which columns figures are cut by bodies of a kind."""


async def with_last_year(
    engine: AsyncEngine, scope: Scope, figure: Figure, part: str | None
) -> dict[str, Any]:
    """This window and the one a year before: proved where it was recorded, else as stated.

    A number that is stated of a year that was recorded too stands beside it, in no difference.
    """
    _part_or_not(figure, part)
    now = _proved(scope, (await computed(engine, scope, [figure]))[figure.id], part)
    window, earlier = await _year_before(engine, scope)
    proved = None if earlier is None else await _recorded(engine, earlier, figure, part)
    told = [] if window is None else await _stated(engine, scope, window, figure, part)
    then = proved or next(iter(told), None)
    return {
        "figure": figure.id,
        "title": figure.zh,
        "part": part,
        "with": "last-year",
        "now": now,
        "then": then,
        "beside": [one for one in told if one is not then],
        "difference": None if then is None else _difference(now, then),
    }


async def with_siblings(
    engine: AsyncEngine, scope: Scope, figure: Figure, kind: StatedScope
) -> dict[str, Any]:
    """The bodies of a kind beside each other: as counted, and as stated of each, never added."""
    if kind not in BODIES:
        zh = "只有界别、专委会、联络组和下级委员会可以相互比较"
        en = "only sectors, special committees, area groups and committees below"
        raise Problem(422, "NoSiblings", zh, en)
    cut = _cut_by_body(figure, kind)
    bodies: list[Side] = []
    if cut is not None:
        value = (await computed(engine, scope, [cut]))[cut.id]
        assert isinstance(value, Parts)
        bodies = [{**_proved(scope, value, one.name), "name": one.name} for one in value.parts]
    told = await stated(
        engine,
        scope.committee,
        window=window_of(scope),
        figure=figure.id,
        instant=scope.cut.instant,
    )
    others = [one for one in told if one.row.scope == kind and one.number is not None]
    bodies += [{**_side(one, scope), "name": one.row.whose} for one in others]
    return {
        "figure": figure.id,
        "title": figure.zh,
        "with": "siblings",
        "kind": str(kind),
        "by": None if cut is None else cut.id,
        "bodies": bodies,
    }


async def with_those_below(
    engine: AsyncEngine, scope: Scope, figure: Figure, part: str | None
) -> dict[str, Any]:
    """The committees directly below beside each other: as counted here, and as each states.

    Args:
        scope: with all below. Each committee's own plenaries differ, so the days decide, and what
            a committee states of a plenary is told of none but its own.
    """
    _part_or_not(figure, part)
    bodies: list[Side] = []
    for one in await directly_below(engine, scope):
        its = replace(scope, committee=one.id, below=())
        value = (await computed(engine, its, [figure]))[figure.id]
        sides = [_proved(its, value, part)]
        if scope.span.plenary is None:
            sides += await _stated(engine, its, window_of(scope), figure, part)
        bodies += [{**side, "name": one.name, "committee": str(one.id)} for side in sides]
    return {
        "figure": figure.id,
        "title": figure.zh,
        "part": part,
        "with": "siblings",
        "kind": str(StatedScope.BELOW),
        "by": None,
        "bodies": bodies,
    }


def _part_or_not(figure: Figure, part: str | None) -> None:
    """A breakdown is compared in one part, any other figure whole.

    Raises:
        Problem: 422, neither.
    """
    if isinstance(figure, Breakdown | DaysBy) != (part is not None):
        zh = "分项指标比较时须写明分项（part），其他指标没有分项"
        raise Problem(422, "PartOrNot", zh, "name the part of a breakdown, and of nothing else")


def _cut_by_body(figure: Figure, kind: StatedScope) -> Breakdown | None:
    """The breakdown of the catalogue that parts a count by bodies; by hosts only of any kind."""
    if not isinstance(figure, Count):
        return None
    return next(
        (
            one
            for one in FIGURES.values()
            if isinstance(one, Breakdown) and one.of.id == figure.id and one.by in BODIES[kind]
        ),
        None,
    )


async def _year_before(engine: AsyncEngine, scope: Scope) -> tuple[str | None, Scope | None]:
    """The window a year before as stated figures name it, and its scope if it is known here."""
    if scope.span.plenary is None:
        window = _same_days_a_year_before(scope)
        if window is None:
            return None, None
        told = (scope.plenary.term, scope.plenary.session, str(window))
        return str(window), await _scope(engine, scope, *told)
    if scope.before is not None:
        told = (scope.before.term, scope.before.session, "plenary")
        return f"{told[0]}/{told[1]}", await _scope(engine, scope, *told)
    if scope.plenary.session > 1:
        return f"{scope.plenary.term}/{scope.plenary.session - 1}", None
    return None, None


def _same_days_a_year_before(scope: Scope) -> Window | None:
    span = scope.span
    return None if span.last is None else Window(span.first, span.last).year_before()


async def _scope(engine: AsyncEngine, now: Scope, term: int, session: int, window: str) -> Scope:
    then = await scope_of(engine, now.committee, term, session, window, now.cut, now.lens)
    return replace(then, named_as_of=now.naming_day)


async def _recorded(
    engine: AsyncEngine, scope: Scope, figure: Figure, part: str | None
) -> Side | None:
    """The proved value of a year that was recorded here; None of one that was not."""
    wanted = [figure, *(FIGURES[id] for id in ENTERED if id != figure.id)]
    values = await computed(engine, scope, wanted)
    return _proved(scope, values[figure.id], part) if was_entered(values) else None


async def _stated(
    engine: AsyncEngine, scope: Scope, window: str, figure: Figure, part: str | None
) -> list[Side]:
    """What is stated of the committee itself."""
    told = await stated(
        engine, scope.committee, window=window, figure=figure.id, instant=scope.cut.instant
    )
    own = [one for one in told if one.row.scope == StatedScope.COMMITTEE and one.row.part == part]
    return [_side(one, scope) for one in own if one.number is not None]


def _proved(scope: Scope, value: Value, part: str | None) -> Side:
    window = {"text": window_of(scope), "zh": scope.span.zh()}
    told: Side = {"stated": False, "window": window}
    match value:
        case Number():
            return told | {"value": value.value, "base": None, "share": None, "text": value.text}
        case Share():
            counts = {"value": value.numerator, "base": value.denominator}
            return told | counts | {"share": value.text, "text": value.text}
        case Parts():
            one = value.part(part or "")
            text = f"{one.value}{value.figure.of.unit}"
            counts = {"value": one.value, "base": value.whole}
            return told | counts | {"share": one.share, "text": text}
        case Lapse():
            return told | _days(value.days)
        case Lapses():
            lapse = value.part(part or "")
            return told | _days(None if lapse is None else lapse.median)


def _days(days: float | None) -> Side:
    return {"value": plain_days(days), "base": None, "share": None, "text": days_zh(days)}


def _side(one: Standing, scope: Scope) -> Side:
    assert one.number is not None
    shown = as_told(one)
    return shown | {"share": printed_share(one.number, scope.rules.share_digits)}


def _difference(now: Mapping[str, Any], then: Mapping[str, Any]) -> dict[str, Any]:
    """Of counts their difference, of shares as printed the percentage points."""
    counts = None
    if now["value"] is not None and then["value"] is not None:
        counts = now["value"] - then["value"]
    return {"value": counts, "points": _points(now["share"], then["share"])}


def _points(now: str | None, then: str | None) -> str | None:
    """What lies between two printed shares, e.g. `-2.28`."""
    texts = [text.rstrip("%") for text in (now, then) if text and text.endswith("%")]
    if len(texts) != 2:
        return None
    return f"{Decimal(texts[0]) - Decimal(texts[1]):+f}"
