"""Which rules can say no inside the review?"""

from kernel.decider import Refused


class UnknownRound(Refused):
    """The committee's rules have no such round of review."""

    zh = "本委员会的规则中没有该审查轮次"


class OwnProposal(Refused):
    """Nobody reviews a proposal of one's own."""

    zh = "提案人不得审查本人的提案"


class OwnUnit(Refused):
    """Nobody reviews a proposal that one's own unit would have to answer."""

    zh = "审查人不得审查拟由其所在单位承办的提案"


class NotDealt(Refused):
    """The proposal was not dealt to this reviewer in this round."""

    zh = "该轮次未将本提案分配给该审查人"


class AdviceWithoutReason(Refused):
    """Who advises anything but filing says why."""

    zh = "建议不予立案、退回、并案或转办的，须说明理由"


class RoundsMissing(Refused):
    """A round of review that the rules ask for has not been done."""

    zh = "规定的审查轮次尚未完成"
