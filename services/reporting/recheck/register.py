"""What is noted of who is on the registers: plenaries, members, bodies, organisations?

The cards are written on as events are read: unlike all else here they are not frozen.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(slots=True)
class Committee:
    """委员会: under whom, each from a day on, the earliest first; `ended_on` is the first day
    without it."""

    hosts: list[tuple[date, UUID | None]]
    ended_on: date | None = None
    succeeded_by: UUID | None = None


@dataclass(slots=True)
class Plenary:
    """全体会议."""

    id: UUID
    committee: UUID
    term: int
    session: int
    opens: date
    closes: date


@dataclass(slots=True)
class Member:
    """委员: on the roll from `since` (None: from the beginning) to `until`, both inclusive."""

    id: UUID
    name: str
    gender: str | None
    nation: str | None
    birth_year: int | None
    party: str | None
    education: str | None
    since: date | None
    until: date | None = None


@dataclass(slots=True)
class Membership:
    """所属: of a member in a body, the last time and those before it.

    Attributes:
        told_at: when its name was told last.
    """

    member: UUID
    body: UUID
    kind: str
    name: str
    since: date | None
    told_at: int
    until: date | None = None
    before: list[tuple[date | None, date]] = field(default_factory=list)

    def held_on(self, day: date | None) -> bool:
        """Whether the member was in the body on a day; on one not known, who is always in it."""
        for since, until in [*self.before, (self.since, self.until)]:
            begun = since is None or (day is not None and since <= day)
            if begun and (until is None or (day is not None and day <= until)):
                return True
        return False


@dataclass(slots=True)
class Organisation:
    """单位: what it was called, and its family, each from a day on, the earliest first."""

    names: list[tuple[date, str]]
    families: list[tuple[date, str | None]]
    ended_on: date | None = None


@dataclass(slots=True)
class Body:
    """专门委员会、活动组、联络组、界别."""

    kind: str
    name: str
    provisional: bool
    since: date | None = None
    until: date | None = None
