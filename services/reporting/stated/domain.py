"""What may happen to a number that no event proves? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, assert_never

from contracts.reporting.stated import (
    FigureStated,
    StatedFigureCorrected,
    StatedFigureWithdrawn,
    StatedNumber,
)
from kernel.decider import Decider, Known
from kernel.event import Event
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import DAY, Breakdown, Count, Days, DaysBy, Figure, Ratio
from reporting.stated.commands import CorrectStated, StatedCommand, StateFigure, WithdrawStated
from reporting.stated.refusals import (
    AlreadyStated,
    FigureOrName,
    NoSuchFigure,
    NotAPart,
    NothingStated,
    PartOrNot,
    RateWithoutBase,
    SaysNothing,
    ShareDoesNotFollow,
)
from rules.shares import follows, parse_share


@dataclass(frozen=True, slots=True)
class Stated:
    """A stated figure as decided so far; without a number nothing stands."""

    figure: str | None = None
    number: StatedNumber | None = None


def decide(command: StatedCommand, stated: Stated, known: Known[Any]) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case StateFigure():
            return state(command, stated)
        case CorrectStated():
            return correct(command, stated)
        case WithdrawStated():
            return withdraw(command, stated)
    assert_never(command)


def state(command: StateFigure, stated: Stated) -> Sequence[Event]:
    """A number is entered once; the same again changes nothing, another is a correction."""
    if (command.figure is None) == (command.name is None):
        raise FigureOrName
    figure = None if command.figure is None else FIGURES.get(command.figure)
    if command.figure is not None and figure is None:
        raise NoSuchFigure(command.figure)
    if figure is not None and isinstance(figure, Breakdown | DaysBy) != (command.part is not None):
        raise PartOrNot(command.part or "")
    number = command.number.stated()
    _check(number, figure)
    if stated.number is not None:
        if stated.number != number:
            raise AlreadyStated(command.stated)
        return []
    return [
        FigureStated(
            stated=command.stated,
            figure=command.figure,
            name=figure.zh if figure is not None else command.name or "",
            part=command.part,
            unit=command.unit or unit_of(figure),
            window=command.window,
            whose=command.of.told(),
            number=number,
        )
    ]


def correct(command: CorrectStated, stated: Stated) -> Sequence[Event]:
    """What stands becomes another number."""
    if stated.number is None:
        raise NothingStated(command.stated)
    number = command.number.stated()
    _check(number, FIGURES.get(stated.figure or ""))
    if number == stated.number:
        return []
    return [StatedFigureCorrected(stated=command.stated, number=number, reason=command.reason)]


def withdraw(command: WithdrawStated, stated: Stated) -> Sequence[Event]:
    """What stands stands no longer."""
    if stated.number is None:
        raise NothingStated(command.stated)
    return [StatedFigureWithdrawn(stated=command.stated, reason=command.reason)]


def _check(number: StatedNumber, figure: Figure | None) -> None:
    """A number must say something, and its share must follow from its count and base."""
    value, base, share = number.value, number.base, number.share
    if value is None and share is None:
        raise SaysNothing
    if isinstance(figure, Ratio) and share is None and base is None:
        raise RateWithoutBase
    if value is None or base is None:
        return
    if value > base:
        raise NotAPart(value, base)
    if share is not None and not follows(value, base, parse_share(share)):
        raise ShareDoesNotFollow(value, base, share)


def unit_of(figure: Figure | None) -> str:
    """The unit of what a figure counts; of a name of its own nothing is known."""
    match figure:
        case Count():
            return figure.unit
        case Ratio() | Breakdown():
            return figure.of.unit
        case Days() | DaysBy():
            return DAY
        case None:
            return ""
    assert_never(figure)


def evolve(stated: Stated, event: Event) -> Stated:
    """A stated figure after an event."""
    match event:
        case FigureStated():
            return Stated(event.figure, event.number)
        case StatedFigureCorrected():
            return replace(stated, number=event.number)
        case StatedFigureWithdrawn():
            return replace(stated, number=None)
        case _:
            return stated


STATED = Decider(
    category="stated",
    commands=(StateFigure, CorrectStated, WithdrawStated),
    events=(FigureStated, StatedFigureCorrected, StatedFigureWithdrawn),
    initial=Stated(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"stated-{command.stated}",
)
