"""Which rules can say no about a body?"""

from kernel.decider import Refused


class UnknownBody(Refused):
    """There is no such body."""

    zh = "没有这个界别或机构"


class LaidDownBeforeNamed(Refused):
    """The convenor would have laid down the duty before taking it up."""

    zh = "召集人的卸任日期早于起始日期"


class NeverBegan(Refused):
    """It was never told that this began, or it was taken back; there is nothing to end."""

    zh = "没有登记过开始，或已撤销，无从结束"


class EndsBeforeItBegan(Refused):
    """It would end before it began; name a later day."""

    zh = "截止日期早于起始日期"


class BeginsBeforeFormerEnds(Refused):
    """It would begin anew before it ended; name a later day."""

    zh = "重新开始的日期不晚于上一次的截止日期"


class BodyIsNoMore(Refused):
    """The body was dissolved before that day; take the dissolution back, or name an earlier day."""

    zh = "该机构在此日之前已撤销，请撤回撤销或填写更早的日期"


class NotFormedYet(Refused):
    """The body was formed after that day; correct its first day, or name a later day."""

    zh = "该机构在此日尚未成立，请更正成立日期或填写更晚的日期"


class BeganBeforeFormed(Refused):
    """Something of the body began before that day; correct that first."""

    zh = "该机构在此日之前已有召集人、任职、归入或更名，请先更正"


class NotOverThen(Refused):
    """Something of the body begins after that day; end or correct that first."""

    zh = "该机构在此日之后还有任职、归入或更名，请先更正"


class NotAForm(Refused):
    """The committee's rules list no such form for this kind of body; name one that they list."""

    zh = "规则所列机构形式中，该类别没有这一形式，请选用所列形式"


class NameOfAnother(Refused):
    """Another body bears that name, or bore it; choose another name."""

    zh = "该名称属于另一机构，或曾为其所用，请使用其他名称"


class NamesNotInOrder(Refused):
    """It bears its present name from a later day; names are told in their order."""

    zh = "更名日期早于现用名称的起始日期，请按先后登记"


class NotAMember(Refused):
    """There is no such member in this committee."""

    zh = "本委员会没有这位委员"


class UnderItself(Refused):
    """It would stand under itself, or under what stands under it."""

    zh = "机构不能归入自身，也不能归入其下属机构"


class NotPlacedSo(Refused):
    """A sector goes under a sector group, a group under a sector or a group of its own kind."""

    zh = "界别可归入界别组，界别组可归入界别或界别组，其他机构只能归入同类机构"


class StandsElsewhere(Refused):
    """It stands under another body already; take it out there first."""

    zh = "该机构已归入另一机构，请先移出"


class NoSuchLink(Refused):
    """There is no such link, or it was made by mistake."""

    zh = "没有这项联系，或已撤销"


class NotLinkedThen(Refused):
    """The link did not exist on that day; correct its days, or the day of what was done."""

    zh = "该日期不在联系存续期间，请更正联系的起止日期或活动日期"


class LinkWasUsed(Refused):
    """Something was done by this link on such days; strike that first."""

    zh = "该联系已有活动登记，请先撤销或更正这些登记"


class NoSuchUse(Refused):
    """Nothing of that sort was recorded of this link."""

    zh = "该联系没有这条活动登记"


class NotYet(Refused):
    """This day has not come; record it when it has."""

    zh = "日期晚于今天，请在发生之后登记"


class NotAnAreaGroup(Refused):
    """Only area groups keep such contacts."""

    zh = "只有地区活动组、联委会等地区机构登记联络对象"


class NoSuchOutsider(Refused):
    """There is no such contact, or it was entered by mistake."""

    zh = "没有这位联络对象，或已撤销"


class OfAnotherBody(Refused):
    """This contact belongs to another body."""

    zh = "该联络对象属于另一机构"


class NameMissing(Refused):
    """Say who it is."""

    zh = "请填写联络对象的姓名"


class NothingKept(Refused):
    """No telephone of this contact is kept."""

    zh = "未登记该联络对象的电话"
