"""What is an activity as decided so far? Pure."""

from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from contracts.sectors.activity import (
    ActivityCorrected,
    ActivityHeld,
    ActivityRetracted,
    Attendance,
    AttendanceCounted,
    AttendanceCountStruck,
    AttendanceRecorded,
    AttendanceStruck,
)
from contracts.values import Named
from kernel.event import Event


class Phase(Enum):
    """Whether the activity stands in the records."""

    UNKNOWN = "unknown"
    HELD = "held"
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
class Mark:
    """One person's attendance; None when it was struck by hand."""

    attendance: Attendance | None
    member: bool
    by_ledger: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of persons: expected = present + leave + absent."""

    expected: int
    present: int
    leave: int
    absent: int


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity; `by_ledger` tells where its particulars come from."""

    phase: Phase = Phase.UNKNOWN
    particulars: Particulars | None = None
    by_ledger: bool = False
    marks: dict[UUID, Mark] = field(default_factory=dict)
    counts: Counts | None = None

    def attending(self) -> dict[UUID, Mark]:
        """The marks that stand."""
        return {who: mark for who, mark in self.marks.items() if mark.attendance is not None}


def evolve(activity: Activity, event: Event) -> Activity:
    """The activity after an event."""
    match event:
        case ActivityHeld() | ActivityCorrected():
            said = {one.name: getattr(event, one.name) for one in fields(Particulars)}
            held = replace(activity, phase=Phase.HELD, by_ledger=event.by_ledger)
            return replace(held, particulars=Particulars(**said))
        case AttendanceRecorded():
            mark = Mark(event.attendance, event.member, event.by_ledger)
            return replace(activity, marks={**activity.marks, event.person.id: mark})
        case AttendanceStruck():
            return _struck(activity, event)
        case AttendanceCounted():
            counts = Counts(event.expected, event.present, event.leave, event.absent)
            return replace(activity, counts=counts)
        case AttendanceCountStruck():
            return replace(activity, counts=None)
        case ActivityRetracted():
            return Activity(phase=Phase.RETRACTED)
        case _:
            return activity


def _struck(activity: Activity, event: AttendanceStruck) -> Activity:
    """What was struck by hand is remembered, so that no ledger brings it back unseen."""
    marks = {who: mark for who, mark in activity.marks.items() if who != event.person}
    if not event.by_ledger:
        marks[event.person] = Mark(None, True, False)
    return replace(activity, marks=marks)
