"""Which rules say no to those who sign up, ask for leave, or are recorded as having come?"""

from kernel.decider import Refused


class AttendanceSettled(Refused):
    """Attendance is settled; correct it for one person, with a reason."""

    zh = "出席情况已结算，只能逐人更正并说明理由"


class NotAnnounced(Refused):
    """Members have not been told of the activity yet."""

    zh = "活动尚未发布"


class NotOnTheRoll(Refused):
    """The person is no member of the committee on the activity's day."""

    zh = "该人员在活动当日不是在册委员"


class NoSignUp(Refused):
    """Who must attend does not sign up; ask for leave where that is not possible."""

    zh = "应当参加的活动无须报名；不能参加的，请请假"


class SignUpOver(Refused):
    """The time for signing up is over; who cannot come asks for leave."""

    zh = "报名已截止；报名后不能参加的，请请假"


class NoPlaceLeft(Refused):
    """All places are taken."""

    zh = "名额已满"


class NotExpected(Refused):
    """The person is not expected there, and needs no leave."""

    zh = "该人员不在应到之列，无须请假"


class CheckedInAlready(Refused):
    """The person has been checked in."""

    zh = "该人员已签到"


class AskedTooOften(Refused):
    """The person has asked for leave as often as the rule allows."""

    zh = "请假申请次数已达规定上限"


class LeaveWaits(Refused):
    """A request for leave waits for its answer."""

    zh = "已有请假申请待批"


class NoLeaveAsked(Refused):
    """The person has not asked for leave."""

    zh = "该人员没有请假申请"


class LeaveAnswered(Refused):
    """The request has been answered."""

    zh = "请假申请已答复"


class LeavesUndecided(Refused):
    """Requests for leave wait for their answer; decide on them first."""

    zh = "尚有请假申请待批，请先答复"


class NotSettledYet(Refused):
    """Attendance is not settled yet; check in by the list."""

    zh = "出席情况尚未结算，请用签到表登记"
