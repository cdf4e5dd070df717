"""What may happen to a series? Pure."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never
from uuid import UUID

from contracts.sectors.campaign import (
    SeriesBegun,
    SeriesDateDropped,
    SeriesDateFreed,
    SeriesDateHeld,
    SeriesDateMoved,
    SeriesDatePlanned,
    SeriesEnded,
)
from kernel.decider import Decider, Known
from kernel.event import Event
from rules.dates import add_months
from rules.working_days import WorkingDays, shipped
from sectors.series.commands import (
    BeginSeries,
    DropDate,
    EndSeries,
    FreeDate,
    HoldDate,
    MoveDate,
    OneDate,
    PlanDates,
    SeriesCommand,
)
from sectors.series.refusals import (
    DateHeld,
    EndsBeforeItBegan,
    EndsBeforeItStarts,
    HeldForAnother,
    LeftOut,
    NoSuchActivity,
    NoSuchDate,
    NoSuchSeries,
    NotARhythm,
    TakenDay,
    TooFarAhead,
    TooManyDates,
)
from sectors.series.rhythm import days, fits
from sectors.series.state import Series, Turn, evolve
from sectors.stands import activity_stream, stands

MONTHS_AHEAD = 24
MOST = 400
"""So many days are planned at once."""

Asked = Known[WorkingDays | None]


def decide(command: SeriesCommand, series: Series, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case BeginSeries():
            return begin(command, series)
        case PlanDates():
            return plan(command, series, known)
        case MoveDate():
            return move(command, series)
        case DropDate():
            return drop(command, series)
        case HoldDate():
            return hold(command, series, known)
        case FreeDate():
            return free(command, series)
        case EndSeries():
            return end(command, series)
    assert_never(command)


def begin(command: BeginSeries, series: Series) -> Sequence[Event]:
    """The particulars, whole; the same again changes nothing, and no day that is planned."""
    if not fits(command.rhythm):
        raise NotARhythm
    if command.ends is not None and (command.starts is None or command.ends <= command.starts):
        raise EndsBeforeItStarts(command.ends)
    names = [name for name in SeriesBegun.model_fields if name != "series"]
    said = {name: getattr(command, name) for name in names}
    begun = SeriesBegun(series=command.series, **said)
    return [] if begun == series.begun else [begun]


def plan(command: PlanDates, series: Series, known: Asked) -> Sequence[Event]:
    """Turns that are planned stay where they are; the day of another is not planned twice."""
    begun = _begun(series, command.series)
    if command.until > add_months(known.today, MONTHS_AHEAD):
        raise TooFarAhead(add_months(known.today, MONTHS_AHEAD))
    last = command.until if series.ended is None else min(command.until, series.ended.last)
    calendar = known.facts or shipped()
    taken = {turn.day for turn in series.turns.values()}
    planned: list[Event] = []
    for one in days(begun.rhythm, begun.first, last, calendar):
        if one.turn in series.turns or one.day in taken:
            continue
        taken.add(one.day)
        told = {"turn": one.turn, "day": one.day, "regular": one.regular}
        if len(planned) == MOST:
            raise TooManyDates(MOST)
        planned.append(SeriesDatePlanned.model_validate({"series": command.series} | told))
    return planned


def move(command: MoveDate, series: Series) -> Sequence[Event]:
    """To another day, on which no other turn is; the same day for the same reason is so already."""
    turn = _turn(command, series)
    if turn.dropped is None and turn.day == command.day and turn.moved in (None, command.reason):
        return []
    if turn.activity is not None:
        raise DateHeld(command.turn)
    _on_its_own(command, series, command.day)
    moved = SeriesDateMoved(
        series=command.series,
        turn=command.turn,
        was=turn.day,
        day=command.day,
        reason=command.reason,
    )
    return [moved]


def _on_its_own(command: OneDate, series: Series, day: date) -> None:
    for name, other in series.turns.items():
        if name != command.turn and other.day == day and other.dropped is None:
            raise TakenDay(day, name)


def drop(command: DropDate, series: Series) -> Sequence[Event]:
    """Left out once; another reason later corrects the first."""
    turn = _turn(command, series)
    if turn.activity is not None:
        raise DateHeld(command.turn)
    if turn.dropped == command.reason:
        return []
    told = {"turn": command.turn, "reason": command.reason}
    return [SeriesDateDropped(series=command.series, **told)]


def hold(command: HoldDate, series: Series, known: Asked) -> Sequence[Event]:
    """One activity for one day."""
    turn = _turn(command, series)
    if turn.activity == command.activity:
        return []
    if turn.dropped is not None:
        raise LeftOut(command.turn)
    if turn.activity is not None:
        raise DateHeld(command.turn)
    if any(one.activity == command.activity for one in series.turns.values()):
        raise HeldForAnother(command.activity)
    if not stands(known.state(activity_stream(command.activity))):
        raise NoSuchActivity(command.activity)
    which = {"turn": command.turn, "activity": command.activity}
    return [SeriesDateHeld.model_validate({"series": command.series} | which)]


def free(command: FreeDate, series: Series) -> Sequence[Event]:
    """A day without an activity is free already."""
    turn = _turn(command, series)
    if turn.activity is None:
        return []
    which = {"turn": command.turn, "activity": turn.activity}
    return [SeriesDateFreed.model_validate({"series": command.series} | which)]


def end(command: EndSeries, series: Series) -> Sequence[Event]:
    """The last day; another one, or another reason, later corrects it."""
    begun = _begun(series, command.series)
    if command.last < begun.first:
        raise EndsBeforeItBegan(command.last, begun.first)
    ended = SeriesEnded(series=command.series, last=command.last, reason=command.reason)
    return [] if ended == series.ended else [ended]


def _begun(series: Series, asked: UUID) -> SeriesBegun:
    if series.begun is None:
        raise NoSuchSeries(asked)
    return series.begun


def _turn(command: OneDate, series: Series) -> Turn:
    _begun(series, command.series)
    found = series.of(command.turn)
    if found is None:
        raise NoSuchDate(command.turn)
    return found


SERIES = Decider(
    category="series",
    commands=(BeginSeries, PlanDates, MoveDate, DropDate, HoldDate, FreeDate, EndSeries),
    events=(
        SeriesBegun,
        SeriesDatePlanned,
        SeriesDateMoved,
        SeriesDateDropped,
        SeriesDateHeld,
        SeriesDateFreed,
        SeriesEnded,
    ),
    initial=Series(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"series-{command.series}",
    also=lambda command: (
        (activity_stream(command.activity),) if isinstance(command, HoldDate) else ()
    ),
)
