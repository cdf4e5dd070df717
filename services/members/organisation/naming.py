"""Under which names may an organisation go: its own, dated by papers, and aliases? Pure."""

from collections.abc import Sequence
from uuid import UUID

from contracts.members.organisation import AliasConfirmed, AliasTakenBack, OrganisationRenamed
from kernel.decider import Known
from kernel.event import Event
from members.organisation.commands import ConfirmAlias, RenameOrganisation, TakeBackAlias
from members.organisation.events import NameTaken
from members.organisation.facts import Facts
from members.organisation.refusals import (
    BorneByAnother,
    HasAliases,
    IsAnAlias,
    MeansAnother,
    NotAnAlias,
    NotInOrder,
)
from members.organisation.seats import give_back, holder, leave, take
from members.organisation.state import Organisation, parted


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
    stood_for, taken = _claimed(command, organisation, known)
    renamed = OrganisationRenamed(
        organisation=command.organisation,
        name=command.name,
        since=command.since,
        stood_for=stood_for,
        basis=command.basis,
        basis_on=command.basis_on,
    )
    _leave_what_was_mistyped(renamed, organisation, known)
    return [*taken, renamed]


def _leave_what_was_mistyped(
    renamed: OrganisationRenamed, organisation: Organisation, known: Known[Facts]
) -> None:
    """A name that is replaced was never borne: its id stands for itself again."""
    stay, replaced = parted(organisation, renamed)
    meant = {renamed.stood_for, *organisation.aliases, *(one.stood_for for one in stay)}
    for stood_for in {one.stood_for for one in replaced} - meant:
        if stood_for is not None:
            leave(known, stood_for, organisation.times.get(stood_for, 1))


def _before_it_was(command: RenameOrganisation, organisation: Organisation) -> bool:
    return organisation.since is not None and command.since <= organisation.since


def _claimed(
    command: RenameOrganisation, organisation: Organisation, known: Known[Facts]
) -> tuple[UUID | None, Sequence[NameTaken]]:
    """The id that the new name gave so far, from now on this organisation's; None where it is not.

    It is not where the id is its own, or another's that bore the name before. Told with it is the
    time at which it is taken, where it is not the first.
    """
    stood_for = command.stood_for
    if stood_for == command.organisation:
        return None, ()
    if organisation.is_meant_by(stood_for):
        return stood_for, ()
    if holder(known, stood_for) not in (None, stream_of(command.organisation)):
        raise MeansAnother(command.name)
    other: Organisation = known.state(stream_of(stood_for))
    if other.registered and not other.provisional:
        if other.is_called(command.name) and other.ending is None:
            raise BorneByAnother(command.name)
        return None, ()
    if other.aliases:
        raise HasAliases(command.name)
    time = take(known, stood_for) if holder(known, stood_for) is None else 1
    if time == 1:
        return stood_for, ()
    taken = NameTaken(organisation=command.organisation, stood_for=stood_for, time=time)
    return stood_for, (taken,)
