"""Which units may be given a proposal, until when? Pure."""

from collections.abc import Sequence
from datetime import date

from contracts.periods import Duty
from contracts.proposals.proposal import Mode, ProposalAssigned
from contracts.values import Named
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.evolving import handled
from proposals.proposal.facts import Facts, day_told, waived
from proposals.proposal.handling.commands import AssignProposal, Handling
from proposals.proposal.refusals import DueBeforeAssigned, NotFiled, OneUnitAlone
from proposals.proposal.state import HANDLED, Proposal
from rules.deadlines import Clock, reckon


def assign(command: AssignProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """交办: again with other units or days replaces what was assigned."""
    in_handling(command, proposal)
    leading = _once(command.leading, ())
    held = proposal.assignment
    told = command.assisting
    assisting = _once((held.assisting if held else ()) if told is None else told, leading)
    day = day_told(command, known)
    if held is not None and (command.on is None or day is None):
        day = held.assigned_on
    due = command.due_on or _held(command, day, proposal, known) or _due(day, proposal, known)
    early = due is not None and day is not None and due < day
    event = ProposalAssigned(
        proposal=command.proposal,
        mode=_mode(command.mode, len(leading), len(assisting)),
        leading=leading,
        assisting=assisting,
        assigned_on=day,
        due_on=due,
        waived=waived(known, [DueBeforeAssigned(due, day)] if early else []),
    )
    return [] if handled(proposal, event) == proposal else [event]


def _held(
    command: AssignProposal, day: date | None, proposal: Proposal, known: Known[Facts]
) -> date | None:
    """The due day that holds already, where only the units change."""
    held = proposal.assignment
    if held is None or (command.on is not None and (known.live or day != held.assigned_on)):
        return None
    return held.due_on


def _mode(wanted: Mode | None, leading: int, assisting: int) -> Mode:
    """单办, 主办会办 or 分办: as wanted, where the units allow it."""
    fitting: dict[Mode, bool] = {
        "single": leading == 1 and not assisting,
        "lead_co": leading + assisting > 1,
        "separate": leading > 1 and not assisting,
    }
    mode: Mode = wanted or ("single" if fitting["single"] else "lead_co")
    if not fitting[mode]:
        raise OneUnitAlone(mode)
    return mode


def _due(day: date | None, proposal: Proposal, known: Known[Facts]) -> date | None:
    """By the committee's rule from the day of assignment; of an unknown day nothing follows."""
    if day is None:
        return None
    assert proposal.sponsors is not None
    rule = known.facts.known_rules().period(Duty.REPLY, str(proposal.sponsors.kind))
    assert rule is not None
    clock = Clock(day, (rule.term(day),), rolls=rule.rolls)
    return reckon(clock, known.facts.calendar).due_on


def in_handling(command: Handling, proposal: Proposal) -> None:
    """Only what was filed is handled, and as long as the result holds on which that rests."""
    if proposal.phase not in HANDLED:
        raise NotFiled(proposal.phase)
    if command.rests_on not in (None, proposal.phase.value):
        raise NotFiled(proposal.phase)


def _once(units: Sequence[Named], beside: Sequence[Named]) -> tuple[Named, ...]:
    """Each unit once, those left out that are named beside."""
    taken = {one.id for one in beside}
    return tuple({one.id: one for one in units if one.id not in taken}.values())
