"""Which events are read, and who notes what each says?"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from kernel.event import Event
from reporting.recheck.cards import Record


class Heard(NamedTuple):
    """One archived event of the committee, as it is replayed."""

    arrival: int
    origin: str
    position: int
    type: str
    stream: str
    occurred_on: date
    data: str


Notes = Callable[[Record, Any, Heard], None]
NOTED: dict[str, Notes] = {}
"""By the name of the event, what is done when it is read."""


def hears(*events: type[Event]) -> Callable[[Notes], Notes]:
    """This is noted of such events; each is noted in one place."""

    def noted(notes: Notes) -> Notes:
        for event in events:
            assert event.event_name not in NOTED, event.event_name
            NOTED[event.event_name] = notes
        return notes

    return noted
