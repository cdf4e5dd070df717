"""How do a page's events become versions: pure, from the open ones and the events alone?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from kernel.event import Event
from kernel.log.chain import Recorded
from reporting.cases.kind import STILL, Kind


@dataclass(frozen=True, slots=True)
class Arrival:
    """One archived event, read: where it stands among the arrivals, and what it says."""

    arrival: int
    event: Event
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class Version:
    """What was known of a case from one arrival position to another (exclusive)."""

    case_id: str
    committee: UUID
    happened_on: date
    events: tuple[int, ...]
    known_from: int
    case: Any
    known_to: int = STILL


@dataclass(frozen=True, slots=True)
class Folded:
    """What a page did to one kind: open versions that end, versions that begin."""

    closed: tuple[tuple[str, int, int], ...]
    begun: tuple[Version, ...]


Touched = tuple[Arrival, str]
"""An arrival and a case that it touches."""


def touches(kind: Kind[Any], page: Iterable[Arrival]) -> list[Touched]:
    """What a page says of a kind's cases, in order."""
    events = frozenset(kind.events)
    return [
        (one, key)
        for one in page
        if type(one.event) in events
        for key in kind.keys(one.event, one.recorded)
    ]


def fold(kind: Kind[Any], open_: Mapping[str, Version], touched: Iterable[Touched]) -> Folded:
    """Fold what is said into a kind's cases; an event that changes no column makes no version.

    Args:
        open_: the open versions of the touched cases.
    """
    current: dict[str, Version] = dict(open_)
    closed: list[tuple[str, int, int]] = []
    begun: dict[tuple[str, int], Version] = {}
    for one, key in touched:
        before = current.get(key)
        case = kind.evolve(before and before.case, one.event, one.recorded, key)
        if before is None and case is None:
            continue
        if before is not None:
            if case == before.case:
                continue
            del current[key]
            _close(before, one.arrival, closed, begun)
        if case is not None:
            current[key] = _version(key, before, one, case)
            begun[key, one.arrival] = current[key]
    return Folded(tuple(closed), tuple(begun.values()))


def _close(
    before: Version,
    at: int,
    closed: list[tuple[str, int, int]],
    begun: dict[tuple[str, int], Version],
) -> None:
    """End a version: in place when this page began it, else in the database."""
    place = before.case_id, before.known_from
    if begun.get(place) is before:
        begun[place] = replace(before, known_to=at)
    else:
        closed.append((before.case_id, before.known_from, at))


def _version(key: str, before: Version | None, one: Arrival, case: Any) -> Version:
    return Version(
        case_id=key,
        committee=one.recorded.origin.committee,
        happened_on=one.recorded.occurred_on,
        events=(*(before.events if before else ()), one.arrival),
        known_from=one.arrival,
        case=case,
    )
