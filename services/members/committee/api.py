"""How does HTTP ask about committees?"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import JSONResponse
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from contracts.committees import PlenaryRow
from contracts.directory import DirectoryRow
from contracts.members.committee import DayNamed
from contracts.members.rules import CommitteeRules
from kernel.http.asking import Asking, allowed, patiently
from kernel.identity import Role, permission
from kernel.ids import committee_id
from kernel.problems import Problem, unknown
from members.committee.commands import (
    AdoptRules,
    AnnounceWorkingDays,
    Code,
    ConvenePlenary,
    EstablishCommittee,
    Name,
)
from members.committee.presets import Preset, preset
from members.committee.queries import (
    WorkingYear,
    committees,
    holders,
    plenaries_of,
    working_year,
)

ESTABLISH = permission("members.committee.establish")
ADOPT = permission("members.committee.adopt_rules", Role.CLERK)
CONVENE = permission("members.committee.convene", Role.CLERK)
ANNOUNCE = permission("members.committee.announce_working_days", Role.CLERK)
READ = permission("members.committee.read", *Role)

router = APIRouter(tags=["委员会 committee"])


class Establish(BaseModel):
    """设立委员会: its code, its name, the preset of rules, the code of the committee above.

    `since` is needed where another committee stood under the code before it.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"code": "999900", "name": "云岭市政协", "preset": "city", "host": None}]
        },
    )

    code: Code
    name: Name
    preset: Preset
    host: Code | None = None
    since: date | None = None


class Convene(BaseModel):
    """召开全体会议: term, session, its days, and the cut-off for proposals."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "term": 5,
                    "session": 3,
                    "opens": "2025-01-08",
                    "closes": "2025-01-11",
                    "cut_off": "2025-01-09T18:00:00+08:00",
                }
            ]
        },
    )

    term: Annotated[int, Field(ge=1, le=99)]
    session: Annotated[int, Field(ge=1, le=20)]
    opens: date
    closes: date
    cut_off: AwareDatetime


class Adopt(BaseModel):
    """通过规则: the rules, whole, from a day, and the paper."""

    model_config = ConfigDict(extra="forbid")

    rules: CommitteeRules
    effective_on: date
    basis: Annotated[str, Field(min_length=1, max_length=200)]


class Announce(BaseModel):
    """公布工作日历: one year's days off, the weekend days at work in their place, the notice."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "off": [{"day": "2027-01-01", "name": "元旦"}],
                    "made_up": [{"day": "2027-01-03", "name": "元旦"}],
                    "basis": "国务院办公厅关于2027年部分节假日安排的通知",
                }
            ]
        },
    )

    off: Annotated[tuple[DayNamed, ...], Field(min_length=1, max_length=60)]
    made_up: Annotated[tuple[DayNamed, ...], Field(max_length=30)] = ()
    basis: Annotated[str, Field(min_length=1, max_length=200)]


@router.post("/committees", summary="设立委员会 establish a committee", status_code=201)
async def establish(body: Establish, asking: Asking = allowed(ESTABLISH)) -> JSONResponse:
    """Begin a committee's records; again under the same code and name changes nothing."""
    rules, basis = preset(body.preset)
    host = None
    if body.host is not None:
        above = body.host
        host = await patiently(lambda: asking.running.committee(above), unknown("委员会", above))
    command = EstablishCommittee(
        committee=await _meant(asking, body),
        on=body.since,
        code=body.code,
        name=body.name,
        host=host,
        rules=rules,
        basis=basis,
    )
    return await asking.ask(command)


async def _meant(asking: Asking, body: Establish) -> UUID:
    """The committee that has the code; else a new one, whose id no earlier holder has.

    Raises:
        Problem: 422, others had the code before and the day of establishment is not told.
    """
    first = committee_id(body.code)
    holder, others = await holders(asking.engine, body.code)
    if holder is not None:
        return holder
    if first not in others:
        return first
    if body.since is None:
        zh = f"代码{body.code}曾属其他委员会，请填写设立日期（since）以示区别"
        en = f"another committee stood under {body.code} before; tell the day, `since`"
        raise Problem(422, "CodeHadBefore", zh, en)
    return committee_id(body.code, body.since)


@router.get("/committees", summary="委员会列表 committees")
async def read_committees(asking: Asking = allowed(READ)) -> Sequence[DirectoryRow]:
    """The committees that the asker may see, as they stand today."""
    return await committees(asking.engine, asking.scope())


@router.post("/committees/{committee}/plenaries", summary="召开全体会议 convene", status_code=201)
async def convene(committee: str, body: Convene, asking: Asking = allowed(CONVENE)) -> JSONResponse:
    """Convene a plenary, or put it on other days."""
    return await asking.ask(ConvenePlenary(committee=asking.here, **body.model_dump()))


@router.get("/committees/{committee}/plenaries", summary="历次全体会议 plenaries")
async def read_plenaries(committee: str, asking: Asking = allowed(READ)) -> Sequence[PlenaryRow]:
    """The committee's plenaries, latest first."""
    return await plenaries_of(asking.engine, asking.here)


@router.post("/committees/{committee}/rules", summary="通过规则 adopt rules", status_code=201)
async def adopt(committee: str, body: Adopt, asking: Asking = allowed(ADOPT)) -> JSONResponse:
    """Adopt the committee's rules, whole."""
    command = AdoptRules(
        committee=asking.here,
        rules=body.rules,
        effective_on=body.effective_on,
        basis=body.basis,
    )
    return await asking.ask(command)


@router.put(
    "/committees/{committee}/working-days/{year}",
    summary="公布工作日历 announce working days",
    status_code=201,
)
async def announce(
    committee: str,
    year: Annotated[int, Path(ge=2000, le=2100)],
    body: Announce,
    asking: Asking = allowed(ANNOUNCE),
) -> JSONResponse:
    """A year's working days, whole; deadlines that waited for them are reckoned anew."""
    command = AnnounceWorkingDays(committee=asking.here, year=year, **body.model_dump())
    return await asking.ask(command)


@router.get("/committees/{committee}/working-days/{year}", summary="工作日历 working days")
async def read_working_days(
    committee: str, year: int, asking: Asking = allowed(READ)
) -> WorkingYear:
    """A year's working days as they are reckoned with here, and whether they are announced."""
    return await working_year(asking.engine, asking.here, year)
