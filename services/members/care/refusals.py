"""Which rules of services to members say no?"""

from kernel.decider import Refused


class NotAMember(Refused):
    """There is no such member in this committee."""

    zh = "本委员会没有这位委员"


class NotOnTheList(Refused):
    """The committee's list has no such word; use one of those that it has."""

    zh = "规则所列清单中没有这一项，请选用所列名称"


class NotYet(Refused):
    """This day has not come; record it when it has."""

    zh = "日期晚于今天，请在发生之后登记"


class TooEarly(Refused):
    """This cannot have happened before what it follows."""

    zh = "日期早于其所依据的事项"


class NoSuchDifficulty(Refused):
    """There is no such difficulty, or it was taken back."""

    zh = "没有这项困难诉求，或已撤销"


class SomebodyElses(Refused):
    """This difficulty was raised by another member."""

    zh = "该诉求由另一位委员提出"


class NotTakenUp(Refused):
    """Nobody has taken this difficulty up yet; say first who does."""

    zh = "该诉求尚未受理，请先登记经办人"


class Concluded(Refused):
    """This difficulty is concluded; reopen it first."""

    zh = "该诉求已办结，如需继续办理请先重新打开"


class NoSuchMaterial(Refused):
    """There is no such material, or it was taken back."""

    zh = "没有这份材料，或已撤销"


class NobodyToSendTo(Refused):
    """There is nobody to send it to: name members, or a body that had some on that day."""

    zh = "没有可发放的委员，请列出委员，或选择当日有委员的机构"


class NotARecipient(Refused):
    """It was not sent to this member."""

    zh = "该材料没有发给这位委员"


class NotesWereHandedIn(Refused):
    """This member has handed in notes on it, so it was read."""

    zh = "该委员已提交自学心得，不能撤销签收"


class NoSuchLetter(Refused):
    """There is no such letter, or it was taken back."""

    zh = "没有这封函，或已撤销"


class WordsOfAnother(Refused):
    """Words are kept about the member named before; send the text anew, or forget them first."""

    zh = "已存内容属于原登记的委员：请重新填写函的内容（有回复内容的先删除），再更正委员"


class NumberTaken(Refused):
    """Another letter bears this number."""

    zh = "该函号已用于另一封函"


class NumberGivenBackTooOften(Refused):
    """The number went from letter to letter too often; give this one another number."""

    zh = "该函号已多次改用于不同的函，请为本函另定函号"
