"""How does HTTP ask whether the work is spread?"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import Problem
from rules.dates import Window, add_months
from sectors.balance.counting import (
    Crowding,
    Hosted,
    Idle,
    Participation,
    by_host,
    crowding,
    idle,
    participation,
)
from sectors.balance.queries import read, since_ever
from sectors.doings import Doings

READ = permission("sectors.balance.read", Role.CLERK, Role.LEADER)
Months = Annotated[int, Query(ge=1, le=60, description="几个月没有活动算作闲置")]


def window_of(since: date | None = None, until: date | None = None) -> Window:
    """The days between, both included: this year so far, unless something else is asked for."""
    last = until or today()
    first = since or date(last.year, 1, 1)
    if last < first:
        zh, en = "截止日期早于起始日期", "the last day is before the first"
        raise Problem(422, "BadWindow", zh, en)
    return Window(first, last)


Days = Annotated[Window, Depends(window_of)]


def balance_routes(doings: Doings) -> APIRouter:
    """The routes, with the bodies and activities wired in."""
    router = APIRouter(tags=["活动均衡 balance"], prefix="/committees/{committee}/balance")

    @router.get("/bodies", summary="各机构参与情况 participation of bodies")
    async def bodies(
        committee: str, *, asking: Asking = allowed(READ), window: Days
    ) -> Sequence[Participation]:
        """Each body in two days (both included; this year so far), by its members of each day."""
        year = await read(asking.engine, asking.here, doings, window)
        return participation(year.bodies, year.held, year.visits, year.belonging, year.window)

    @router.get("/idle", summary="闲置机构 idle bodies")
    async def idle_bodies(
        committee: str,
        on: date | None = None,
        months: Months = 6,
        asking: Asking = allowed(READ),
    ) -> Sequence[Idle]:
        """Bodies that held nothing, or whose members came to nothing, in so many months."""
        day = on or today()
        year = await read(asking.engine, asking.here, doings, since_ever(day))
        after = _months_before(day, months)
        return idle(year.bodies, year.held, year.visits, year.belonging, after)

    @router.get("/crowding", summary="参与集中度 crowding on a few")
    async def crowding_on_a_few(
        committee: str, *, asking: Asking = allowed(READ), window: Days
    ) -> Crowding:
        """How much of all attendance the most active tenth of the members is; who was nowhere."""
        year = await read(asking.engine, asking.here, doings, window)
        return crowding(year.visits, year.belonging, year.window.last)

    @router.get("/hosts", summary="各组织单位活动数 activities by host")
    async def hosts(
        committee: str, *, asking: Asking = allowed(READ), window: Days
    ) -> Sequence[Hosted]:
        """What each host held, the busiest first."""
        year = await read(asking.engine, asking.here, doings, window)
        return by_host(year.held, year.visits, year.window)

    return router


def _months_before(day: date, months: int) -> date:
    """The first day that is not too long ago; the calendar's first where it has no such day."""
    return add_months(day, -months) if day.year > months // 12 + 1 else date.min
