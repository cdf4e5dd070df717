"""What do a committee's events come to, read once, in the order in which they arrived?"""

from collections.abc import Iterable

from pydantic import ValidationError

from kernel.event import event_class
from reporting.recheck.cards import Record
from reporting.recheck.hearing import NOTED, Heard
from reporting.recheck.written import (  # noqa: F401  # each says what it notes
    activities,
    bodies,
    committee,
    contacts,
    handling,
    marks,
    members,
    organisations,
    proposals,
    reports,
    research,
)

TYPES = frozenset(NOTED)
"""The names of all events that change a card; no others need be read."""


def replayed(events: Iterable[Heard], record: Record | None = None) -> Record:
    """The cards after these events; one that this program cannot read is not there."""
    cards = Record() if record is None else record
    for heard in events:
        notes, known = NOTED.get(heard.type), event_class(heard.type)
        if notes is None or known is None:
            continue
        try:
            event = known.read(heard.data)
        except ValidationError:
            continue
        notes(cards, event, heard)
    return cards
