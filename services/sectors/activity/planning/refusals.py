"""Which rules say no to what is asked of a planned activity?"""

from kernel.decider import Refused


class NotAtThatStage(Refused):
    """The activity is not at the stage for this."""

    zh = "活动所处的阶段不能办理此事项"


class NotHeldYet(Refused):
    """The activity is planned and has not been held yet."""

    zh = "活动尚未举办"


class WasCancelled(Refused):
    """The activity was cancelled; plan it anew if it takes place after all."""

    zh = "活动已取消；如仍举办，请重新计划"


class NeverPlanned(Refused):
    """The activity was recorded afterwards; what is recorded of it stands without a plan."""

    zh = "该活动为事后登记，没有计划，以登记的内容为准"


class TimesOutsideTheDays(Refused):
    """It starts on its first day and ends on its last."""

    zh = "开始时间须在开始日期当日，结束时间须在结束日期当日"


class DoorClosesBeforeItOpens(Refused):
    """The door would close before it opens."""

    zh = "签到结束时间早于签到开始时间"


class NobodyExpected(Refused):
    """Who must attend is not said: name the hosting bodies, or the whole committee."""

    zh = "应当参加的活动须写明主办的界别或机构，或写明全体委员应到"


class PlacesForAll(Refused):
    """Where one must attend, places are not limited."""

    zh = "应当参加的活动不设名额"


class TooShortNotice(Refused):
    """The activity would start sooner than the notice rule allows; state a reason if it must."""

    zh = "申请时间不符合提前申请的规定；确需举办的，请说明理由"


class NoExceptions(Refused):
    """The activity would start sooner than the notice rule allows, which knows no exception."""

    zh = "申请时间不符合提前申请的规定，该规定不允许例外；请改期"


class BeforeItsDay(Refused):
    """The day has not come yet."""

    zh = "活动日期未到"
