"""Which organisations are known because proposals were assigned to them?"""

from collections.abc import Sequence
from uuid import UUID

from contracts.proposals.proposal import ProposalAssigned
from kernel.command import Command
from kernel.log.chain import Recorded
from kernel.reactions import listens
from members.organisation.commands import RegisterOrganisation
from members.organisation.lookups import known_units


@listens(ProposalAssigned, known_units)
def register_the_units_of_an_assignment(
    event: ProposalAssigned, known: frozenset[UUID], recorded: Recorded
) -> Sequence[Command]:
    """A handling unit that nobody registered yet is registered, to be confirmed."""
    units = {unit.id: unit for unit in (*event.leading, *event.assisting)}
    return [
        RegisterOrganisation(
            committee=recorded.origin.committee,
            organisation=unit.id,
            kind="unit",
            name=unit.name,
            provisional=True,
            on=recorded.occurred_on,
        )
        for unit in units.values()
        if unit.id not in known
    ]
