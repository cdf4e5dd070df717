"""Which rules of contact with members say no?"""

from kernel.decider import Refused


class NoSuchPair(Refused):
    """There is no such pair, or it was entered by mistake."""

    zh = "没有这个联系对子，或已撤销"


class NotAPairKind(Refused):
    """The committee's rules list no such kind of pairs; name one of those that they list."""

    zh = "规则所列联系类别中没有这一类，请选用所列类别"


class SideNotAllowed(Refused):
    """The rules do not let somebody of this sort stand on that side of such a pair."""

    zh = "规则不允许该类型的一方担任这一类对子的联系方或被联系方"


class WithOneself(Refused):
    """Nobody keeps contact with oneself; name two different sides."""

    zh = "联系双方不能是同一方"


class NotAMember(Refused):
    """There is no such member in this committee."""

    zh = "本委员会没有这位委员"


class BeginsBeforeFormerEnds(Refused):
    """The pair would begin anew before it ended; name a later day."""

    zh = "重新结对的日期不晚于上一次解除的日期"


class EndsBeforeItBegan(Refused):
    """The pair would end before it began; name a later day."""

    zh = "解除日期早于结对日期"


class HasContacts(Refused):
    """Contacts are recorded of this pair; take those back or move them first."""

    zh = "该对子已有联系记录，请先撤销或改记这些联系"


class NoSuchContact(Refused):
    """There is no such contact, or it was taken back."""

    zh = "没有这条联系记录，或已撤销"


class NobodyNamed(Refused):
    """Say who made the contact, or of which pair it was."""

    zh = "请写明联系人，或所属的联系对子"


class NobodyReached(Refused):
    """Name at least one member who was reached."""

    zh = "请写明至少一位联系到的委员"


class NotAWay(Refused):
    """The committee's rules list no such way of contact; name one of those that they list."""

    zh = "规则所列联系方式中没有这一种，请选用所列方式"


class NotYet(Refused):
    """This day has not come; record it when it has."""

    zh = "日期晚于今天，请在发生之后登记"


class NotTheirPair(Refused):
    """Who made or received this contact is not a side of the pair; leave the pair out."""

    zh = "联系人或被联系的委员不是该对子的一方，请不要记入该对子"


class NotAPairThen(Refused):
    """The pair did not exist on that day; leave it out, or correct the pair's days."""

    zh = "该日期不在对子存续期间，请不记入对子，或更正对子的起止日期"


class NotOnTheRollThen(Refused):
    """Somebody who is said to have been reached was no member on that day."""

    zh = "所写委员当日不在册"


class NotOfThatBodyThen(Refused):
    """Somebody who is said to have been reached did not belong to the pair's body on that day."""

    zh = "所写委员当日不属于该对子联系的界别或机构"


class NothingAsked(Refused):
    """Nothing was asked to be done after this contact; say first what it was."""

    zh = "该联系没有待办事项，请先登记待办"


class WordsOfOthers(Refused):
    """Words are kept about those named before; send these words anew, or forget them first."""

    zh = "已存内容属于原登记的委员：请重新填写全部内容，或先删除原内容，再更正联系对象"


class BeforeTheContact(Refused):
    """It cannot be done or due before the contact was made."""

    zh = "办结日期或期限早于联系日期"
