"""What does HTTP send and get at the door of an activity?"""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, Field

from contracts.sectors.activity import Attendance
from kernel.http.bodies import example
from sectors.activity.door.commands import Came

CODE = "KBTHI2LTEBUXGIDBNYQGK6DBNVYGYZJAN5TCAYJAMNXWIZJMEBQW4ZBANZXXIIDPNZSSA5DIMF2CA3DF"


class CodeBody(BaseModel):
    """签到码: as it was read."""

    model_config = example(code=CODE)

    code: Annotated[str, Field(min_length=1, max_length=200)]


class CameBody(BaseModel):
    """签到表: present, late or half."""

    model_config = example(attendance="late")

    attendance: Came = Attendance.PRESENT


class PassMade(BaseModel):
    """个人签到码: to be shown at the desk, once, before it expires."""

    code: str
    expires_at: AwareDatetime


class DoorShown(BaseModel):
    """现场签到码: to be shown at the door until the next one."""

    code: str
    next_at: AwareDatetime
