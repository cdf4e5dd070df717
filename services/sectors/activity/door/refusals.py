"""Which rules say no at the door?"""

from kernel.decider import Refused


class NotACode(Refused):
    """This is no code of this door: it was not made here, or is of the other kind."""

    zh = "不是有效的签到码"


class CodeOfAnother(Refused):
    """The code is of another activity or of another person."""

    zh = "签到码属于另一活动或另一人员"


class CodeUsed(Refused):
    """The code has been used; ask for a new one."""

    zh = "签到码已使用，请重新获取"


class CodeExpired(Refused):
    """The code has expired; ask for a new one."""

    zh = "签到码已过期，请重新获取"


class DoorClosed(Refused):
    """It is not the time for checking in."""

    zh = "不在签到时间内"
