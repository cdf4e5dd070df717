"""What can be read of planned activities, and by whom?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, distinct, func, select

from contracts.merges import merges
from kernel.fetching import Database, fetch
from kernel.paging import By, Order, Page, Turn, paged
from sectors.activity.attending.tables import coming
from sectors.activity.planning.tables import PlanRow, plans

BY_DAY = Order("activity_plans", (By(plans.c.starts_on), By(plans.c.activity)))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; None does not narrow.

    Attributes:
        everything: also what members have not been told of.
        body: hosted by it, alone or with others.
        led: bodies that the asker leads, whose plans are seen before they are announced.
    """

    everything: bool
    since: date | None = None
    until: date | None = None
    phase: str | None = None
    body: UUID | None = None
    led: Collection[UUID] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many persons have signed up, wait for leave, have leave, and were checked in."""

    activity: UUID
    signed_up: int
    leave_waits: int
    leave_granted: int
    checked_in: int


async def plans_of(
    database: Database, committee: UUID, wanted: Wanted, turn: Turn
) -> Page[PlanRow]:
    """By day."""
    c = plans.c
    found = select(plans).where(c.committee == committee)
    if not wanted.everything:
        found = found.where(_seen(wanted.led))
    if wanted.since is not None:
        found = found.where(c.ends_on >= wanted.since)
    if wanted.until is not None:
        found = found.where(c.starts_on <= wanted.until)
    if wanted.phase is not None:
        found = found.where(c.phase == wanted.phase)
    if wanted.body is not None:
        found = found.where((c.host_id == wanted.body) | c.joint_host_ids.contains([wanted.body]))
    return await paged(database, found, BY_DAY, turn, PlanRow)


def _seen(led: Collection[UUID]) -> ColumnElement[bool]:
    return plans.c.announced | plans.c.host_id.in_(led)


async def plan_of(
    database: Database,
    committee: UUID,
    activity: UUID,
    *,
    everything: bool = True,
    led: Collection[UUID] = (),
) -> PlanRow | None:
    """One, if the asker may see it."""
    c = plans.c
    wanted = select(plans).where(c.committee == committee, c.activity == activity)
    if not everything:
        wanted = wanted.where(_seen(led))
    found = await fetch(database, wanted, PlanRow)
    return found[0] if found else None


async def numbers_of(database: Database, activities: Sequence[UUID]) -> dict[UUID, Numbers]:
    """Heads: who stands there under two entries is one."""
    c = coming.c
    head = func.count(distinct(func.coalesce(merges.c.member, c.person)))
    wanted = (
        select(
            c.activity,
            head.filter(c.signed_up).label("signed_up"),
            head.filter(c.leave == "waits").label("leave_waits"),
            head.filter(c.leave == "granted").label("leave_granted"),
            head.filter(c.came.is_not(None)).label("checked_in"),
        )
        .select_from(coming.outerjoin(merges, merges.c.duplicate == c.person))
        .where(c.activity.in_(activities))
        .group_by(c.activity)
    )
    return {one.activity: one for one in await fetch(database, wanted, Numbers)}
