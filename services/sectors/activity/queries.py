"""What can be read of activities and attendances?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.merges import MergeRow, meant, merges, merges_of
from contracts.sectors.activity import Attendance
from kernel.fetching import fetch
from kernel.rows import as_row
from rules.names import person_name
from sectors.activity.tables import (
    PersonRow,
    UpperRow,
    activities,
    attendances,
    people,
    upper_people,
)

AWAY = (Attendance.LEAVE.value, Attendance.ABSENT.value)


@dataclass(frozen=True, slots=True)
class ActivityListed:
    """One activity with its counts: those told as numbers, else those of the members named.

    `money` is in 分; `guests` are persons who are no members.
    """

    activity: UUID
    title: str
    kind: str
    common_kind: str
    form: str | None
    host: str | None
    starts_on: date
    ends_on: date
    place: str | None
    topics: tuple[str, ...]
    beneficiaries: int | None
    money: int | None
    expected: int
    present: int
    leave: int
    absent: int
    guests: int


@dataclass(frozen=True, slots=True)
class AttendanceListed:
    """One person at one activity, with the person's sector as far as it is known here."""

    activity: UUID
    title: str
    starts_on: date
    person: UUID
    name: str
    sector: str | None
    member: bool
    attendance: Attendance


async def activities_of(
    engine: AsyncEngine,
    committee: UUID,
    since: date | None = None,
    until: date | None = None,
    kind: str | None = None,
) -> Sequence[ActivityListed]:
    """A committee's activities by day; `kind` is the committee's or the common one."""
    wanted = _with_counts().where(activities.c.committee == committee)
    if since is not None:
        wanted = wanted.where(activities.c.ends_on >= since)
    if until is not None:
        wanted = wanted.where(activities.c.starts_on <= until)
    if kind is not None:
        wanted = wanted.where((activities.c.kind == kind) | (activities.c.common_kind == kind))
    wanted = wanted.order_by(activities.c.starts_on, activities.c.title)
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).mappings().all()
    return [as_row(ActivityListed, row) for row in found]


async def activity_of(
    engine: AsyncEngine, committee: UUID, activity: UUID
) -> ActivityListed | None:
    """One activity, if it stands."""
    mine = and_(activities.c.committee == committee, activities.c.activity == activity)
    async with engine.connect() as connection:
        found = (await connection.execute(_with_counts().where(mine))).mappings().first()
    return None if found is None else as_row(ActivityListed, found)


async def attendances_of(
    engine: AsyncEngine, committee: UUID, activity: UUID | None = None
) -> Sequence[AttendanceListed]:
    """Who came to one activity, or to all of a committee, by day and name."""
    held, came, person = activities.c, attendances.c, people.c
    joined = attendances.join(activities, held.activity == came.activity)
    joined = joined.outerjoin(people, person.member == came.person)
    sector = person.sectors[func.array_length(person.sectors, 1)].label("sector")
    wanted: Select[Any] = (
        select(
            came.activity,
            held.title,
            held.starts_on,
            came.person,
            came.name,
            sector,
            came.member,
            came.attendance,
        )
        .select_from(joined)
        .where(came.committee == committee)
        .order_by(held.starts_on, held.title, came.name)
    )
    if activity is not None:
        wanted = wanted.where(came.activity == activity)
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).mappings().all()
    return [replace(row, attendance=Attendance(row.attendance)) for row in _read(found)]


def _read(found: Sequence[Any]) -> list[AttendanceListed]:
    return [as_row(AttendanceListed, row) for row in found]


async def persons_named(engine: AsyncEngine, committee: UUID, name: str) -> Sequence[PersonRow]:
    """The members of that name, and those of upper committees, as far as was heard here."""
    found: list[PersonRow] = []
    for table, row in ((people, PersonRow), (upper_people, UpperRow)):
        named = (table.c.committee == committee) & (table.c.name == person_name(name))
        found += await fetch(engine, select(table).where(named), row)
    merged = await merges_of(engine, committee)
    return [row for row in found if row.member not in merged] or await _kept(engine, found, merged)


async def _kept(
    engine: AsyncEngine, rows: Sequence[PersonRow], merged: Mapping[UUID, MergeRow]
) -> Sequence[PersonRow]:
    """Whom duplicates of that name stand for, though they are called otherwise."""
    ids = {meant(row.member, merged) for row in rows}
    return await fetch(engine, select(people).where(people.c.member.in_(ids)), PersonRow)


async def is_upper(engine: AsyncEngine, committee: UUID, person: UUID) -> bool:
    """Whether a person is a member of an upper committee, and none of this one's."""
    c = upper_people.c
    mine = select(upper_people).where(c.committee == committee, c.member == person)
    return bool(await fetch(engine, mine, UpperRow))


def _with_counts() -> Select[Any]:
    came, held = attendances.c, activities.c
    members = came.member.is_(True)
    named = (
        select(
            came.activity,
            _how_many(members).label("expected"),
            _how_many(members & came.attendance.not_in(AWAY)).label("present"),
            _how_many(members & (came.attendance == AWAY[0])).label("leave"),
            _how_many(members & (came.attendance == AWAY[1])).label("absent"),
            _how_many(~members).label("guests"),
        )
        .select_from(attendances.outerjoin(merges, merges.c.duplicate == came.person))
        .group_by(came.activity)
        .subquery()
    )
    told = ("expected", "present", "leave", "absent")
    plain = [column for column in held if column.name not in told]
    counts = [func.coalesce(held[name], named.c[name], 0).label(name) for name in told]
    guests = func.coalesce(named.c.guests, 0).label("guests")
    joined = activities.outerjoin(named, named.c.activity == held.activity)
    return select(*plain, *counts, guests).select_from(joined)


def _how_many(condition: Any) -> Any:
    """Heads: a member who stands there twice, once under a duplicate's entry, is one."""
    head = func.coalesce(merges.c.member, attendances.c.person)
    return func.count(distinct(head)).filter(condition)
