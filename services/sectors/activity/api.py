"""How does HTTP ask about activities?"""

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from contracts.sectors.activity import Attendance
from contracts.values import Named
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import Problem, unknown
from rules.names import derived_id
from sectors.activity.commands import (
    Attendee,
    CorrectActivity,
    CountAttendance,
    Fen,
    People,
    Place,
    RecordActivity,
    RecordAttendance,
    RetractActivity,
    StrikeAttendance,
    Title,
    Word,
)
from sectors.activity.exports import workbook
from sectors.activity.names import activity_id
from sectors.activity.queries import (
    ActivityListed,
    AttendanceListed,
    activities_of,
    activity_of,
    attendances_of,
    is_upper,
    persons_named,
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RECORD = permission("sectors.activity.record", Role.CLERK)
READ = permission("sectors.activity.read", *Role)
EXPORT = permission("sectors.activity.export", Role.CLERK, Role.LEADER)

router = APIRouter(tags=["活动 activity"], prefix="/committees/{committee}")


class Held(BaseModel):
    """活动: topic, kind in the committee's words, days, and what else is known; money in 分."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "title": "第一季度委员集中学习",
                    "kind": "学习",
                    "starts_on": "2025-03-05",
                    "place": "政协会议厅",
                    "host": {"id": "6f1c1b1e-0c6a-5b0e-9d52-5a8f5e0f7a11", "name": "提案委员会"},
                    "topics": ["理论学习"],
                }
            ]
        },
    )

    title: Title
    kind: Word
    form: Word | None = None
    host: Named | None = None
    starts_on: date
    ends_on: date | None = None
    place: Place | None = None
    topics: Annotated[tuple[Word, ...], Field(max_length=20)] = ()
    beneficiaries: People | None = None
    money: Fen | None = None


class Came(BaseModel):
    """出席: a person by name, with the id where two have one name."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"name": "岑知远", "attendance": "present"}]},
    )

    name: Annotated[str, Field(min_length=2, max_length=60)]
    person: UUID | None = None
    member: bool = True
    attendance: Attendance


class Counted(BaseModel):
    """出席人数: expected = present + leave + absent."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"expected": 186, "present": 179, "leave": 7, "absent": 0}]
        },
    )

    expected: People
    present: People
    leave: People
    absent: People


class Reason(BaseModel):
    """理由."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"reason": "重复录入"}]}
    )

    reason: Annotated[str, Field(min_length=1, max_length=200)]


@router.post("/activities", summary="登记活动 record an activity", status_code=201)
async def record(committee: str, body: Held, asking: Asking = allowed(RECORD)) -> JSONResponse:
    """Record an activity; one of the same topic, first day and host is completed by it."""
    host = body.host.name if body.host else None
    command = RecordActivity(
        committee=asking.here,
        activity=activity_id(asking.here, body.title, body.starts_on, host),
        on=body.starts_on,
        **{name: getattr(body, name) for name in Held.model_fields},
    )
    return await asking.ask(command)


@router.get("/activities", summary="活动列表 activities")
async def read_all(
    committee: str,
    since: date | None = None,
    until: date | None = None,
    kind: str | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[ActivityListed]:
    """Activities within two days (both included), by day, with their counts."""
    return await activities_of(asking.engine, asking.here, since, until, kind)


@router.get("/activities.xlsx", summary="导出活动 export")
async def export(
    committee: str,
    since: date | None = None,
    until: date | None = None,
    asking: Asking = allowed(EXPORT),
) -> Response:
    """Activities and attendances as .xlsx."""
    held = await activities_of(asking.engine, asking.here, since, until)
    shown = {one.activity for one in held}
    came = await attendances_of(asking.engine, asking.here)
    within = [one for one in came if one.activity in shown]
    return Response(await asyncio.to_thread(workbook, held, within), media_type=XLSX)


@router.get("/activities/{activity}", summary="一项活动 one activity")
async def read_one(
    committee: str, activity: UUID, asking: Asking = allowed(READ)
) -> ActivityListed:
    """One activity with its counts."""
    return await _found(asking, activity)


@router.put("/activities/{activity}", summary="更正活动 correct", status_code=201)
async def correct(
    committee: str, activity: UUID, body: Held, asking: Asking = allowed(RECORD)
) -> JSONResponse:
    """What is recorded of the activity, whole."""
    said = {name: getattr(body, name) for name in Held.model_fields}
    return await asking.ask(CorrectActivity(committee=asking.here, activity=activity, **said))


@router.get("/activities/{activity}/attendances", summary="出席名单 attendances")
async def read_attendances(
    committee: str, activity: UUID, asking: Asking = allowed(READ)
) -> Sequence[AttendanceListed]:
    """Who was expected, and who came."""
    return await attendances_of(asking.engine, asking.here, activity)


@router.post("/activities/{activity}/attendances", summary="登记出席 attendance", status_code=201)
async def record_attendance(
    committee: str, activity: UUID, body: Came, asking: Asking = allowed(RECORD)
) -> JSONResponse:
    """How one person stood to the activity; a later word replaces the earlier.

    A member of an upper committee who lives here is never counted as a member of this one.
    """
    held, person = await _found(asking, activity), await _person(asking, body)
    attendee = Attendee(
        person=Named(id=person, name=body.name),
        member=body.member and not await is_upper(asking.engine, asking.here, person),
        attendance=body.attendance,
    )
    command = RecordAttendance(
        committee=asking.here, activity=activity, attendees=(attendee,), on=held.starts_on
    )
    return await asking.ask(command)


@router.delete(
    "/activities/{activity}/attendances/{person}", summary="撤销出席登记 strike", status_code=201
)
async def strike(
    committee: str, activity: UUID, person: UUID, asking: Asking = allowed(RECORD)
) -> JSONResponse:
    """The person was not expected after all."""
    command = StrikeAttendance(committee=asking.here, activity=activity, person=person)
    return await asking.ask(command)


@router.put("/activities/{activity}/counts", summary="登记出席人数 counts", status_code=201)
async def count(
    committee: str, activity: UUID, body: Counted, asking: Asking = allowed(RECORD)
) -> JSONResponse:
    """Numbers where names are missing."""
    held = await _found(asking, activity)
    command = CountAttendance(
        committee=asking.here, activity=activity, on=held.starts_on, **body.model_dump()
    )
    return await asking.ask(command)


@router.post("/activities/{activity}/retraction", summary="撤销录入 retract", status_code=201)
async def retract(
    committee: str, activity: UUID, body: Reason, asking: Asking = allowed(RECORD)
) -> JSONResponse:
    """It was entered by mistake, or it was not held."""
    command = RetractActivity(committee=asking.here, activity=activity, reason=body.reason)
    return await asking.ask(command)


async def _found(asking: Asking, activity: UUID) -> ActivityListed:
    found = await activity_of(asking.engine, asking.here, activity)
    if found is None:
        raise unknown("活动", activity)
    return found


async def _person(asking: Asking, came: Came) -> UUID:
    """The one member of that name, else the id that every paper gives the name."""
    if came.person is not None:
        return came.person
    members = await persons_named(asking.engine, asking.here, came.name)
    if len(members) > 1:
        zh = f"名册中有{len(members)}位“{came.name}”，请给出 person"
        en = f"{len(members)} members are called {came.name}; give `person`"
        raise Problem(422, "AmbiguousName", zh, en, persons=[str(m.member) for m in members])
    return members[0].member if members else derived_id(asking.here, "person", came.name)
