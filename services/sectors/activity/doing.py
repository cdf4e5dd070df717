"""What do the slices that count activities and print sheets for them learn of them?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.sectors.activity import Attendance
from contracts.values import Named
from kernel.fetching import fetch
from sectors.activity.tables import ActivityRow, AttendanceRow, activities, attendances
from sectors.doings import Held, Stood


async def held_in(engine: AsyncEngine, committee: UUID) -> Sequence[Held]:
    """Every activity that took place, by day."""
    c = activities.c
    wanted = select(activities).where(c.committee == committee).order_by(c.starts_on, c.title)
    return [_held(row) for row in await fetch(engine, wanted, ActivityRow)]


async def stood_to(
    engine: AsyncEngine, committee: UUID, activity: UUID | None = None
) -> Sequence[Stood]:
    """Everybody who was expected at one activity, or at any."""
    c = attendances.c
    wanted = select(attendances).where(c.committee == committee).order_by(c.name, c.person)
    if activity is not None:
        wanted = wanted.where(c.activity == activity)
    found = await fetch(engine, wanted, AttendanceRow)
    return [
        Stood(one.activity, one.person, one.name, one.member, Attendance(one.attendance))
        for one in found
    ]


def _held(row: ActivityRow) -> Held:
    return Held(
        row.activity,
        row.title,
        row.kind,
        row.common_kind,
        _hosts(row),
        row.starts_on,
        row.ends_on,
        row.place,
    )


def _hosts(row: ActivityRow) -> tuple[Named, ...]:
    if row.host_id is None or row.host is None:
        return ()
    return (Named(id=row.host_id, name=row.host),)
