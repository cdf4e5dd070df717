"""How does HTTP ask what a committee is called, under which code and below whom, and change it?"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from kernel.clock import today
from kernel.http.asking import Asking, allowed, patiently
from kernel.identity import Role, permission
from kernel.problems import unknown
from members.committee.commands import (
    Basis,
    ChangeCode,
    ChangeHost,
    Code,
    EndCommittee,
    Name,
    RenameCommittee,
    TakeBackEnd,
)
from members.committee.queries import CommitteePage, Standing, page_of, standing, under_code
from members.committee.tree import above, below

RESTRUCTURE = permission("members.committee.restructure")
READ = permission("members.committee.read_page", *Role)
HERE = "/committees/{committee}"

router = APIRouter(tags=["委员会 committee"])


class _Change(BaseModel):
    effective_on: date
    basis: Basis


def _form(**example: Any) -> ConfigDict:
    told = {"effective_on": "2026-03-01", "basis": "关于调整云岭市部分行政区划的批复"}
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [example | told]})


class Recode(_Change):
    """变更代码: the new code, from which day, on which paper."""

    model_config = _form(code="999911")

    code: Code


class Rename(_Change):
    """更名: the new name, from which day, on which paper."""

    model_config = _form(name="政协云岭市东湖区委员会")

    name: Name


class Rehost(_Change):
    """改隶: the code of the committee above, none for no one."""

    model_config = _form(host="999900")

    host: Code | None


class End(_Change):
    """终止: the first day without it; the code of the committee that succeeds it, if one does."""

    model_config = _form(succeeded_by="999902")

    succeeded_by: Code | None = None


class EndUndone(BaseModel):
    """终止撤销: on which paper."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"basis": "关于更正区划调整登记的说明"}]}
    )

    basis: Basis


@router.get("/committees/by-code/{code}", summary="按代码查委员会 committees under a code")
async def by_code(
    code: Code, on: date | None = None, asking: Asking = allowed(READ)
) -> Sequence[CommitteePage]:
    """Who stood under a code on a day (today); none, when it was nobody's then."""
    return await under_code(asking.engine, code, on or today(), asking.scope())


@router.get(HERE, summary="委员会 one committee")
async def read_committee(
    committee: str, on: date | None = None, asking: Asking = allowed(READ)
) -> CommitteePage:
    """Its name, code and committee above on a day (today), and all that they ever were."""
    page = await page_of(asking.engine, asking.here, on or today())
    if page is None:
        raise unknown("委员会", committee)
    return page


@router.get(f"{HERE}/below", summary="下级委员会 all below")
async def read_below(
    committee: str, on: date | None = None, asking: Asking = allowed(READ)
) -> Sequence[Standing]:
    """Every committee and township group below this one on a day (today), the nearest first."""
    day = on or today()
    return await standing(asking.engine, below(asking.here, day), day)


@router.get(f"{HERE}/above", summary="上级委员会 all above")
async def read_above(
    committee: str, on: date | None = None, asking: Asking = allowed(READ)
) -> Sequence[Standing]:
    """Every committee above this one on a day (today), the nearest first."""
    day = on or today()
    return await standing(asking.engine, above(asking.here, day), day)


@router.post(f"{HERE}/codes", summary="变更代码 another code", status_code=201)
async def recode(
    committee: str, body: Recode, asking: Asking = allowed(RESTRUCTURE)
) -> JSONResponse:
    """From a day it stands under another code; it is found by the former one too."""
    return await asking.ask(
        ChangeCode(committee=asking.here, on=body.effective_on, **body.model_dump())
    )


@router.post(f"{HERE}/names", summary="更名 another name", status_code=201)
async def rename(
    committee: str, body: Rename, asking: Asking = allowed(RESTRUCTURE)
) -> JSONResponse:
    """From a day it bears another name; papers of earlier days keep the former one."""
    return await asking.ask(
        RenameCommittee(committee=asking.here, on=body.effective_on, **body.model_dump())
    )


@router.post(f"{HERE}/hosts", summary="改隶 below another committee", status_code=201)
async def rehost(
    committee: str, body: Rehost, asking: Asking = allowed(RESTRUCTURE)
) -> JSONResponse:
    """From a day it stands below another committee, never below one that is below itself."""
    told = body.model_dump() | {"host": await _named(asking, body.host)}
    return await asking.ask(ChangeHost(committee=asking.here, on=body.effective_on, **told))


@router.post(f"{HERE}/end", summary="终止 merged or dissolved", status_code=201)
async def end(committee: str, body: End, asking: Asking = allowed(RESTRUCTURE)) -> JSONResponse:
    """It is merged into another committee, or dissolved; its records stay as they are."""
    told = body.model_dump() | {"succeeded_by": await _named(asking, body.succeeded_by)}
    return await asking.ask(EndCommittee(committee=asking.here, on=body.effective_on, **told))


@router.post(f"{HERE}/end/undoing", summary="终止撤销 ended by mistake", status_code=201)
async def take_back_end(
    committee: str, body: EndUndone, asking: Asking = allowed(RESTRUCTURE)
) -> JSONResponse:
    """The end was recorded by mistake; its code must not have been given to another since."""
    return await asking.ask(TakeBackEnd(committee=asking.here, basis=body.basis))


async def _named(asking: Asking, code: str | None) -> UUID | None:
    """The committee that has a code.

    Raises:
        Problem: 404, it is not known here.
    """
    if code is None:
        return None
    return await patiently(lambda: asking.running.committee(code), unknown("委员会", code))
