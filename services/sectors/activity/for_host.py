"""Who acts for the body that hosts an activity: the office, or a member who leads the body?"""

from dataclasses import dataclass
from uuid import UUID

from contracts.values import Named
from kernel.clock import today
from kernel.http.asking import Asking
from kernel.http.whose import is_office
from kernel.problems import Problem, unknown
from sectors.activity.asked import by_own_account
from sectors.activity.planning.queries import plan_of
from sectors.leading import Leading, Led


@dataclass(frozen=True, slots=True)
class ForHost:
    """What routes ask that the office shares with who leads the host today."""

    leading: Leading

    async def led(self, asking: Asking) -> Led:
        """The bodies that the asker leads; who acts for a member leads none of the member's."""
        own = by_own_account(asking)
        return {} if own is None else await self.leading(asking.engine, asking.here, own, today())

    async def host(self, asking: Asking, told: Named | None) -> Named | None:
        """Who is to host: for the office as told, else a body that the asker leads, by its name.

        Raises:
            Problem: 403.
        """
        if is_office(asking):
            return told
        found = None if told is None else (await self.led(asking)).get(told.id)
        if found is None:
            raise not_for_this_body()
        return found

    async def acts(self, asking: Asking, activity: UUID) -> bool | None:
        """Whether the asker acts for the host of a plan; None where there is no such plan."""
        if is_office(asking):
            return True
        plan = await plan_of(asking.engine, asking.here, activity)
        return None if plan is None else plan.host_id in await self.led(asking)

    async def must_act(self, asking: Asking, activity: UUID, *, new: bool = False) -> None:
        """Only who acts for the host goes on; with `new` it need not be planned yet.

        Raises:
            Problem: 404, 403.
        """
        acts = await self.acts(asking, activity)
        if acts is None and not new:
            raise unknown("活动计划", activity)
        if acts is False:
            raise not_for_this_body()


def not_for_this_body() -> Problem:
    """The asker is neither the office nor leads the host."""
    zh = "只有办公室，或主办机构当日在任的召集人、副召集人、联络员可以办理"
    en = "only the office, or today's convenor, deputy convenor or liaison of the hosting body"
    return Problem(403, "NotForThisBody", zh, en)
