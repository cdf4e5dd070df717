"""What stands in the calendar of a body, or of a member? Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Protocol
from uuid import UUID

from rules.dates import SHANGHAI, day_of

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the calendar.

    Attributes:
        starts, ends: the hours of its one day, as 14:30; None where it takes the whole day.
        bodies: those that host it; empty where the committee itself does.
        announced: others than the office know of it. for_all: the whole committee is expected.
    """

    entry: UUID
    title: str
    kind: str
    starts_on: date
    ends_on: date
    starts: str | None
    ends: str | None
    place: str | None
    host: str | None
    bodies: tuple[UUID, ...]
    state: Literal["planned", "held"]
    announced: bool = True
    for_all: bool = False

    def on(self, day: date) -> bool:
        """Whether it lasts on a day."""
        return self.starts_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day, with what lasts on it."""

    day: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One member: in which bodies from when to when, and where expected."""

    belongings: Sequence["Belonging"]
    expected: frozenset[UUID]

    def concerns(self, entry: Entry) -> bool:
        """What the member's bodies host, what the committee plans, and where one was expected."""
        by_all = entry.state == "planned" and not entry.bodies
        if entry.for_all or by_all or entry.entry in self.expected:
            return True
        return any(one.body in entry.bodies and _then(one, entry) for one in self.belongings)


class Belonging(Protocol):
    """One member in one body; None is not said, or still."""

    @property
    def body(self) -> UUID: ...
    @property
    def since(self) -> date | None: ...
    @property
    def until(self) -> date | None: ...


def _then(belonging: Belonging, entry: Entry) -> bool:
    began = belonging.since is None or belonging.since <= entry.starts_on
    return began and (belonging.until is None or entry.starts_on <= belonging.until)


class Held(Protocol):
    """An activity, as its slice remembers it."""

    @property
    def activity(self) -> UUID: ...
    @property
    def title(self) -> str | None: ...
    @property
    def kind(self) -> str | None: ...
    @property
    def starts_on(self) -> date | None: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def starts_at(self) -> datetime | None: ...
    @property
    def ends_at(self) -> datetime | None: ...
    @property
    def place(self) -> str | None: ...
    @property
    def host_id(self) -> UUID | None: ...
    @property
    def host(self) -> str | None: ...
    @property
    def stage(self) -> str: ...
    @property
    def for_all(self) -> bool: ...
    @property
    def hosts(self) -> tuple[UUID, ...]: ...


class Planned(Protocol):
    """A day of a series, as its slice remembers it."""

    @property
    def id(self) -> UUID: ...
    @property
    def day(self) -> date: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def host_id(self) -> UUID | None: ...
    @property
    def host(self) -> str | None: ...
    @property
    def place(self) -> str | None: ...
    @property
    def starts(self) -> str | None: ...
    @property
    def ends(self) -> str | None: ...


def held(row: Held) -> Entry:
    """An activity that is planned, or was held; hours are those of one day in Beijing."""
    assert row.starts_on is not None
    starts, ends = _hours(row)
    alone = () if row.host_id is None else (row.host_id,)
    return Entry(
        entry=row.activity,
        title=row.title or "",
        kind=row.kind or "",
        starts_on=row.starts_on,
        ends_on=row.ends_on or row.starts_on,
        starts=starts,
        ends=ends,
        place=row.place,
        host=row.host,
        bodies=tuple(dict.fromkeys((*alone, *row.hosts))),
        state="held" if row.stage == "held" else "planned",
        announced=row.stage != "planned",
        for_all=row.for_all,
    )


def _hours(row: Held) -> tuple[str | None, str | None]:
    """From when to when, where that is within its one day."""
    if row.starts_at is None or day_of(row.starts_at) != row.ends_on:
        return (None, None)
    starts = row.starts_at.astimezone(SHANGHAI)
    if row.ends_at is None or day_of(row.ends_at) != row.ends_on:
        return (f"{starts:%H:%M}", None)
    return (f"{starts:%H:%M}", f"{row.ends_at.astimezone(SHANGHAI):%H:%M}")


def planned(row: Planned) -> Entry:
    """A day of a series for which nothing was held yet."""
    return Entry(
        entry=row.id,
        title=row.name,
        kind=row.kind,
        starts_on=row.day,
        ends_on=row.day,
        starts=row.starts,
        ends=row.ends,
        place=row.place,
        host=row.host,
        bodies=() if row.host_id is None else (row.host_id,),
        state="planned",
    )


def ordered(entries: Iterable[Entry]) -> list[Entry]:
    """By day, then by hour, those of the whole day first."""
    return sorted(entries, key=lambda one: (one.starts_on, one.starts or "", str(one.entry)))


def by_day(entries: Sequence[Entry], first: date, last: date) -> Iterator[CalendarDay]:
    """The days on which something lasts, from one to another."""
    for at in range((last - first).days + 1):
        day = first + at * ONE_DAY
        if found := tuple(one for one in entries if one.on(day)):
            yield CalendarDay(day, found)
