"""What does HTTP send and get about who comes to an activity?"""

from typing import Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel

from contracts.sectors.activity import Attendance
from kernel.http.bodies import example
from kernel.secret import Secret
from sectors.activity.attending.queries import Words
from sectors.activity.attending.tables import ComingRow

PERSON = "0b7f3c52-5d0e-5b0e-9d52-5a8f5e0f7a22"


class PersonBody(BaseModel):
    """报名: `person` is for the office to say; a member signs up oneself."""

    model_config = example(person=PERSON)

    person: UUID | None = None


class LeaveBody(BaseModel):
    """请假: the reason is kept in the vault; `person` is for the office to say."""

    model_config = example(reason="当日出差，无法参加。")

    person: UUID | None = None
    reason: Secret


class RefusalBody(BaseModel):
    """不准假, with the reason, which is kept in the vault."""

    model_config = example(reason="本次活动为全体委员应到。")

    reason: Secret


class SettledBody(BaseModel):
    """更正出席结果: how the person stood to it; null is: was not expected."""

    model_config = example(attendance="leave", reason="会前已口头请假，登记时遗漏。")

    attendance: Attendance | None
    reason: Secret


class ComingShown(BaseModel):
    """One person: signed up, on leave, there."""

    person: UUID
    name: str
    signed_up: bool
    leave: str | None
    leave_times: int
    leave_reason: str | None
    leave_answer: str | None
    came: Attendance | None
    way: str | None
    came_at: AwareDatetime | None

    @classmethod
    def of(cls, row: ComingRow, words: Words) -> Self:
        """A row with its words."""
        names = ("person", "name", "signed_up", "leave", "leave_times", "came", "way", "came_at")
        told = {name: getattr(row, name) for name in names}
        return cls(**told, leave_reason=words.reason, leave_answer=words.answer)
