"""How does HTTP ask who is behind with what?"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from contracts.values import BodyKind
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from sectors.doings import Doings
from sectors.duty.queries import Asked, Standing, standings

READ = permission("sectors.duty.read", Role.CLERK, Role.LEADER, Role.MEMBER)
YearNumber = Annotated[
    int | None, Query(ge=1949, le=2999, description="年度，空为所问日期所在年度")
]


def duty_routes(doings: Doings) -> APIRouter:
    """The routes, with the bodies and activities wired in."""
    router = APIRouter(tags=["机构职责 duties"], prefix="/committees/{committee}")

    @router.get("/duties", summary="机构年度职责 duties of bodies")
    async def read(
        committee: str,
        on: date | None = None,
        year: YearNumber = None,
        body: UUID | None = None,
        kind: BodyKind | None = None,
        behind: bool = False,
        asking: Asking = allowed(READ),
    ) -> Sequence[Standing]:
        """For each body and duty: owed by a day (today), done, made up, missing.

        A quarter's study held after the quarter counts as made up (补办), never as on time.
        A body formed or ended in the year owes what it stood half of; `not_owed` says why not
        the rest. With `behind` only who is. What no part of the system tells yet is not `sourced`.
        """
        asked = Asked(on or today(), year, body, kind, behind)
        return await standings(asking.engine, asking.here, doings, asked)

    return router
