"""What is decided of an organisation so far, and how does an event change it? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
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
from contracts.organisations import BEGINNING, Place, named_before
from kernel.event import Event
from kernel.secret import Sealed
from members.organisation.contact.events import ContactForgotten, ContactKept
from members.organisation.events import NameTaken
from rules.names import organisation_name

Ending = OrganisationMerged | OrganisationSplit | OrganisationDissolved


@dataclass(frozen=True, slots=True)
class Borne:
    """A name, the first day of it, and the id that it gave before; None for its first name."""

    name: str
    since: date = BEGINNING
    stood_for: UUID | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as decided so far.

    Attributes:
        names, places: in order; the last one holds.
        aliases: the ids of names that mean it. taken_back: of those that do not any more.
        times: which time the id of a name was taken, where not the first.
        ending: how it came to be no more. kept: by kind, what the vault has of its contact.
        lying: the vault's items of its contact, former ones too, that were not forgotten.
    """

    registered: bool = False
    provisional: bool = False
    since: date | None = None
    names: tuple[Borne, ...] = ()
    places: tuple[tuple[date, Place], ...] = ((BEGINNING, Place("unit")),)
    aliases: frozenset[UUID] = frozenset()
    taken_back: frozenset[UUID] = frozenset()
    times: dict[UUID, int] = field(default_factory=dict)
    ending: Ending | None = None
    kept: dict[str, Sealed] = field(default_factory=dict)
    lying: frozenset[UUID] = frozenset()

    @property
    def name(self) -> str:
        """What it is called; "" before it is registered."""
        return self.names[-1].name if self.names else ""

    @property
    def place(self) -> Place:
        """What it is."""
        return self.places[-1][1]

    def is_called(self, name: str) -> bool:
        """Whether it bears the name, however it is written."""
        return organisation_name(self.name) == organisation_name(name)

    def is_meant_by(self, stood_for: UUID) -> bool:
        """Whether the id of another name means it."""
        return stood_for in self.aliases or any(one.stood_for == stood_for for one in self.names)


def successors(ending: Ending | None) -> Sequence[UUID]:
    """Who carries on the work."""
    match ending:
        case OrganisationMerged():
            return (ending.into.id,)
        case OrganisationSplit():
            return tuple(one.id for one in ending.into)
        case _:
            return ()


def parted(
    organisation: Organisation, event: OrganisationRenamed
) -> tuple[tuple[Borne, ...], tuple[Borne, ...]]:
    """The names that stay, and those that the event replaces: they were told by mistake."""
    names = [one.name for one in organisation.names]
    days = [one.since for one in organisation.names]
    at = named_before(names, days, event)
    return organisation.names[:at], organisation.names[at:]


def evolve(organisation: Organisation, event: Event) -> Organisation:
    """The organisation after an event."""
    match event:
        case OrganisationRegistered():
            return _registered(organisation, event)
        case OrganisationConfirmed():
            last, place = organisation.places[-1]
            places = (*organisation.places[:-1], (last, replace(place, family=event.family)))
            return replace(organisation, provisional=False, places=places)
        case OrganisationPlaced():
            since = event.since or BEGINNING
            kept = tuple(one for one in organisation.places if one[0] < since)
            place = Place(event.kind, event.family, event.level, event.parent)
            return replace(organisation, places=(*kept, (since, place)))
        case OrganisationRenamed():
            stay, _ = parted(organisation, event)
            borne = Borne(event.name, event.since, event.stood_for)
            return replace(organisation, names=(*stay, borne))
        case NameTaken():
            times = {**organisation.times, event.stood_for: event.time}
            return replace(organisation, times=times)
        case OrganisationMerged() | OrganisationSplit() | OrganisationDissolved():
            return replace(organisation, ending=event)
        case EndingTakenBack():
            return replace(organisation, ending=None)
        case ContactKept():
            lying = organisation.lying | {item.id for item in event.kept}
            kept_now = {item.kind: item for item in event.kept}
            return replace(organisation, kept=kept_now, lying=lying)
        case ContactForgotten():
            return replace(organisation, kept={}, lying=organisation.lying - {*event.forgotten})
        case _:
            return _meant(organisation, event)


def _registered(organisation: Organisation, event: OrganisationRegistered) -> Organisation:
    place = Place(event.kind, event.family, event.level, event.parent)
    return replace(
        organisation,
        registered=True,
        provisional=event.provisional,
        since=event.since,
        names=(Borne(event.name),),
        places=((BEGINNING, place),),
    )


def _meant(organisation: Organisation, event: Event) -> Organisation:
    aliases, back = organisation.aliases, organisation.taken_back
    match event:
        case AliasConfirmed():
            told = frozenset({event.stood_for})
            return replace(organisation, aliases=aliases | told, taken_back=back - told)
        case AliasTakenBack():
            told = frozenset({event.stood_for})
            return replace(organisation, aliases=aliases - told, taken_back=back | told)
        case _:
            return organisation
