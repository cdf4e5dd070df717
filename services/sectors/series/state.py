"""What is decided of a series so far? Pure."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from contracts.sectors.campaign import (
    SeriesBegun,
    SeriesDateDropped,
    SeriesDateFreed,
    SeriesDateHeld,
    SeriesDateMoved,
    SeriesDatePlanned,
    SeriesEnded,
)
from kernel.event import Event


@dataclass(frozen=True, slots=True)
class Turn:
    """One day of a series; `dropped` and `moved` hold the reasons."""

    day: date
    moved: str | None = None
    dropped: str | None = None
    activity: UUID | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A series; `begun` is None before it is, `ended` while it goes on."""

    begun: SeriesBegun | None = None
    turns: dict[str, Turn] = field(default_factory=dict)
    ended: SeriesEnded | None = None

    def of(self, turn: str) -> Turn | None:
        """A day that stands: one after the end of the series does only with its activity."""
        found = self.turns.get(turn)
        if found is None or self.ended is None or found.day <= self.ended.last:
            return found
        return found if found.activity is not None else None


def evolve(series: Series, event: Event) -> Series:
    """The series after an event."""
    match event:
        case SeriesBegun():
            return replace(series, begun=event)
        case SeriesDatePlanned():
            return _with(series, event.turn, Turn(event.day))
        case SeriesDateMoved():
            before = series.turns[event.turn]
            moved = replace(before, day=event.day, moved=event.reason, dropped=None)
            return _with(series, event.turn, moved)
        case SeriesDateDropped():
            before = series.turns[event.turn]
            return _with(series, event.turn, replace(before, dropped=event.reason))
        case SeriesDateHeld():
            before = series.turns[event.turn]
            return _with(series, event.turn, replace(before, activity=event.activity))
        case SeriesDateFreed():
            return _with(series, event.turn, replace(series.turns[event.turn], activity=None))
        case SeriesEnded():
            return replace(series, ended=event)
        case _:
            return series


def _with(series: Series, name: str, turn: Turn) -> Series:
    return replace(series, turns={**series.turns, name: turn})
