"""Which rules of a member say no?"""

from kernel.decider import Refused


class NotAMember(Refused):
    """There is no such member in this committee."""

    zh = "本委员会没有这位委员"


class NotOnTheRoll(Refused):
    """The member has left the roll; admit the person again first."""

    zh = "该委员已离任，不在册；如系重新任职，请先登记就任"


class AnotherOfThatName(Refused):
    """A member of that name with another number is on the roll; say which of the name it is."""

    zh = "已有同名委员在册，委员编号不同；请注明是第几位同名委员"


class JoinsBeforeFormer(Refused):
    """The change would come before the former membership or role began."""

    zh = "变动日期早于原界别、机构或职务的起始日期"


class LeftBeforeJoined(Refused):
    """The last day would come before the first."""

    zh = "截止日期早于起始日期"


class TooManySpecialCommittees(Refused):
    """The member would sit on more special committees than the rules allow; leave one first."""

    zh = "兼任专门委员会的个数超过规则所定上限；请先退出其中之一"


class BeforeAdmission(Refused):
    """The first day would come before the day of admission; correct that one first."""

    zh = "起始日期早于任职日期；如任职日期有误请先更正"


class OverlapsFormer(Refused):
    """The member was in it until a later day; correct that last day, or begin after it."""

    zh = "与前一段任期重叠；请更正前一段的截止日期，或从其后开始"


class OverlapsNext(Refused):
    """The last day would run into the sector that followed; a member has one sector."""

    zh = "截止日期与其后所属界别重叠；委员同时只属一个界别"
