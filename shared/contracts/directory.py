"""Which committees are known, under which code, name and subject, now and on a day?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select

from contracts.members.committee import (
    CodeChanged,
    CommitteeEnded,
    CommitteeEstablished,
    CommitteeRenamed,
    EndTakenBack,
    HostChanged,
)
from kernel.decider import Refused
from kernel.log.chain import Recorded
from kernel.log.registry import Reader
from kernel.tables import committee_history, directory
from kernel.view import View
from rules.codes import subject_parts

T = TypeVar("T")
Identity = (
    CommitteeEstablished
    | CodeChanged
    | CommitteeRenamed
    | HostChanged
    | CommitteeEnded
    | EndTakenBack
)
IDENTITY = (
    CommitteeEstablished,
    CodeChanged,
    CommitteeRenamed,
    HostChanged,
    CommitteeEnded,
    EndTakenBack,
)
BEGINNING = date.min
"""Since when what a committee was established with holds."""


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """One committee: permanent id, code of the day, name, the code as subject tokens, its host."""

    committee: UUID
    code: str
    name: str
    subject: str
    host: UUID | None


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One committee through time: each value holds from the day in the same place.

    Attributes:
        ended_on: the first day without it; None while it lasts.
    """

    committee: UUID
    codes: tuple[str, ...]
    code_days: tuple[date, ...]
    names: tuple[str, ...]
    name_days: tuple[date, ...]
    hosts: tuple[UUID | None, ...]
    host_days: tuple[date, ...]
    ended_on: date | None = None
    succeeded_by: UUID | None = None

    def code_on(self, day: date) -> str:
        """The code on a day; the first one before any."""
        return held(self.codes, self.code_days, day)

    def name_on(self, day: date) -> str:
        """The name on a day."""
        return held(self.names, self.name_days, day)

    def host_on(self, day: date) -> UUID | None:
        """The committee above on a day."""
        return held(self.hosts, self.host_days, day)

    def lasts(self, day: date) -> bool:
        """Whether there still is such a committee on a day."""
        return self.ended_on is None or day < self.ended_on


def held(values: Sequence[T], days: Sequence[date], day: date) -> T:
    """The value that holds on a day, of values that hold each from its day on; else the first."""
    begun = [value for value, since in zip(values, days, strict=True) if since <= day]
    return begun[-1] if begun else values[0]


def key(event: Identity, recorded: Recorded) -> UUID:
    """One row a committee."""
    return event.committee


def row(before: DirectoryRow | None, event: Identity, recorded: Recorded) -> DirectoryRow | None:
    """The committee as it stands after the event."""
    if isinstance(event, CommitteeEstablished):
        return DirectoryRow(
            event.committee, event.code, event.name, _tokens(event.code), event.host
        )
    if before is None:
        return None
    match event:
        case CodeChanged():
            return replace(before, code=event.code, subject=_tokens(event.code))
        case CommitteeRenamed():
            return replace(before, name=event.name)
        case HostChanged():
            return replace(before, host=event.host)
        case CommitteeEnded() | EndTakenBack():
            return before


def _tokens(code: str) -> str:
    return ".".join(subject_parts(code))


def history(before: HistoryRow | None, event: Identity, recorded: Recorded) -> HistoryRow | None:
    """The committee through time; a value told again from the same day is a correction."""
    if isinstance(event, CommitteeEstablished):
        since = (BEGINNING,)
        return HistoryRow(
            event.committee, (event.code,), since, (event.name,), since, (event.host,), since
        )
    if before is None:
        return None
    if isinstance(event, EndTakenBack):
        return replace(before, ended_on=None, succeeded_by=None)
    day = event.effective_on
    match event:
        case CodeChanged():
            codes, days = _from(before.codes, before.code_days, event.code, day)
            return replace(before, codes=codes, code_days=days)
        case CommitteeRenamed():
            names, days = _from(before.names, before.name_days, event.name, day)
            return replace(before, names=names, name_days=days)
        case HostChanged():
            hosts, days = _from(before.hosts, before.host_days, event.host, day)
            return replace(before, hosts=hosts, host_days=days)
        case CommitteeEnded():
            return replace(before, ended_on=day, succeeded_by=event.succeeded_by)


def _from(
    values: tuple[T, ...], days: tuple[date, ...], value: T, day: date
) -> tuple[tuple[T, ...], tuple[date, ...]]:
    kept = [(one, since) for one, since in zip(values, days, strict=True) if since < day]
    told = [*kept, (value, day)]
    return tuple(one for one, _ in told), tuple(since for _, since in told)


DIRECTORY = View(directory, DirectoryRow, IDENTITY, key, row)
HISTORY = View(
    committee_history,
    HistoryRow,
    IDENTITY,
    key,
    history,
    version=2,  # Its events are older than it: where there are some, it is filled by itself.
)
"""Every service folds both: members from its own log, the others from members' feed."""


class CommitteeIsOver(Refused):
    """The committee has ended by that day; its successor acts in its place."""

    zh = "委员会在该日期之前已终止，请由承继的委员会办理"


async def ends_of(reader: Reader, committees: Collection[UUID]) -> Mapping[UUID, date]:
    """The first day without each of these committees that has ended."""
    if not committees:
        return {}
    c = committee_history.c
    ended = c.committee.in_(committees) & c.ended_on.is_not(None)
    rows = await reader.rows(select(c.committee, c.ended_on).where(ended))
    return {row["committee"]: row["ended_on"] for row in rows}


def after_its_end(day: date, ended_on: date | None) -> list[Refused]:
    """What is wrong with an act of that day; nothing while the committee lasts."""
    over = ended_on is not None and day >= ended_on
    return [CommitteeIsOver(ended_on)] if over else []
