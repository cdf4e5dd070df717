"""How much was studied, handed out, visited and given in a time? Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Counted:
    """One word with its number."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class HostCounted:
    """One body with how many activities it hosted, alone or with others."""

    body: UUID
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of a time; money in 分.

    Attributes:
        activities: each once, however many bodies hosted it. joint: those that several hosted.
        hosts: each body with its activities; one that several hosted counts once for each.
    """

    activities: int
    joint: int
    documents: int
    copies: int
    guests: int
    leaders: int
    notes: int
    places: tuple[Counted, ...]
    beneficiaries: tuple[Counted, ...]
    money: tuple[Counted, ...]
    capacities: tuple[Counted, ...]
    priorities: tuple[Counted, ...]
    hosts: tuple[HostCounted, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One activity: who hosted it (id and name), and what was told of it."""

    hosts: tuple[tuple[UUID, str], ...]
    parts: dict[str, list[Any]]


def counted(told: Iterable[Told], notes: int) -> Counts:
    """The sums over activities."""
    every = list(told)
    hosts = Counter(host for one in every for host in dict.fromkeys(one.hosts))
    return Counts(
        activities=len(every),
        joint=sum(len(one.hosts) > 1 for one in every),
        documents=sum(len(_of(one, "documents")) for one in every),
        copies=sum(piece["copies"] for one in every for piece in _of(one, "material")),
        guests=sum(len(_of(one, "guests")) for one in every),
        leaders=sum(len(_of(one, "leaders")) for one in every),
        notes=notes,
        places=_by(every, "places", "kind"),
        beneficiaries=_by(every, "beneficiaries", "kind", "number"),
        money=_by(every, "money", "kind", "amount"),
        capacities=_by(every, "guests", "capacity"),
        priorities=_sorted(Counter(one for told in every for one in _of(told, "priorities"))),
        hosts=tuple(
            HostCounted(body, name, number)
            for (body, name), number in sorted(hosts.items(), key=lambda it: (-it[1], it[0][1]))
        ),
    )


def _of(told: Told, part: str) -> list[Any]:
    return told.parts.get(part, [])


def _by(every: list[Told], part: str, word: str, number: str | None = None) -> tuple[Counted, ...]:
    found: Counter[str] = Counter()
    for told in every:
        for one in _of(told, part):
            found[one[word]] += one[number] if number else 1
    return _sorted(found)


def _sorted(found: Counter[str]) -> tuple[Counted, ...]:
    """The largest first, equal ones by name."""
    ordered = sorted(found.items(), key=lambda it: (-it[1], it[0]))
    return tuple(Counted(name, number) for name, number in ordered)
