"""How does HTTP ask about series?"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from contracts.sectors.body import body_id
from contracts.sectors.campaign import DayOff, Every, Rhythm
from contracts.values import BodyKind, Named
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.http.bodies import example
from kernel.identity import Role, permission
from kernel.problems import unknown
from sectors.series.commands import (
    BeginSeries,
    Clock,
    DropDate,
    EndSeries,
    FreeDate,
    HoldDate,
    MoveDate,
    PlanDates,
    Reason,
    Title,
    Turn,
    Words,
)
from sectors.series.queries import dates_of, missed, one_series, series_of
from sectors.series.tables import DateRow, SeriesRow

KEEP = permission("sectors.series.keep", Role.CLERK)
READ = permission("sectors.series.read", *Role)

HERE = "/committees/{committee}/series"
ONE = HERE + "/{series}"
DATE = ONE + "/dates/{turn}"
router = APIRouter(tags=["固定活动 series"])


class RhythmBody(BaseModel):
    """周期: weekly a weekday; monthly or quarterly a day, or the n-th weekday."""

    model_config = example(every="month", nth=2, weekday=5, day_off="next_at_work")

    every: Every
    interval: Annotated[int, Field(ge=1, le=12)] = 1
    month: Annotated[int, Field(ge=1, le=3)] | None = None
    weekday: Annotated[int, Field(ge=1, le=7)] | None = None
    nth: Annotated[int, Field(ge=-1, le=5)] | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    day_off: DayOff = "as_it_is"

    def told(self) -> Rhythm:
        """As the event says it."""
        return Rhythm.model_validate(self.model_dump())


class HostBody(BaseModel):
    """主办机构."""

    model_config = example(kind="sector", name="教育界")

    kind: BodyKind
    name: Words


class SeriesBody(BaseModel):
    """固定活动."""

    model_config = example(
        name="委员学习日",
        kind="学习",
        host={"kind": "sector", "name": "教育界"},
        starts="14:30",
        ends="16:30",
        first="2026-03-01",
        rhythm={"every": "month", "nth": 2, "weekday": 5, "day_off": "next_at_work"},
    )

    name: Title
    kind: Words
    host: HostBody | None = None
    place: Title | None = None
    starts: Clock | None = None
    ends: Clock | None = None
    first: date
    rhythm: RhythmBody


class UntilBody(BaseModel):
    """排到哪一天."""

    model_config = example(until="2026-12-31")

    until: date


class MoveBody(BaseModel):
    """改期."""

    model_config = example(day="2026-04-17", reason="与主席会议冲突")

    day: date
    reason: Reason


class ReasonBody(BaseModel):
    """理由."""

    model_config = example(reason="全体会议期间不安排")

    reason: Reason


class HoldBody(BaseModel):
    """对应的活动."""

    model_config = example(activity="0198f0aa-0000-7000-8000-000000000001")

    activity: UUID


class EndBody(BaseModel):
    """停办."""

    model_config = example(last="2026-12-31", reason="并入读书活动")

    last: date
    reason: Reason | None = None


class SeriesShown(BaseModel):
    """One series."""

    series: UUID
    name: str
    kind: str
    host: str | None
    place: str | None
    starts: str | None
    ends: str | None
    first: date
    last: date | None
    end_reason: str | None
    rhythm: dict[str, Any]

    @classmethod
    def of(cls, row: SeriesRow) -> Self:
        """A row as it is shown."""
        told = {name: getattr(row, name) for name in cls.model_fields if name != "rhythm"}
        return cls(**told, rhythm=json.loads(row.rhythm))


@router.post(HERE, summary="设立固定活动 begin a series", status_code=201)
async def begin(committee: str, body: SeriesBody, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """Name and host make it; other particulars of the same one hold for what is not planned."""
    host = None
    if body.host is not None:
        found = body_id(asking.here, body.host.kind, body.host.name)
        host = Named(id=found, name=body.host.name)
    plain = ("name", "kind", "place", "starts", "ends", "first")
    told = {name: getattr(body, name) for name in plain}
    command = BeginSeries(committee=asking.here, host=host, rhythm=body.rhythm.told(), **told)
    return await asking.ask(command)


@router.get(HERE, summary="固定活动列表 series")
async def read(committee: str, asking: Asking = allowed(READ)) -> Sequence[SeriesShown]:
    """By name."""
    return [SeriesShown.of(row) for row in await series_of(asking.engine, asking.here)]


@router.get(HERE + "/missed", summary="未办的期次 days without an activity")
async def read_missed(
    committee: str, on: date | None = None, asking: Asking = allowed(READ)
) -> Sequence[DateRow]:
    """Days up to one (today) for which nothing was held."""
    return await missed(asking.engine, asking.here, on or today())


@router.get(ONE, summary="一个固定活动 one series")
async def read_one(committee: str, series: UUID, asking: Asking = allowed(READ)) -> SeriesShown:
    """One series."""
    found = await one_series(asking.engine, asking.here, series)
    if found is None:
        raise unknown("固定活动", series)
    return SeriesShown.of(found)


@router.get(ONE + "/dates", summary="期次 days of a series")
async def read_dates(
    committee: str, series: UUID, asking: Asking = allowed(READ)
) -> Sequence[DateRow]:
    """By day; with the activity that was held, or why it was moved or left out."""
    return await dates_of(asking.engine, asking.here, series)


@router.post(ONE + "/dates", summary="排期 plan days", status_code=201)
async def plan(
    committee: str, series: UUID, body: UntilBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """All days up to one; those that are planned stay as they are."""
    return await asking.ask(PlanDates(committee=asking.here, series=series, until=body.until))


@router.post(DATE + "/move", summary="改期 move a day", status_code=201)
async def move(
    committee: str, series: UUID, turn: Turn, body: MoveBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """To another day, with the reason."""
    told = {"day": body.day, "reason": body.reason}
    return await asking.ask(MoveDate(committee=asking.here, series=series, turn=turn, **told))


@router.post(DATE + "/drop", summary="取消一期 leave a day out", status_code=201)
async def drop(
    committee: str, series: UUID, turn: Turn, body: ReasonBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """With the reason."""
    told = {"turn": turn, "reason": body.reason}
    return await asking.ask(DropDate(committee=asking.here, series=series, **told))


@router.put(DATE + "/activity", summary="对应活动 hold a day", status_code=201)
async def hold(
    committee: str, series: UUID, turn: Turn, body: HoldBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Which activity is held for it."""
    told = {"turn": turn, "activity": body.activity}
    return await asking.ask(HoldDate(committee=asking.here, series=series, **told))


@router.delete(DATE + "/activity", summary="解除对应 free a day", status_code=201)
async def free(
    committee: str, series: UUID, turn: Turn, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """No activity is held for it."""
    return await asking.ask(FreeDate(committee=asking.here, series=series, turn=turn))


@router.post(ONE + "/end", summary="停办 end a series", status_code=201)
async def end(
    committee: str, series: UUID, body: EndBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The last day; later days without an activity fall away."""
    told = {"last": body.last, "reason": body.reason}
    return await asking.ask(EndSeries(committee=asking.here, series=series, **told))
