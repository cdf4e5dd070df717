"""What do the slices that count activities and print sheets for them learn of them?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.sectors.activity import Attendance
from contracts.values import Named
from kernel.fetching import fetch
from sectors.activity.attending.tables import ComingRow, coming
from sectors.activity.planning.queries import plan_of
from sectors.activity.planning.tables import PlanRow, plans
from sectors.activity.tables import ActivityRow, AttendanceRow, activities, attendances
from sectors.doings import Held, Planned, Stood

OVER = ("held", "closed", "cancelled")
"""Phases of a plan in which nobody is waited for."""

GRANTED = "granted"


async def held_in(engine: AsyncEngine, committee: UUID) -> Sequence[Held]:
    """Every activity that took place, by day."""
    c = activities.c
    wanted = select(activities).where(c.committee == committee).order_by(c.starts_on, c.title)
    joint = await _joint_hosts(engine, committee)
    found = await fetch(engine, wanted, ActivityRow)
    return [_held(row).with_hosts(joint.get(row.activity, ())) for row in found]


async def coming_up(engine: AsyncEngine, committee: UUID, activity: UUID) -> Planned | None:
    """One that is planned and was neither held nor cancelled; None without one."""
    plan = await plan_of(engine, committee, activity)
    if plan is None or plan.phase in OVER:
        return None
    here = (coming.c.committee == committee) & (coming.c.activity == activity)
    everybody = await fetch(engine, select(coming).where(here), ComingRow)
    told = (_told(one) for one in everybody if one.signed_up or one.leave == GRANTED)
    held = _held(plan).with_hosts(_joint(plan))
    return Planned(held, plan.must_attend, plan.whole_committee, tuple(told))


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


async def _joint_hosts(engine: AsyncEngine, committee: UUID) -> dict[UUID, list[Named]]:
    """By activity, the bodies that were to host it with the first one."""
    c = plans.c
    wanted = select(plans).where(c.committee == committee, c.joint_host_ids != [])
    return {one.activity: _joint(one) for one in await fetch(engine, wanted, PlanRow)}


def _joint(plan: PlanRow) -> list[Named]:
    hosts = zip(plan.joint_host_ids, plan.joint_hosts, strict=True)
    return [Named(id=id, name=name) for id, name in hosts]


def _told(one: ComingRow) -> Stood:
    how = Attendance.LEAVE if one.leave == GRANTED else Attendance.PRESENT
    return Stood(one.activity, one.person, one.name, member=True, attendance=how)


def _held(row: ActivityRow | PlanRow) -> Held:
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


def _hosts(row: ActivityRow | PlanRow) -> tuple[Named, ...]:
    if row.host_id is None or row.host is None:
        return ()
    return (Named(id=row.host_id, name=row.host),)
