"""What can be asked about who comes to an activity?"""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from contracts.sectors.activity import Attendance
from kernel.secret import Secret
from sectors.activity.planning.commands import OneActivity


class OnePerson(OneActivity):
    """A command about one person at one activity."""

    person: UUID


class SignUp(OnePerson):
    """报名: to take one of the places."""


class WithdrawSignUp(OnePerson):
    """撤销报名: to give the place back, while others can take it."""


class AskLeave(OnePerson):
    """申请请假: one who is expected cannot come."""

    reason: Secret


class GrantLeave(OnePerson):
    """准假."""


class RefuseLeave(OnePerson):
    """不准假: with the reason."""

    reason: Secret


class CloseActivity(OneActivity):
    """关闭活动: attendance is settled; who was expected and did nothing was absent."""


class CorrectSettled(OnePerson):
    """更正出席结果: what was settled of a person, with a reason; None is: was not expected."""

    attendance: Annotated[Attendance | None, Field(default=...)]
    reason: Secret


AttendingCommand = (
    SignUp | WithdrawSignUp | AskLeave | GrantLeave | RefuseLeave | CloseActivity | CorrectSettled
)
