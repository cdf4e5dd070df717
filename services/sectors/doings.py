"""What did bodies and members do, as slices that count or print it are told?"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.roll import BEGINNING
from contracts.sectors.activity import Attendance
from contracts.values import BodyKind, Named
from rules.dates import Window

CAME = frozenset({Attendance.PRESENT, Attendance.LATE, Attendance.HALF})
"""How a person stands to an activity who was there, all of the time or not."""


@dataclass(frozen=True, slots=True)
class BodyThen:
    """A body of the committee as it was on a day.

    Attributes:
        since, until: its first and last days; None where not told, or not over.
    """

    body: UUID
    kind: BodyKind
    name: str
    provisional: bool
    since: date | None = None
    until: date | None = None

    @property
    def days(self) -> Window:
        """All days on which it stands; a first day that nobody told is long ago."""
        return Window(self.since or BEGINNING, self.until or date.max)

    def stands(self, day: date) -> bool:
        """Whether it is there on a day."""
        return day in self.days


@dataclass(frozen=True, slots=True)
class Held:
    """An activity that took place; `common_kind` is the kind that all committees have."""

    activity: UUID
    title: str
    kind: str
    common_kind: str
    hosts: tuple[Named, ...]
    starts_on: date
    ends_on: date
    place: str | None

    def with_hosts(self, others: Iterable[Named]) -> "Held":
        """The same, held by these too; each host once."""
        known = {one.id: one for one in (*others, *self.hosts)}
        own = [one.id for one in self.hosts]
        return replace(self, hosts=tuple(known[id] for id in dict.fromkeys((*own, *known))))


@dataclass(frozen=True, slots=True)
class Stood:
    """How one person stood to an activity; `member` is False for a guest."""

    activity: UUID
    person: UUID
    name: str
    member: bool
    attendance: Attendance

    @property
    def came(self) -> bool:
        """Whether the person was there."""
        return self.attendance in CAME


@dataclass(frozen=True, slots=True)
class Planned:
    """An activity that is still to come; `told` are those who signed up or have leave.

    Attributes:
        must_attend: all members of the hosts are expected, or the whole committee; else who signed
            up is.
    """

    held: Held
    must_attend: bool
    whole_committee: bool
    told: tuple[Stood, ...]


@dataclass(frozen=True, slots=True)
class Doings:
    """How other slices read the bodies and the activities of a committee; wired by the service.

    Attributes:
        bodies: those there were on a day, by kind and name.
        bodies_in: those there were on some day of a time, those of its last day first.
        held: all activities that took place, by day.
        stood: who stood how to one activity; to all of the committee when None.
        planned: one that is still to come.
    """

    bodies: Callable[[AsyncEngine, UUID, date], Awaitable[Sequence[BodyThen]]]
    bodies_in: Callable[[AsyncEngine, UUID, Window], Awaitable[Sequence[BodyThen]]]
    held: Callable[[AsyncEngine, UUID], Awaitable[Sequence[Held]]]
    stood: Callable[[AsyncEngine, UUID, UUID | None], Awaitable[Sequence[Stood]]]
    planned: Callable[[AsyncEngine, UUID, UUID], Awaitable[Planned | None]]
