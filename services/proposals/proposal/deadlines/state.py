"""What is owed by whom until when, as decided so far? Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from contracts.periods import Duty
from contracts.proposals.deadlines import (
    DeadlineEnded,
    DeadlineMoved,
    DeadlineNear,
    DeadlinePassed,
    DeadlineSet,
    Span,
    Term,
)
from contracts.values import Named
from rules.deadlines import Clock, Pause, Period, Unit

DeadlineEvent = DeadlineSet | DeadlineMoved | DeadlineNear | DeadlinePassed | DeadlineEnded


@dataclass(frozen=True, slots=True)
class Owed:
    """One deadline.

    Attributes:
        due_on: None while its clock stands still.
        near_days: how long before the due day it is called near, 0 for never.
        near_noted, passed_noted: told of this due day already.
        ended: done or no longer owed; it is kept, for the next of its kind has another id.
    """

    duty: Duty
    party: Named
    clock: Clock
    due_on: date | None
    near_on: date | None
    near_days: int
    provisional: bool
    near_noted: bool = False
    passed_noted: bool = False
    ended: bool = False


Deadlines = Mapping[UUID, Owed]


def timed(held: Deadlines, event: DeadlineEvent) -> Deadlines:
    """The deadlines after an event about one of them; one never heard of stays unknown."""
    if isinstance(event, DeadlineSet):
        return {**held, event.deadline: owed_of(event)}
    owed = held.get(event.deadline)
    return held if owed is None else {**held, event.deadline: _after(owed, event)}


def owed_of(event: DeadlineSet) -> Owed:
    """A deadline as it begins."""
    return Owed(
        duty=event.duty,
        party=event.party,
        clock=clock_of(event.starts_on, event.terms, (), event.rolls),
        due_on=event.due_on,
        near_on=event.near_on,
        near_days=(event.due_on - event.near_on).days if event.near_on else 0,
        provisional=event.provisional,
    )


def _after(
    owed: Owed, event: DeadlineMoved | DeadlineNear | DeadlinePassed | DeadlineEnded
) -> Owed:
    match event:
        case DeadlineMoved():
            return replace(
                owed,
                clock=clock_of(owed.clock.start, event.terms, event.pauses, event.rolls),
                due_on=event.due_on,
                near_on=event.near_on,
                provisional=event.provisional,
                near_noted=owed.near_noted and event.due_on == owed.due_on,
                passed_noted=owed.passed_noted and event.due_on == owed.due_on,
            )
        case DeadlineNear():
            return replace(owed, near_noted=True)
        case DeadlinePassed():
            return replace(owed, near_noted=True, passed_noted=True)
        case DeadlineEnded():
            return replace(owed, ended=True)


def running(held: Deadlines) -> Deadlines:
    """Those that have not ended."""
    return {deadline: owed for deadline, owed in held.items() if not owed.ended}


def clock_of(start: date, terms: tuple[Term, ...], pauses: tuple[Span, ...], rolls: bool) -> Clock:
    """The clock that an event's words describe."""
    return Clock(
        start,
        tuple(allowed(term) for term in terms),
        tuple(Pause(span.first, span.last) for span in pauses),
        rolls,
    )


def allowed(term: Term) -> Period | date:
    """What an event's words allow."""
    if term.until is not None:
        return term.until
    assert term.length is not None
    assert term.unit is not None
    return Period(term.length, Unit(term.unit))


def told(term: Period | date) -> Term:
    """A term in an event's words."""
    if isinstance(term, date):
        return Term(until=term)
    return Term.model_validate({"length": term.length, "unit": term.unit.value})


def spans(clock: Clock) -> tuple[Span, ...]:
    """The pauses in an event's words."""
    return tuple(Span(first=pause.first, last=pause.last) for pause in clock.pauses)
