"""Which rules can say no to a draft, and to its submission?"""

from kernel.decider import Refused


class NoDraftHere(Refused):
    """There is no such draft, or it was submitted or discarded."""

    zh = "没有这份草稿，或已提交、作废"


class SubmittedAlready(Refused):
    """What was submitted is no draft any more."""

    zh = "该提案已提交，不能再按草稿修改"


class NotJoint(Refused):
    """Only a personal proposal has co-signers; a body signs as a whole."""

    zh = "只有委员个人提案可以邀请联名"


class NotInvited(Refused):
    """The person was not invited to co-sign."""

    zh = "未受邀会签"


class InvitationExpired(Refused):
    """The time to answer the invitation is over."""

    zh = "会签邀请已过期"


class TitleTooLong(Refused):
    """The title is longer or shorter than the committee's rule allows."""

    zh = "案由字数不符合规定"


class TextTooLong(Refused):
    """The text is longer or shorter than the committee's rule allows."""

    zh = "正文字数不符合规定"


class PartMissing(Refused):
    """A proposal needs all parts that the rule names: situation, analysis, suggestions."""

    zh = "提案须有情况、分析和具体建议，缺少规定的部分"


class SignatureMissing(Refused):
    """A collective proposal of this kind bears a seal or a leader's signature."""

    zh = "该形式的集体提案须加盖公章或由负责人签名"


class OnlyAtPlenary(Refused):
    """A proposal of this kind is submitted during a plenary only."""

    zh = "该形式的提案只在全体会议期间提出"
