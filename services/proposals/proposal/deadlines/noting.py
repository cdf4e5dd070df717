"""What does the clock find out about a deadline, and what does a decision do to its clock? Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from contracts.periods import Duty
from contracts.proposals.deadlines import DeadlineMoved, DeadlineNear, DeadlinePassed
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.deadlines.commands import NoteDeadline, ReckonAnew
from proposals.proposal.deadlines.state import Deadlines, Owed, spans, told
from proposals.proposal.facts import Facts
from rules.deadlines import Clock, Deadline, reckon

Why = Literal["extended", "paused", "resumed", "announced", "set"]


OF_UNITS = frozenset(Duty) - {Duty.FEEDBACK, Duty.RATE}
"""What stands still when the handling pauses; the time to judge it goes on."""


def note(command: NoteDeadline, held: Deadlines, known: Known[Facts]) -> Sequence[Event]:
    """临近、逾期: what is so today is told once; what has ended is not told at all."""
    owed = held.get(command.deadline)
    if owed is None or owed.ended or owed.due_on is None:
        return []
    about = {"proposal": command.proposal, "deadline": command.deadline}
    what = {"duty": owed.duty, "party": owed.party, "due_on": owed.due_on}
    if known.today > owed.due_on:
        return [] if owed.passed_noted else [DeadlinePassed(**about, **what)]
    near = owed.near_on is not None and owed.near_on <= known.today
    return [DeadlineNear(**about, **what)] if near and not owed.near_noted else []


def reckon_anew(command: ReckonAnew, held: Deadlines, known: Known[Facts]) -> Sequence[Event]:
    """重新计算: once the year's working days are known."""
    owed = held.get(command.deadline)
    if owed is None or owed.ended or not owed.provisional:
        return []
    if reckon(owed.clock, known.facts.calendar).provisional:
        return []
    about = command.proposal, command.deadline
    return [moved(*about, owed, owed.clock, "announced", known)]


def moved(
    proposal: UUID, deadline: UUID, owed: Owed, to: Clock, why: Why, known: Known[Facts]
) -> DeadlineMoved:
    """A deadline with another clock."""
    found = reckon(to, known.facts.calendar)
    return DeadlineMoved(
        proposal=proposal,
        deadline=deadline,
        duty=owed.duty,
        why=why,
        terms=tuple(told(term) for term in to.terms),
        pauses=spans(to),
        rolls=to.rolls,
        due_on=found.due_on,
        near_on=near(found, owed.near_days),
        provisional=found.provisional,
    )


def near(found: Deadline, days: int) -> date | None:
    """From which day it is called near; a rule of 0 days never calls it so."""
    if found.due_on is None or days == 0:
        return None
    return found.due_on - timedelta(days=days)
