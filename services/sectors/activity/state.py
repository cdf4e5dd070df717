"""What is an activity as decided so far? Pure."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from contracts.sectors.activity import Attendance
from contracts.values import Named
from sectors.activity.events import Way


class Phase(Enum):
    """How far the activity has come; one recorded afterwards begins as held."""

    UNKNOWN = "unknown"
    PLANNED = "planned"
    APPLIED = "applied"
    RETURNED = "returned"
    APPROVED = "approved"
    ANNOUNCED = "announced"
    HELD = "held"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Particulars:
    """All that is recorded of an activity itself; money in 分."""

    title: str
    kind: str
    common_kind: str
    form: str | None
    host: Named | None
    starts_on: date
    ends_on: date
    place: str | None
    topics: tuple[str, ...]
    beneficiaries: int | None
    money: int | None

    def told(self) -> dict[str, Any]:
        """As fields of an event."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planned beside the particulars: who is expected, and when."""

    joint_hosts: tuple[Named, ...]
    starts_at: datetime | None
    ends_at: datetime | None
    must_attend: bool
    whole_committee: bool
    places: int | None
    sign_up_until: datetime | None
    door_opens_at: datetime | None
    door_closes_at: datetime | None

    def told(self) -> dict[str, Any]:
        """As fields of an event."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(frozen=True, slots=True)
class Mark:
    """One person's attendance; None when it was struck by hand."""

    attendance: Attendance | None
    member: bool
    by_ledger: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of persons: expected = present + leave + absent."""

    expected: int
    present: int
    leave: int
    absent: int


class Answer(Enum):
    """What became of a request for leave."""

    WAITS = "waits"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Leave:
    """One person's requests for leave: how many, and what became of the last."""

    person: Named
    times: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who was checked in, and how."""

    person: Named
    attendance: Attendance
    way: Way


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity; `by_ledger` tells where its particulars come from.

    Attributes:
        plan: None for one that was recorded afterwards.
        used: the numbers of passes that somebody was checked in by.
    """

    phase: Phase = Phase.UNKNOWN
    particulars: Particulars | None = None
    by_ledger: bool = False
    marks: dict[UUID, Mark] = field(default_factory=dict)
    counts: Counts | None = None
    plan: Plan | None = None
    signed_up: dict[UUID, Named] = field(default_factory=dict)
    leaves: dict[UUID, Leave] = field(default_factory=dict)
    arrivals: dict[UUID, Arrival] = field(default_factory=dict)
    used: frozenset[str] = frozenset()

    def attending(self) -> dict[UUID, Mark]:
        """The marks that stand."""
        return {who: mark for who, mark in self.marks.items() if mark.attendance is not None}
