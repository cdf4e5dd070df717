"""Who inside a unit does the work, and by which day of its own? Pure."""

from collections.abc import Sequence
from datetime import date

from contracts.periods import Duty
from contracts.values import Named
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.deadlines.state import running
from proposals.proposal.facts import Facts
from proposals.proposal.handling.commands import DivideWork, TakeBackDivision
from proposals.proposal.handling.events import DivisionTakenBack, WorkDivided
from proposals.proposal.handling.refusals import LaterThanDeadline
from proposals.proposal.handling.signing import work_of
from proposals.proposal.handling.state import Division
from proposals.proposal.state import Proposal

ANSWERS = (Duty.REPLY, Duty.REHANDLE, Duty.CO_OPINION)
"""What a unit owes in the end: its reply, that of a rehandling, or its opinion."""


def divide(command: DivideWork, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """内部分办: again with another section, person or day replaces what was divided before."""
    work = work_of(command.unit, proposal)
    own = command.own_due_on
    if work.division == Division(command.section, command.person, own):
        return []
    last = due_of(command.unit, proposal)
    if own is not None and last is not None and own > last:
        raise LaterThanDeadline(own, last)
    event = WorkDivided(
        proposal=command.proposal,
        unit=command.unit,
        section=command.section,
        person=command.person,
        own_due_on=command.own_due_on,
        divided_on=known.today,
    )
    return [event]


def take_back(
    command: TakeBackDivision, proposal: Proposal, known: Known[Facts]
) -> Sequence[Event]:
    """撤销分办: nobody inside the unit has it any more."""
    if work_of(command.unit, proposal).division is None:
        return []
    event = DivisionTakenBack(
        proposal=command.proposal, unit=command.unit, taken_back_on=known.today
    )
    return [event]


def due_of(unit: Named, proposal: Proposal) -> date | None:
    """The unit's own last day; that of the assignment where no clock tells.

    Returns:
        date | None: None while its clock stands still, or when no day was ever set.
    """
    own = running(proposal.deadlines).values()
    clocks = [one for one in own if one.party.id == unit.id and one.duty in ANSWERS]
    if clocks:
        return clocks[0].due_on
    assert proposal.assignment is not None
    return proposal.assignment.due_on
