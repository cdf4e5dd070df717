"""What may the sponsors wish? Anything, whatever became of the proposal. Pure."""

from collections.abc import Sequence
from typing import assert_never

from contracts.proposals.wishes import CosigningSettled, UnitsSuggested
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.facts import Facts, day_told
from proposals.proposal.state import Proposal
from proposals.proposal.wishes.commands import SettleCosigning, SuggestUnits, WishCommand
from proposals.proposal.wishes.state import wished


def wish(command: WishCommand, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """What is wished already changes nothing."""
    event = _event(command, known)
    return [] if wished(proposal.wishes, event) == proposal.wishes else [event]


def _event(command: WishCommand, known: Known[Facts]) -> UnitsSuggested | CosigningSettled:
    about, day = command.proposal, day_told(command, known)
    match command:
        case SuggestUnits():
            units = tuple({one.id: one for one in command.units}.values())
            return UnitsSuggested(proposal=about, units=units, suggested_on=day)
        case SettleCosigning():
            return CosigningSettled(proposal=about, open=command.open, settled_on=day)
    assert_never(command)
