"""How may an organisation come to be no more, and who carries on its work (机构改革)? Pure."""

from collections.abc import Sequence
from uuid import UUID

from contracts.members.organisation import (
    EndingTakenBack,
    OrganisationDissolved,
    OrganisationMerged,
    OrganisationSplit,
)
from contracts.values import Named
from kernel.decider import Known
from kernel.event import Event
from members.organisation.commands import (
    EndingCommand,
    MergeOrganisation,
    SplitOrganisation,
    TakeBackEnding,
)
from members.organisation.facts import Facts
from members.organisation.naming import stream_of
from members.organisation.refusals import (
    HasEnded,
    IntoItself,
    NotInOrder,
    OneSuccessorAlone,
    SuccessorEnded,
    SuccessorUnknown,
)
from members.organisation.state import Ending, Organisation, successors


def end(command: EndingCommand, organisation: Organisation, known: Known[Facts]) -> Sequence[Event]:
    """It is no more from a day on; its open work stays with it, and it says who succeeded."""
    event = _ending(command)
    if organisation.ending == event:
        return []
    if organisation.ending is not None:
        raise HasEnded(organisation.name)
    first = organisation.names[-1].since
    if command.since <= max(first, organisation.since or first):
        raise NotInOrder(command.since)
    for one in successors(event):
        _check_successor(command, one, known)
    return [event]


def _ending(command: EndingCommand) -> Ending:
    paper = {"since": command.since, "basis": command.basis, "basis_on": command.basis_on}
    match command:
        case MergeOrganisation():
            return OrganisationMerged(organisation=command.organisation, into=command.into, **paper)
        case SplitOrganisation():
            into: tuple[Named, ...] = tuple({one.id: one for one in command.into}.values())
            if len(into) == 1:
                raise OneSuccessorAlone(into[0].name)
            return OrganisationSplit(organisation=command.organisation, into=into, **paper)
        case _:
            return OrganisationDissolved(organisation=command.organisation, **paper)


def _check_successor(command: EndingCommand, successor: UUID, known: Known[Facts]) -> None:
    if successor == command.organisation:
        raise IntoItself(successor)
    after: Organisation = known.state(stream_of(successor))
    if not after.registered:
        raise SuccessorUnknown(successor)
    if after.ending is None:
        return
    if after.ending.since <= command.since or command.organisation in successors(after.ending):
        raise SuccessorEnded(after.name, after.ending.since)


def take_back_ending(command: TakeBackEnding, organisation: Organisation) -> Sequence[Event]:
    """It goes on as if it had never been said."""
    if organisation.ending is None:
        return []
    return [EndingTakenBack(organisation=command.organisation, reason=command.reason)]
