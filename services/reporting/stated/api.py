"""How does HTTP enter, correct and withdraw stated figures, and compare them?"""

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import AwareDatetime, Field

from contracts.reporting.stated import StatedScope
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import Problem
from reporting.figures.asked import asked_scope
from reporting.figures.computing import chosen
from reporting.figures.lens import Sort
from reporting.figures.stated import stated
from reporting.stated.commands import (
    Asked,
    CorrectStated,
    InWords,
    Number,
    Scoped,
    StateFigure,
    Text,
    WithdrawStated,
    Words,
    window,
)
from reporting.stated.comparing import with_last_year, with_siblings, with_those_below
from reporting.stated.queries import as_told
from rules.invalid import Invalid

KEEP = permission("reporting.stated.keep", Role.CLERK)
READ = permission("reporting.stated.read", Role.CLERK, Role.LEADER)
LIST = "/committees/{committee}/stated-figures"
ONE = LIST + "/{stated}"

router = APIRouter(tags=["填报数 stated figures"])


class State(Asked):
    """What is entered: the catalogue's figure or a name of its own, when, whose, which number."""

    figure: str | None = None
    name: Words | None = None
    part: Words | None = None
    unit: Words | None = None
    window: Annotated[InWords, Field(examples=["5/2", "2020"])]
    of: Scoped = Scoped()
    number: Number


class Correct(Asked):
    """Another number, and why."""

    number: Number
    reason: Text


class Withdraw(Asked):
    """Why it goes."""

    reason: Text


@router.post(LIST, summary="填报 state a figure", status_code=201)
async def state(committee: str, told: State, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """A number that no event proves, and the paper that says it; again it changes nothing."""
    return await asking.ask(StateFigure(committee=asking.here, **told.model_dump()))


@router.get(LIST, summary="填报数 stated figures")
async def read(
    committee: str,
    window: str | None = None,
    figure: str | None = None,
    withdrawn: bool = False,
    as_of: AwareDatetime | None = None,
    asking: Asking = allowed(READ),
) -> list[dict[str, Any]]:
    """What is stated, by window and name; with `withdrawn` also what no longer stands."""
    told = await stated(
        asking.engine, asking.here, window=_named(window), figure=figure, instant=as_of
    )
    return [as_told(one) for one in told if withdrawn or one.number is not None]


@router.post(ONE + "/correction", summary="更正填报数 correct it", status_code=201)
async def correct(
    committee: str, stated: UUID, told: Correct, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Another number, whole; what was said before is kept."""
    return await asking.ask(
        CorrectStated(committee=asking.here, stated=stated, **told.model_dump())
    )


@router.post(ONE + "/withdrawal", summary="撤回填报数 withdraw it", status_code=201)
async def withdraw(
    committee: str, stated: UUID, told: Withdraw, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """It no longer stands; what was printed with it keeps it."""
    return await asking.ask(
        WithdrawStated(committee=asking.here, stated=stated, reason=told.reason)
    )


@router.get("/committees/{committee}/figures/{figure}/compared", summary="比较 compare a figure")
async def compare(
    committee: str,
    figure: str,
    plenary: str,
    against: Annotated[Literal["last-year", "siblings"], Query(alias="with")],
    window: str = "plenary",
    part: str | None = None,
    kind: StatedScope = StatedScope.SECTOR,
    as_of: AwareDatetime | None = None,
    asking: Asking = allowed(READ),
) -> dict[str, Any]:
    """A figure beside last year's, or beside those of the bodies of a kind.

    Last year is proved where it was recorded here, else as stated, and says so. Bodies of the kind
    `below` are the committees directly below, for who may read each of them.
    """
    (wanted,) = chosen([figure])
    lower = against == "siblings" and kind is StatedScope.BELOW
    sort = Sort.BELOW if lower else Sort.COMMITTEE
    scope = await asked_scope(asking, plenary, window, as_of, sort)
    if against == "last-year":
        told = await with_last_year(asking.engine, scope, wanted, part)
    elif lower:
        told = await with_those_below(asking.engine, scope, wanted, part)
    else:
        told = await with_siblings(asking.engine, scope, wanted, kind)
    return {**told, "as_of": scope.cut.instant.isoformat(), "partial": scope.partial}


def _named(told: str | None) -> str | None:
    """A window as it is kept.

    Raises:
        Problem: it cannot be read.
    """
    try:
        return None if told is None else window(told)
    except Invalid as invalid:
        raise Problem(422, "BadWindow", invalid.zh, invalid.en) from None
