"""How does HTTP ask about bodies' money?"""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse

from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import unknown
from sectors.budget.bodies import Approve, Ask, OfYear, Spend
from sectors.budget.commands import (
    FIRST,
    LAST,
    ApproveMoney,
    AskForMoney,
    RecordSpending,
    StrikeSpending,
    TakeBackMoney,
)
from sectors.budget.money import BudgetListed, BudgetTold
from sectors.budget.queries import Around, budget_of, budgets_of

KEEP = permission("sectors.budget.keep", Role.CLERK)
READ = permission("sectors.budget.read", Role.CLERK, Role.LEADER, Role.MEMBER)
BODY = "/committees/{committee}/bodies/{body}/budget"
SPENDING = BODY + "/{year}/spendings/{spending}"
OneYear = Annotated[int | None, Query(ge=FIRST, le=LAST)]
InPath = Annotated[int, Path(ge=FIRST, le=LAST)]


def budget_routes(around: Around) -> APIRouter:
    """The routes; reading counts what other slices know."""
    router = APIRouter(tags=["机构经费 budget"])
    _writing(router)
    _spending(router)

    @router.get(BODY, summary="机构经费 a body's money")
    async def read(
        committee: str, body: UUID, year: OneYear = None, asking: Asking = allowed(READ)
    ) -> BudgetTold:
        """By rule, asked for, approved, spent and left in a year (this one)."""
        of = year or today().year
        found = await budget_of(asking.engine, asking.here, body, of, today(), around)
        if found is None:
            raise unknown("该年度的机构", body)
        return found

    @router.get("/committees/{committee}/budgets", summary="经费一览 all bodies' money")
    async def read_all(
        committee: str,
        year: OneYear = None,
        without: bool = False,
        asking: Asking = allowed(READ),
    ) -> Sequence[BudgetListed]:
        """Every body's money in a year (this one); with `without` those that were given none."""
        of = year or today().year
        found = await budgets_of(asking.engine, asking.here, of, today(), around)
        return [one for one in found if not (without and one.approved)]

    return router


def _writing(router: APIRouter) -> None:
    @router.post(BODY + "/request", summary="申请经费 ask for money", status_code=201)
    async def ask(
        committee: str, body: UUID, told: Ask, asking: Asking = allowed(KEEP)
    ) -> JSONResponse:
        """What the body asks for; told otherwise later, it is corrected."""
        about = {"committee": asking.here, "body": body, "on": told.asked_on}
        return await asking.ask(AskForMoney(**about, **told.model_dump()))

    @router.post(BODY + "/approval", summary="批准经费 approve", status_code=201)
    async def approve(
        committee: str, body: UUID, told: Approve, asking: Asking = allowed(KEEP)
    ) -> JSONResponse:
        """What the body has for the whole year, as it was asked for or not."""
        about = {"committee": asking.here, "body": body, "on": told.approved_on}
        return await asking.ask(ApproveMoney(**about, **told.model_dump()))

    @router.post(BODY + "/retraction", summary="撤回经费 take back", status_code=201)
    async def take_back(
        committee: str, body: UUID, told: OfYear, asking: Asking = allowed(KEEP)
    ) -> JSONResponse:
        """That money was asked for or approved was entered by mistake."""
        return await asking.ask(TakeBackMoney(committee=asking.here, body=body, year=told.year))


def _spending(router: APIRouter) -> None:
    @router.post(BODY + "/spendings", summary="登记支出 record spending", status_code=201)
    async def spend(
        committee: str, body: UUID, told: Spend, asking: Asking = allowed(KEEP)
    ) -> JSONResponse:
        """So much was spent, by a voucher that no other spending of the year bears."""
        return await _spend(asking, body, told.spent_on.year, asking.new_id("spending"), told)

    @router.put(SPENDING, summary="更正支出 correct it", status_code=201)
    async def correct(
        committee: str,
        body: UUID,
        year: InPath,
        spending: UUID,
        told: Spend,
        asking: Asking = allowed(KEEP),
    ) -> JSONResponse:
        """The particulars, whole."""
        return await _spend(asking, body, year, spending, told)

    @router.post(SPENDING + "/retraction", summary="撤销支出 strike it", status_code=201)
    async def strike(
        committee: str,
        body: UUID,
        year: InPath,
        spending: UUID,
        asking: Asking = allowed(KEEP),
    ) -> JSONResponse:
        """Nothing was spent; the voucher's number is free again."""
        about = {"committee": asking.here, "body": body, "year": year}
        return await asking.ask(StrikeSpending(**about, spending=spending))


async def _spend(
    asking: Asking, body: UUID, year: int, spending: UUID, told: Spend
) -> JSONResponse:
    about = {"committee": asking.here, "body": body, "year": year, "spending": spending}
    return await asking.ask(RecordSpending(**about, **told.model_dump(), on=told.spent_on))
