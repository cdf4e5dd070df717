"""How does HTTP ask about planned activities?"""

from collections.abc import Sequence
from datetime import date
from typing import Literal
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from contracts.values import Named
from kernel.http.asking import Asking, allowed
from kernel.http.paging import InPages
from kernel.identity import Role, permission
from kernel.problems import unknown
from sectors.activity.asked import sees_all
from sectors.activity.for_host import ForHost
from sectors.activity.names import activity_id
from sectors.activity.planning.bodies import (
    ApplicationBody,
    PlanBody,
    PlanShown,
    PostponementBody,
    WhyBody,
)
from sectors.activity.planning.commands import (
    AnnounceActivity,
    ApplyForActivity,
    ApproveActivity,
    CancelActivity,
    HoldActivity,
    PlanActivity,
    PostponeActivity,
    ReturnActivity,
)
from sectors.activity.planning.queries import Wanted, numbers_of, plan_of, plans_of
from sectors.leading import Leading

PLAN = permission("sectors.activity.plan", Role.CLERK, Role.MEMBER)
ANNOUNCE = permission("sectors.activity.announce", Role.CLERK, Role.MEMBER)
DECIDE = permission("sectors.activity.decide", Role.CLERK)
READ = permission("sectors.activity.read", *Role)

Phase = Literal[
    "planned", "applied", "returned", "approved", "announced", "held", "closed", "cancelled"
]
HERE = "/committees/{committee}/activity-plans"
ONE = HERE + "/{activity}"
TAGS = ["活动计划 activity plan"]


def planning_routes(leading: Leading) -> APIRouter:
    """What the office and who leads the host do, and what everybody sees."""
    router, for_host = APIRouter(tags=[*TAGS]), ForHost(leading)
    _planning(router, for_host)
    _asking(router, for_host)
    _reading(router, for_host)
    return router


def _planning(router: APIRouter, for_host: ForHost) -> None:
    @router.post(HERE, summary="计划活动 plan an activity", status_code=201)
    async def plan(committee: str, body: PlanBody, asking: Asking = allowed(PLAN)) -> JSONResponse:
        """Plan an activity; a ledger that tells later of its topic, first day and host means it.

        Who leads a body plans what that body hosts.
        """
        host = await for_host.host(asking, body.host)
        name = host.name if host else None
        activity = activity_id(asking.here, body.title, body.starts_on, name)
        await for_host.must_act(asking, activity, new=True)
        return await _planned(asking, activity, host, body)

    @router.put(ONE, summary="更改活动计划 change a plan", status_code=201)
    async def replan(
        committee: str, activity: UUID, body: PlanBody, asking: Asking = allowed(PLAN)
    ) -> JSONResponse:
        """What is planned, whole; until it is applied for, or once it was returned."""
        await _found(asking, activity)
        await for_host.must_act(asking, activity)
        return await _planned(asking, activity, await for_host.host(asking, body.host), body)


def _asking(router: APIRouter, for_host: ForHost) -> None:
    @router.post(ONE + "/application", summary="申请活动 apply", status_code=201)
    async def apply(
        committee: str, activity: UUID, body: ApplicationBody, asking: Asking = allowed(PLAN)
    ) -> JSONResponse:
        """The hosts ask the office, as long before as the committee's rule says."""
        await for_host.must_act(asking, activity)
        told = {"activity": activity, "short_notice": body.short_notice}
        return await asking.ask(ApplyForActivity(committee=asking.here, **told))

    @router.post(ONE + "/announcement", summary="发布活动 announce", status_code=201)
    async def announce(
        committee: str, activity: UUID, asking: Asking = allowed(ANNOUNCE)
    ) -> JSONResponse:
        """Members see it, sign up for it and ask for leave."""
        await for_host.must_act(asking, activity)
        return await asking.ask(AnnounceActivity(committee=asking.here, activity=activity))


def _reading(router: APIRouter, for_host: ForHost) -> None:
    @router.get(HERE, summary="活动计划列表 plans")
    async def read_all(
        committee: str,
        paging: InPages,
        since: date | None = None,
        until: date | None = None,
        phase: Phase | None = None,
        body: UUID | None = None,
        asking: Asking = allowed(READ),
    ) -> Sequence[PlanShown]:
        """By day; others than the office, leaders and who leads the host see what was announced."""
        led = tuple(await for_host.led(asking))
        wanted = Wanted(sees_all(asking), since, until, phase, body, led)
        rows = paging.told(await plans_of(asking.engine, asking.here, wanted, paging.turn))
        numbers = await numbers_of(asking.engine, [row.activity for row in rows])
        return [PlanShown.of(row, numbers.get(row.activity)) for row in rows]

    @router.get(ONE, summary="一项活动计划 one plan")
    async def read_one(committee: str, activity: UUID, asking: Asking = allowed(READ)) -> PlanShown:
        """With how many have signed up, asked for leave and been checked in."""
        everything, led = sees_all(asking), tuple(await for_host.led(asking))
        found = await plan_of(asking.engine, asking.here, activity, everything=everything, led=led)
        if found is None:
            raise unknown("活动计划", activity)
        numbers = await numbers_of(asking.engine, [activity])
        return PlanShown.of(found, numbers.get(activity))


office_routes = APIRouter(tags=[*TAGS])


@office_routes.post(ONE + "/return", summary="退回活动 return", status_code=201)
async def return_it(
    committee: str, activity: UUID, body: WhyBody, asking: Asking = allowed(DECIDE)
) -> JSONResponse:
    """The office wants it planned otherwise."""
    told = {"activity": activity, "reason": body.reason}
    return await asking.ask(ReturnActivity(committee=asking.here, **told))


@office_routes.post(ONE + "/approval", summary="批准活动 approve", status_code=201)
async def approve(committee: str, activity: UUID, asking: Asking = allowed(DECIDE)) -> JSONResponse:
    """The office agrees."""
    return await asking.ask(ApproveActivity(committee=asking.here, activity=activity))


@office_routes.post(ONE + "/postponement", summary="活动改期 postpone", status_code=201)
async def postpone(
    committee: str, activity: UUID, body: PostponementBody, asking: Asking = allowed(DECIDE)
) -> JSONResponse:
    """Other days and times; who has signed up stays so."""
    told = {name: getattr(body, name) for name in PostponementBody.model_fields}
    command = PostponeActivity(committee=asking.here, activity=activity, **told)
    return await asking.ask(command)


@office_routes.post(ONE + "/cancellation", summary="取消活动 cancel", status_code=201)
async def cancel(
    committee: str, activity: UUID, body: WhyBody, asking: Asking = allowed(DECIDE)
) -> JSONResponse:
    """It will not take place."""
    told = {"activity": activity, "reason": body.reason}
    return await asking.ask(CancelActivity(committee=asking.here, **told))


@office_routes.post(ONE + "/holding", summary="活动举办 held", status_code=201)
async def hold(committee: str, activity: UUID, asking: Asking = allowed(DECIDE)) -> JSONResponse:
    """It took place as planned; it stands among the activities now."""
    return await asking.ask(HoldActivity(committee=asking.here, activity=activity))


async def _planned(
    asking: Asking, activity: UUID, host: Named | None, body: PlanBody
) -> JSONResponse:
    told = {name: getattr(body, name) for name in PlanBody.model_fields} | {"host": host}
    return await asking.ask(PlanActivity(committee=asking.here, activity=activity, **told))


async def _found(asking: Asking, activity: UUID) -> None:
    if await plan_of(asking.engine, asking.here, activity) is None:
        raise unknown("活动计划", activity)
