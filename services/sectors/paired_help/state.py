"""What is decided of paired help so far? Pure."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from contracts.sectors.paired_help import (
    HelpBegun,
    HelpEnded,
    HelpResulted,
    HelpRetracted,
    HelpVisited,
    HelpVisitStruck,
)
from kernel.event import Event
from kernel.secret import Sealed
from sectors.paired_help.events import HelpNoted, HelpWordsForgotten

Place = tuple[str, date | None]
"""Of which kind a text is, and of which visit, if of one."""


@dataclass(frozen=True, slots=True)
class Help:
    """Paired help; `begun` is None before it is, and after it was a mistake.

    Attributes:
        kept: the words that hold. lying: every text that lies in the vault, with its place.
    """

    begun: HelpBegun | None = None
    visits: dict[date, HelpVisited] = field(default_factory=dict)
    result: HelpResulted | None = None
    until: date | None = None
    struck: bool = False
    kept: dict[Place, Sealed] = field(default_factory=dict)
    lying: dict[UUID, Place] = field(default_factory=dict)


def evolve(help: Help, event: Event) -> Help:
    """The help after an event."""
    match event:
        case HelpBegun():
            return replace(help, begun=event, struck=False)
        case HelpVisited():
            return replace(help, visits={**help.visits, event.visited_on: event})
        case HelpVisitStruck():
            left = {day: one for day, one in help.visits.items() if day != event.visited_on}
            return replace(help, visits=left)
        case HelpResulted():
            return replace(help, result=event)
        case HelpEnded():
            return replace(help, until=event.until)
        case HelpRetracted():
            return Help(struck=True, kept=help.kept, lying=help.lying)
        case HelpNoted():
            place = (event.kept.kind, event.visited_on)
            kept = {**help.kept, place: event.kept}
            return replace(help, kept=kept, lying={**help.lying, event.kept.id: place})
        case HelpWordsForgotten():
            gone = set(event.forgotten)
            kept = {place: item for place, item in help.kept.items() if item.id not in gone}
            lying = {item: place for item, place in help.lying.items() if item not in gone}
            return replace(help, kept=kept, lying=lying)
        case _:
            return help
