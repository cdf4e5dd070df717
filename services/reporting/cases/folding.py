"""How do a page's events become versions: pure, from the open ones and the events alone?"""

from collections.abc import Iterable, Mapping, Sequence
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


def touched(kind: Kind[Any], page: Iterable[Arrival]) -> list[str]:
    """The cases of a kind that a page touches, each once."""
    keys = (
        key for one in page if _concerns(kind, one) for key in kind.keys(one.event, one.recorded)
    )
    return list(dict.fromkeys(keys))


def fold(kind: Kind[Any], open_: Mapping[str, Version], page: Sequence[Arrival]) -> Folded:
    """Fold a page into a kind's cases; an event that changes no column makes no version.

    Args:
        open_: the open versions of the touched cases.
    """
    current: dict[str, Version] = dict(open_)
    closed: list[tuple[str, int, int]] = []
    begun: list[Version] = []
    for one in page:
        if not _concerns(kind, one):
            continue
        for key in kind.keys(one.event, one.recorded):
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
                begun.append(current[key])
    return Folded(tuple(closed), tuple(begun))


def _concerns(kind: Kind[Any], one: Arrival) -> bool:
    return isinstance(one.event, kind.events)


def _close(
    before: Version, at: int, closed: list[tuple[str, int, int]], begun: list[Version]
) -> None:
    """End a version: in place when this page began it, else in the database."""
    for place in range(len(begun) - 1, -1, -1):
        if begun[place] is before:
            begun[place] = replace(before, known_to=at)
            return
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
