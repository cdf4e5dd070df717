"""What may happen to an organisation? Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, assert_never
from uuid import UUID

from contracts.members.organisation import (
    AliasConfirmed,
    AliasTakenBack,
    EndingTakenBack,
    OrganisationConfirmed,
    OrganisationDissolved,
    OrganisationMerged,
    OrganisationPlaced,
    OrganisationRegistered,
    OrganisationRenamed,
    OrganisationSplit,
)
from contracts.organisations import BEGINNING
from kernel.decider import Decider, Known
from kernel.event import Event
from members.organisation.commands import (
    ConfirmAlias,
    ConfirmOrganisation,
    DissolveOrganisation,
    MergeOrganisation,
    OrganisationCommand,
    PlaceOrganisation,
    RegisterOrganisation,
    RenameOrganisation,
    SplitOrganisation,
    TakeBackAlias,
    TakeBackEnding,
)
from members.organisation.contact.commands import ForgetContact, KeepContact, LookUpContact
from members.organisation.contact.domain import forget, keep, look_up
from members.organisation.contact.events import ContactForgotten, ContactKept, ContactLookedUp
from members.organisation.events import NameTaken
from members.organisation.facts import Facts
from members.organisation.naming import confirm_alias, rename, stream_of, take_back_alias
from members.organisation.refusals import (
    BelowItself,
    HasEnded,
    MeansAnother,
    NameWasAnothers,
    NotInOrder,
    NotListed,
    ParentUnknown,
    UnknownOrganisation,
)
from members.organisation.seats import holder, seats
from members.organisation.state import Organisation, evolve
from members.organisation.succession import end, take_back_ending


def decide(
    command: OrganisationCommand, organisation: Organisation, known: Known[Facts]
) -> Sequence[Event]:
    """What happens if this is asked now?"""
    if known.facts.committee not in (None, command.committee):
        raise UnknownOrganisation(command.identity)
    if isinstance(command, RegisterOrganisation):
        return register(command, organisation, known)
    if not organisation.registered:
        raise UnknownOrganisation(command.identity)
    match command:
        case ConfirmOrganisation():
            return confirm(command, organisation, known)
        case ConfirmAlias():
            return confirm_alias(command, organisation, known)
        case TakeBackAlias():
            return take_back_alias(command, organisation, known)
        case LookUpContact():
            return look_up(command, organisation.kept)
        case ForgetContact():
            return forget(command, organisation.lying)
        case MergeOrganisation() | SplitOrganisation() | DissolveOrganisation():
            return end(command, organisation, known)
        case TakeBackEnding():
            return take_back_ending(command, organisation)
        case _ if organisation.ending is not None:
            raise HasEnded(organisation.name)
        case PlaceOrganisation():
            return place(command, organisation, known)
        case RenameOrganisation():
            return rename(command, organisation, known)
        case KeepContact():
            return keep(command, organisation.kept, known)
    assert_never(command)


def register(
    command: RegisterOrganisation, organisation: Organisation, known: Known[Facts]
) -> Sequence[Event]:
    """Registered once; what was only heard of is confirmed by registering it plainly."""
    _check_words(command, known)
    if not command.provisional and holder(known, command.identity) is not None:
        raise MeansAnother(command.name)
    if organisation.registered:
        if command.provisional:
            return []
        if command.organisation is None and not organisation.is_called(command.name):
            raise NameWasAnothers(command.name, organisation.name)
        return _confirmed(command, organisation)
    if command.parent is not None:
        _check_parent(command.identity, command.parent, known)
    return [
        OrganisationRegistered(
            organisation=command.identity,
            kind=command.kind,
            name=command.name,
            family=command.family,
            provisional=command.provisional,
            level=command.level,
            parent=command.parent,
            since=command.since,
        )
    ]


def confirm(
    command: ConfirmOrganisation, organisation: Organisation, known: Known[Facts]
) -> Sequence[Event]:
    """A provisional one becomes real; another family afterwards is a correction."""
    _check_words(command, known)
    return _confirmed(command, organisation)


def _confirmed(
    command: RegisterOrganisation | ConfirmOrganisation, organisation: Organisation
) -> Sequence[Event]:
    held = organisation.place.family
    family = command.family or held
    if not organisation.provisional and family == held:
        return []
    return [OrganisationConfirmed(organisation=command.identity, family=family)]


def place(
    command: PlaceOrganisation, organisation: Organisation, known: Known[Facts]
) -> Sequence[Event]:
    """What it is from a day on; without a day, what it is now is corrected."""
    _check_words(command, known)
    if command.parent is not None:
        _check_parent(command.identity, command.parent, known)
    last, held = organisation.places[-1]
    told = {name: getattr(command, name) for name in ("kind", "family", "level", "parent")}
    given: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
    blank: dict[str, Any] = dict.fromkeys(command.blank)
    after = replace(held, **(blank | given))
    if after == held:
        return []
    since = command.since or last
    if since < last:
        raise NotInOrder(since, last)
    return [
        OrganisationPlaced(
            organisation=command.identity,
            kind=after.kind,
            family=after.family,
            level=after.level,
            parent=after.parent,
            since=None if since == BEGINNING else since,
        )
    ]


def _check_words(
    command: RegisterOrganisation | ConfirmOrganisation | PlaceOrganisation, known: Known[Facts]
) -> None:
    """What others' papers say is taken as it is; what is told plainly is held to the lists."""
    if known.backfilled or getattr(command, "provisional", False):
        return
    lists = known.facts.lists
    kinds = [one.kind for one in lists.kinds]
    for word, listed in (
        (getattr(command, "kind", None), kinds),
        (command.family, lists.families),
        (getattr(command, "level", None), lists.levels),
    ):
        if word is not None and word not in listed:
            raise NotListed(word)


def _check_parent(organisation: UUID, parent: UUID, known: Known[Facts]) -> None:
    if parent == organisation or organisation in known.facts.above:
        raise BelowItself(parent)
    above: Organisation = known.state(stream_of(parent))
    if not above.registered:
        raise ParentUnknown(parent)


def stream(command: OrganisationCommand) -> str:
    """One stream an organisation."""
    return stream_of(command.identity)


def also(command: OrganisationCommand) -> Sequence[str]:
    """What stands under another name, above it, or after it."""
    match command:
        case ConfirmAlias() | RenameOrganisation():
            return (stream_of(command.stood_for),)
        case MergeOrganisation():
            return (stream_of(command.into.id),)
        case SplitOrganisation():
            return tuple(stream_of(one.id) for one in command.into)
        case RegisterOrganisation() | PlaceOrganisation() if command.parent is not None:
            return (stream_of(command.parent),)
        case _:
            return ()


def claims(command: OrganisationCommand) -> Sequence[str]:
    """What the names mean so far."""
    match command:
        case ConfirmAlias() | TakeBackAlias() | RenameOrganisation():
            return [*seats(command.identity), *seats(command.stood_for)]
        case RegisterOrganisation() if not command.provisional:
            return seats(command.identity)
        case _:
            return ()


ORGANISATION = Decider(
    category="organisation",
    commands=(
        RegisterOrganisation,
        ConfirmOrganisation,
        PlaceOrganisation,
        ConfirmAlias,
        TakeBackAlias,
        RenameOrganisation,
        MergeOrganisation,
        SplitOrganisation,
        DissolveOrganisation,
        TakeBackEnding,
        KeepContact,
        LookUpContact,
        ForgetContact,
    ),
    events=(
        OrganisationRegistered,
        OrganisationConfirmed,
        OrganisationPlaced,
        OrganisationRenamed,
        NameTaken,
        OrganisationMerged,
        OrganisationSplit,
        OrganisationDissolved,
        EndingTakenBack,
        AliasConfirmed,
        AliasTakenBack,
        ContactKept,
        ContactLookedUp,
        ContactForgotten,
    ),
    initial=Organisation(),
    decide=decide,
    evolve=evolve,
    stream=stream,
    also=also,
    claims=claims,
)
