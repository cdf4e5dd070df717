"""What is decided of a piece of material so far? Pure."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from contracts.members.care import (
    MaterialCorrected,
    MaterialRead,
    MaterialReadingStruck,
    MaterialRetracted,
    MaterialSent,
    MaterialSentFurther,
    StudyNotesHandedIn,
)
from kernel.event import Event
from kernel.secret import Sealed
from members.care.material.events import StudyNotesKept


@dataclass(frozen=True, slots=True)
class Particulars:
    """What it is, and when and how it was sent."""

    kind: str
    title: str
    sent_on: date
    way: str


@dataclass(frozen=True, slots=True)
class Material:
    """Material as decided so far; `told` is None before it is sent and after taking back."""

    told: Particulars | None = None
    recipients: frozenset[UUID] = frozenset()
    read: dict[UUID, date] = field(default_factory=dict)
    handed_in: frozenset[UUID] = frozenset()
    notes: dict[UUID, Sealed] = field(default_factory=dict)
    struck: bool = False


def evolve(one: Material, event: Event) -> Material:
    """The material after an event."""
    match event:
        case MaterialSent():
            return Material(_particulars(event), frozenset(event.recipients))
        case MaterialCorrected():
            return replace(one, told=_particulars(event))
        case MaterialSentFurther():
            return replace(one, recipients=one.recipients | set(event.recipients))
        case MaterialRead():
            return replace(one, read={**one.read, event.member: event.read_on})
        case MaterialReadingStruck():
            left = {who: day for who, day in one.read.items() if who != event.member}
            return replace(one, read=left)
        case StudyNotesHandedIn():
            return replace(one, handed_in=one.handed_in | {event.member})
        case StudyNotesKept():
            return replace(one, notes={**one.notes, event.member: event.notes})
        case MaterialRetracted():
            return Material(struck=True)
        case _:
            return one


def _particulars(event: MaterialSent | MaterialCorrected) -> Particulars:
    return Particulars(event.kind, event.title, event.sent_on, event.way)
