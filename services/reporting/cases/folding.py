"""How do a page's events become versions: pure, from the open ones and the events alone?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from kernel.event import Event
from reporting.cases.kind import STILL, Kind


class Heard(NamedTuple):
    """What is read of an archived event to fold it; the columns of the archive so named."""

    arrival: int
    origin: str
    position: int
    event_id: UUID
    committee: UUID
    type: str
    stream: str
    occurred_on: date
    data: str
    traceparent: str | None


Told = tuple[Event, Heard]
"""What an archived event says, and where it stands."""

Touched = tuple[Event, Heard, str]
"""An archived event and a case that it touches."""


class Version(NamedTuple):
    """What was known of a case from one arrival position on."""

    case_id: str
    known_from: int
    committee: UUID
    happened_on: date
    events: tuple[int, ...]
    case: Any


@dataclass(frozen=True, slots=True)
class Folded:
    """What a page did to one kind.

    Attributes:
        closed: versions that were open before it and end: case, `known_from`, `known_to`.
        begun: versions that begin, each with its `known_to`.
    """

    closed: Sequence[tuple[str, int, int]]
    begun: Sequence[tuple[Version, int]]


def touches(kinds: Iterable[Kind[Any]], page: Iterable[Told]) -> dict[str, list[Touched]]:
    """What a page says of the cases of each kind, by the kind's name, in order."""
    told: dict[str, list[Touched]] = {}
    listening = _listening(kinds, told)
    for event, heard in page:
        for keys, lists in listening.get(type(event), ()):
            for key in keys(event, heard):
                for touched in lists:
                    touched.append((event, heard, key))
    return told


def _listening(
    kinds: Iterable[Kind[Any]], told: dict[str, list[Touched]]
) -> dict[type[Event], Any]:
    """By class of event: how its cases are named, and the lists of the kinds that name them so."""
    found: dict[type[Event], dict[Any, list[list[Touched]]]] = {}
    for kind in kinds:
        own = told.setdefault(kind.name, [])
        for event in kind.events:
            found.setdefault(event, {}).setdefault(kind.keys, []).append(own)
    return {event: tuple(lists.items()) for event, lists in found.items()}


def fold(kind: Kind[Any], open_: Mapping[str, Version], touched: Iterable[Touched]) -> Folded:
    """Fold what is said into a kind's cases; an event that changes no column makes no version.

    Args:
        open_: the open versions of the touched cases.
    """
    current = dict(open_)
    closed: list[tuple[str, int, int]] = []
    begun: list[tuple[Version, int]] = []
    evolve = kind.evolve
    for event, heard, key in touched:
        before = current.get(key)
        case = evolve(None if before is None else before.case, event, heard, key)
        if before is not None:
            if case is before.case or case == before.case:
                continue
            if open_.get(key) is before:
                closed.append((key, before.known_from, heard.arrival))
            else:
                begun.append((before, heard.arrival))
        if case is not None:
            current[key] = _version(key, before, heard, case)
        elif before is not None:
            del current[key]
    still = ((one, STILL) for key, one in current.items() if open_.get(key) is not one)
    return Folded(closed, [*begun, *still])


def _version(key: str, before: Version | None, heard: Heard, case: Any) -> Version:
    events = () if before is None else before.events
    at = heard.arrival
    return Version(key, at, heard.committee, heard.occurred_on, (*events, at), case)
