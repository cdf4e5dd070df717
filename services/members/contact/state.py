"""What is decided of a pair, and of a contact, so far? Pure."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from contracts.members.contact import (
    ContactCorrected,
    ContactMade,
    ContactRetracted,
    Counted,
    FollowUpAsked,
    FollowUpDone,
    PairEnded,
    PairFormed,
    PairRetracted,
    Side,
)
from kernel.event import Event
from kernel.secret import Sealed
from members.contact.events import ContactNoted, ContactWordsForgotten
from members.contact.quota import OPEN, Spell


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair as decided so far; `formed` is None until it is, and after it was a mistake.

    Attributes:
        spells: every time it was kept; the last is open while `until` is OPEN.
        years: of which years it was told how often contact is owed.
        struck: entered by mistake.
    """

    formed: PairFormed | None = None
    spells: tuple[Spell, ...] = ()
    years: tuple[str, ...] = ()
    struck: bool = False

    @property
    def open(self) -> bool:
        """Whether it is kept until further notice."""
        return bool(self.spells) and self.spells[-1].until == OPEN

    def on(self, day: date) -> bool:
        """Whether it is kept on a day."""
        return any(spell.since <= day <= spell.until for spell in self.spells)


def evolve_pair(pair: Pair, event: Event) -> Pair:
    """The pair after an event."""
    match event:
        case PairFormed():
            spells = pair.spells[:-1] if pair.open else pair.spells
            years = _more(pair.years, event)
            return Pair(event, (*spells, Spell(event.since, OPEN)), years)
        case PairEnded():
            last = Spell(pair.spells[-1].since, event.until)
            spells = (*pair.spells[:-1], last)
            return replace(pair, spells=spells, years=_more(pair.years, event))
        case PairRetracted():
            return Pair(struck=True)
        case _:
            return pair


def _more(years: tuple[str, ...], event: PairFormed | PairEnded) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*years, *(one.year for one in event.owed))))


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was asked to be done after a contact, and when it was."""

    asked_on: date
    due_on: date | None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a contact's events say of it."""

    made_on: date
    way: str
    by: Side
    reached: tuple[UUID, ...]
    counted: Counted | None

    @classmethod
    def of(cls, event: ContactMade | ContactCorrected) -> "Told":
        """What one event says."""
        return cls(event.made_on, event.way, event.by, event.reached, event.counted)


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact as decided so far; `told` is None before it is recorded and after taking back.

    Attributes:
        kept: the words that hold. lying: every item ever kept and not forgotten with the contact.
    """

    number: str = ""
    told: Told | None = None
    follow_up: FollowUp | None = None
    kept: dict[str, Sealed] = field(default_factory=dict)
    lying: tuple[UUID, ...] = ()


def evolve(contact: Contact, event: Event) -> Contact:
    """The contact after an event."""
    match event:
        case ContactMade():
            return replace(contact, number=event.number, told=Told.of(event))
        case ContactCorrected():
            return replace(contact, told=Told.of(event))
        case ContactNoted():
            ids = dict.fromkeys((*contact.lying, *(item.id for item in event.kept)))
            kept = {item.kind: item for item in event.kept}
            return replace(contact, kept=kept, lying=tuple(ids))
        case ContactWordsForgotten():
            kept = {k: i for k, i in contact.kept.items() if i.id not in event.forgotten}
            lying = tuple(one for one in contact.lying if one not in event.forgotten)
            return replace(contact, kept=kept, lying=lying)
        case FollowUpAsked():
            done = contact.follow_up.done_on if contact.follow_up else None
            return replace(contact, follow_up=FollowUp(event.asked_on, event.due_on, done))
        case FollowUpDone() if contact.follow_up is not None:
            return replace(contact, follow_up=replace(contact.follow_up, done_on=event.done_on))
        case ContactRetracted():
            return Contact(contact.number, lying=contact.lying)
        case _:
            return contact
