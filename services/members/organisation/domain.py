"""What may happen to an organisation? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never
from uuid import UUID

from contracts.members.organisation import (
    AliasConfirmed,
    OrganisationConfirmed,
    OrganisationRegistered,
)
from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from members.organisation.commands import (
    ConfirmAlias,
    ConfirmOrganisation,
    OrganisationCommand,
    RegisterOrganisation,
)


class UnknownOrganisation(Refused):
    """There is no such organisation in this committee."""

    zh = "本委员会没有登记该单位"


class MeansAnother(Refused):
    """The name means another organisation already."""

    zh = "该名称已确认为另一单位的别名"


class IsAnAlias(Refused):
    """This name was itself confirmed as an alias of another organisation."""

    zh = "该单位名称本身已确认为另一单位的别名"


class HasAliases(Refused):
    """The other name has aliases of its own; give those to this organisation first."""

    zh = "该名称自身已有别名，请先将其别名归入本单位"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as decided so far."""

    registered: bool = False
    provisional: bool = False
    family: str | None = None
    aliases: frozenset[UUID] = frozenset()


def decide(
    command: OrganisationCommand, organisation: Organisation, known: Known[UUID | None]
) -> Sequence[Event]:
    """What happens if this is asked now? The fact is the committee whose organisation it is."""
    if known.facts is not None and known.facts != command.committee:
        raise UnknownOrganisation(command.identity)
    match command:
        case RegisterOrganisation():
            return register(command, organisation)
        case ConfirmOrganisation():
            return confirm(command, organisation)
        case ConfirmAlias():
            return confirm_alias(command, organisation, known)
    assert_never(command)


def register(command: RegisterOrganisation, organisation: Organisation) -> Sequence[Event]:
    """Registered once; what was only heard of is confirmed by registering it plainly."""
    if not organisation.registered:
        return [
            OrganisationRegistered(
                organisation=command.identity,
                kind=command.kind,
                name=command.name,
                family=command.family,
                provisional=command.provisional,
            )
        ]
    return [] if command.provisional else _confirmed(command, organisation)


def confirm(command: ConfirmOrganisation, organisation: Organisation) -> Sequence[Event]:
    """A provisional one becomes real; another family afterwards is a correction."""
    if not organisation.registered:
        raise UnknownOrganisation(command.organisation)
    return _confirmed(command, organisation)


def _confirmed(
    command: RegisterOrganisation | ConfirmOrganisation, organisation: Organisation
) -> Sequence[Event]:
    family = command.family or organisation.family
    if not organisation.provisional and family == organisation.family:
        return []
    return [OrganisationConfirmed(organisation=command.identity, family=family)]


def confirm_alias(
    command: ConfirmAlias, organisation: Organisation, known: Known[UUID | None]
) -> Sequence[Event]:
    """A name means one organisation, in one step: no alias has aliases."""
    if not organisation.registered:
        raise UnknownOrganisation(command.organisation)
    if command.stood_for == command.organisation or command.stood_for in organisation.aliases:
        return []
    if known.holder(_means(command.organisation)) is not None:
        raise IsAnAlias(command.organisation)
    if known.state(_stream(command.stood_for)).aliases:
        raise HasAliases(command.alias)
    if known.holder(_means(command.stood_for)) is not None:
        raise MeansAnother(command.alias)
    known.claim(_means(command.stood_for))
    return [
        AliasConfirmed(
            organisation=command.organisation, alias=command.alias, stood_for=command.stood_for
        )
    ]


def evolve(organisation: Organisation, event: Event) -> Organisation:
    """The organisation after an event."""
    match event:
        case OrganisationRegistered():
            return replace(
                organisation,
                registered=True,
                provisional=event.provisional,
                family=event.family,
            )
        case OrganisationConfirmed():
            return replace(organisation, provisional=False, family=event.family)
        case AliasConfirmed():
            return replace(organisation, aliases=organisation.aliases | {event.stood_for})
        case _:
            return organisation


def stream(command: OrganisationCommand) -> str:
    """One stream an organisation."""
    return _stream(command.identity)


def also(command: OrganisationCommand) -> Sequence[str]:
    """What stood under the other name."""
    return (_stream(command.stood_for),) if isinstance(command, ConfirmAlias) else ()


def claims(command: OrganisationCommand) -> Sequence[str]:
    """What the two names mean so far."""
    if not isinstance(command, ConfirmAlias):
        return ()
    return (_means(command.organisation), _means(command.stood_for))


def _stream(organisation: UUID) -> str:
    return f"organisation-{organisation}"


def _means(organisation: UUID) -> str:
    return f"organisation-alias/{organisation}"


ORGANISATION = Decider(
    category="organisation",
    commands=(RegisterOrganisation, ConfirmOrganisation, ConfirmAlias),
    events=(OrganisationRegistered, OrganisationConfirmed, AliasConfirmed),
    initial=Organisation(),
    decide=decide,
    evolve=evolve,
    stream=stream,
    also=also,
    claims=claims,
)
