"""What is told of an activity so far? Pure."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from contracts.sectors.occasion import NotesHandedIn, NotesStruck
from kernel.event import Event
from kernel.secret import Sealed
from sectors.occasion.events import NotesForgotten, NotesKept
from sectors.occasion.parts import PARTS


@dataclass(frozen=True, slots=True)
class Occasion:
    """What an activity was about.

    Attributes:
        parts: the last event of each part that was told.
        notes: who handed in notes, and when.
        kept: the words that hold, by member. lying: every item that lies in the vault, by id.
    """

    parts: dict[type[Event], Event] = field(default_factory=dict)
    notes: dict[UUID, date] = field(default_factory=dict)
    kept: dict[UUID, Sealed] = field(default_factory=dict)
    lying: dict[UUID, UUID] = field(default_factory=dict)


def evolve(occasion: Occasion, event: Event) -> Occasion:
    """What is told after an event."""
    match event:
        case NotesHandedIn():
            return replace(occasion, notes={**occasion.notes, event.member: event.handed_on})
        case NotesStruck():
            notes = {who: day for who, day in occasion.notes.items() if who != event.member}
            kept = {who: item for who, item in occasion.kept.items() if who != event.member}
            return replace(occasion, notes=notes, kept=kept)
        case NotesKept():
            kept = {**occasion.kept, event.member: event.kept}
            return replace(
                occasion, kept=kept, lying={**occasion.lying, event.kept.id: event.member}
            )
        case NotesForgotten():
            gone = set(event.forgotten)
            kept = {who: item for who, item in occasion.kept.items() if item.id not in gone}
            lying = {item: who for item, who in occasion.lying.items() if item not in gone}
            return replace(occasion, kept=kept, lying=lying)
        case _ if type(event) in PARTS.values():
            return replace(occasion, parts={**occasion.parts, type(event): event})
        case _:
            return occasion
