"""What can be asked at the door of an activity?"""

from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict

from contracts.sectors.activity import Attendance
from sectors.activity.planning.commands import OneActivity

Came = Literal[Attendance.PRESENT, Attendance.LATE, Attendance.HALF]


class Code(BaseModel):
    """What a code says whose signature is right; `person` is None for the door's own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    activity: UUID
    person: UUID | None
    expires_at: AwareDatetime
    serial: str


class ScanPass(OneActivity):
    """扫码签到: the desk scans a person's pass; None is what is no code."""

    code: Code | None


class EnterByDoorCode(OneActivity):
    """现场签到: a member reads the door's code with the own account; None is what is no code."""

    person: UUID
    code: Code | None


class CheckInByList(OneActivity):
    """签到表签到: the clerk enters who came, late or for a part; a later word corrects."""

    person: UUID
    attendance: Came = Attendance.PRESENT


class StrikeCheckIn(OneActivity):
    """撤销签到: it was another person, or nobody."""

    person: UUID


DoorCommand = ScanPass | EnterByDoorCode | CheckInByList | StrikeCheckIn
