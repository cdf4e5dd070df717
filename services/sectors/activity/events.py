"""What can have happened to an activity that no other service is told?"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from contracts.sectors.activity import Attendance
from contracts.values import Named
from kernel.event import Event, zh
from kernel.secret import Sealed


class Way(StrEnum):
    """How a person was checked in: 个人签到码, 现场签到码, 签到表."""

    PASS = "pass"
    DOOR = "door"
    LIST = "list"


class SignedUp(Event, name="sectors.activity.signed_up", title="报名"):
    """报名: one of the places is this person's."""

    activity: Annotated[UUID, zh("活动")]
    person: Annotated[Named, zh("人员")]


class SignUpWithdrawn(Event, name="sectors.activity.sign_up_withdrawn", title="撤销报名"):
    """撤销报名: the place is free again."""

    activity: Annotated[UUID, zh("活动")]
    person: Annotated[UUID, zh("人员")]


class LeaveAsked(Event, name="sectors.activity.leave_asked", title="申请请假"):
    """申请请假: the reason lies in the vault."""

    activity: Annotated[UUID, zh("活动")]
    person: Annotated[Named, zh("人员")]
    reason: Annotated[Sealed, zh("事由")]


class LeaveGranted(Event, name="sectors.activity.leave_granted", title="准假"):
    """准假."""

    activity: Annotated[UUID, zh("活动")]
    person: Annotated[UUID, zh("人员")]


class LeaveRefused(Event, name="sectors.activity.leave_refused", title="不准假"):
    """不准假: the reason lies in the vault."""

    activity: Annotated[UUID, zh("活动")]
    person: Annotated[UUID, zh("人员")]
    reason: Annotated[Sealed, zh("理由")]


class LeaveLapsed(Event, name="sectors.activity.leave_lapsed", title="请假失效"):
    """请假失效: it was for other days, or for what does not take place."""

    activity: Annotated[UUID, zh("活动")]
    person: Annotated[UUID, zh("人员")]


class CheckedIn(Event, name="sectors.activity.checked_in", title="签到"):
    """签到: a person is there, came late, or for a part; once, until it is corrected or struck."""

    activity: Annotated[UUID, zh("活动")]
    person: Annotated[Named, zh("人员")]
    attendance: Annotated[Attendance, zh("出席情况", "出席、迟到或半程")]
    way: Annotated[Way, zh("方式")]
    code: Annotated[str | None, zh("所用签到码", "编号；签到表为空")]
    at: Annotated[datetime, zh("时间")]


class CheckInCorrected(Event, name="sectors.activity.check_in_corrected", title="更正签到"):
    """更正签到: the person was checked in, and came otherwise than was entered."""

    activity: Annotated[UUID, zh("活动")]
    person: Annotated[UUID, zh("人员")]
    attendance: Annotated[Attendance, zh("出席情况", "出席、迟到或半程")]


class CheckInStruck(Event, name="sectors.activity.check_in_struck", title="撤销签到"):
    """撤销签到: it was another person, or nobody; a code that was used stays used."""

    activity: Annotated[UUID, zh("活动")]
    person: Annotated[UUID, zh("人员")]


class SettlementCorrected(
    Event, name="sectors.activity.settlement_corrected", title="更正出席结果"
):
    """更正出席结果: what was settled of a person was wrong; the reason lies in the vault."""

    activity: Annotated[UUID, zh("活动")]
    person: Annotated[UUID, zh("人员")]
    reason: Annotated[Sealed, zh("理由")]
