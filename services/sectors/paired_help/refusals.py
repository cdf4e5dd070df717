"""Which rules say no to what is asked of paired help?"""

from kernel.decider import Refused


class NoSuchHelp(Refused):
    """There is no such help, or it was taken back."""

    zh = "没有这项结对帮扶，或已撤销"


class NotAMember(Refused):
    """Who is said to help is no member of this committee; give the id of one who is."""

    zh = "所写帮扶人不是本委员会委员；请填写名册中该委员的标识"


class NamedTwice(Refused):
    """Somebody is named twice as a helper; name each once."""

    zh = "帮扶人中同一人或机构出现了两次，请只写一次"


class KeptPrivate(Refused):
    """The name of a household or a person is private; send it as `name`."""

    zh = "户和个人的姓名不公开，请填写在“name”中存入保管库"


class NamedInTheOpen(Refused):
    """The name of a firm, village or school is public; send it as `helped`."""

    zh = "企业、村、学校等帮扶对象请填写在“helped”中"


class NotYet(Refused):
    """This day has not come; record it when it has."""

    zh = "日期晚于今天，请在发生之后登记"


class OutsideOfIt(Refused):
    """The help did not last on that day; correct its days first."""

    zh = "该日期不在帮扶起止日期之内，请先更正起止日期"


class HasVisits(Refused):
    """There were visits after that day; name a later day, or strike them."""

    zh = "该日期之外已有走访记录，请另选日期，或先撤销走访"


class NoVisitThen(Refused):
    """No visit is recorded on that day."""

    zh = "该日没有走访记录"
