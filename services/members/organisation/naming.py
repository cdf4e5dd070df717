"""Under which names may an organisation go: its own, dated by papers, and aliases? Pure."""

from collections.abc import Sequence
from uuid import UUID

from contracts.members.organisation import AliasConfirmed, AliasTakenBack, OrganisationRenamed
from kernel.decider import Known
from kernel.event import Event
from members.organisation.commands import ConfirmAlias, RenameOrganisation, TakeBackAlias
from members.organisation.facts import Facts
from members.organisation.refusals import (
    BorneByAnother,
    HasAliases,
    IsAnAlias,
    MeansAnother,
    NotAnAlias,
    NotInOrder,
)
from members.organisation.seats import give_back, holder, take
from members.organisation.state import Organisation


def stream_of(organisation: UUID) -> str:
    """The stream of an organisation."""
    return f"organisation-{organisation}"


def confirm_alias(
    command: ConfirmAlias, organisation: Organisation, known: Known[Facts]
) -> Sequence[Event]:
    """A name means one organisation, in one step: no alias has aliases."""
    stood_for = command.stood_for
    if stood_for == command.organisation or organisation.is_meant_by(stood_for):
        return []
    if holder(known, command.organisation) is not None:
        raise IsAnAlias(organisation.name)
    if known.state(stream_of(stood_for)).aliases:
        raise HasAliases(command.alias)
    if holder(known, stood_for) is not None:
        raise MeansAnother(command.alias)
    take(known, stood_for)
    return [
        AliasConfirmed(organisation=command.organisation, alias=command.alias, stood_for=stood_for)
    ]


def take_back_alias(
    command: TakeBackAlias, organisation: Organisation, known: Known[Facts]
) -> Sequence[Event]:
    """From then on the name stands for itself; what was said under it is its own again."""
    stood_for = command.stood_for
    if stood_for in organisation.taken_back:
        return []
    if stood_for not in organisation.aliases:
        raise NotAnAlias(command.alias)
    give_back(known, stood_for)
    return [
        AliasTakenBack(
            organisation=command.organisation,
            alias=command.alias,
            stood_for=stood_for,
            reason=command.reason,
        )
    ]


def rename(
    command: RenameOrganisation, organisation: Organisation, known: Known[Facts]
) -> Sequence[Event]:
    """Another name from a day on; the same name, or the same day, corrects what was said last."""
    last = organisation.names[-1]
    if organisation.is_called(command.name):
        if len(organisation.names) == 1 or last.since == command.since:
            return []
        before = organisation.names[-2]
    else:
        before = organisation.names[-2] if last.since == command.since else last
    if command.since <= before.since or _before_it_was(command, organisation):
        raise NotInOrder(command.since)
    if holder(known, command.organisation) is not None:
        raise IsAnAlias(organisation.name)
    return [
        OrganisationRenamed(
            organisation=command.organisation,
            name=command.name,
            since=command.since,
            stood_for=_claimed(command, organisation, known),
            basis=command.basis,
            basis_on=command.basis_on,
        )
    ]


def _before_it_was(command: RenameOrganisation, organisation: Organisation) -> bool:
    return organisation.since is not None and command.since <= organisation.since


def _claimed(
    command: RenameOrganisation, organisation: Organisation, known: Known[Facts]
) -> UUID | None:
    """The id that the new name gave so far, from now on this organisation's; None where it is not.

    It is not where the id is its own, or another's that bore the name before.
    """
    stood_for = command.stood_for
    if stood_for == command.organisation:
        return None
    if organisation.is_meant_by(stood_for):
        return stood_for
    if holder(known, stood_for) not in (None, stream_of(command.organisation)):
        raise MeansAnother(command.name)
    other: Organisation = known.state(stream_of(stood_for))
    if other.registered and not other.provisional:
        if other.is_called(command.name) and other.ending is None:
            raise BorneByAnother(command.name)
        return None
    if other.aliases:
        raise HasAliases(command.name)
    if holder(known, stood_for) is None:
        take(known, stood_for)
    return stood_for
