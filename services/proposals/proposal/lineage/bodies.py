"""What does HTTP send about splitting and forwarding, with an example each?"""

from kernel.secret import Secret
from proposals.proposal.about import Reason, Title, Word
from proposals.proposal.bodies import Dated, Name, TermSession, shown


class Part(Dated):
    """分案: one matter of several."""

    model_config = shown({"title": "关于增设乡镇卫生院救护车的提案", "text": "……"})

    title: Title
    category: Word | None = None
    topics: tuple[Word, ...] = ()
    text: Secret | None = None


class Forward(Dated):
    """转送其他政协: to a committee by its code or name."""

    model_config = shown({"to": "999901", "reason": "属区级事权"})

    to: Name
    reason: Reason | None = None


class AnswerOf(Dated):
    """转送结果: as the other committee wrote it."""

    model_config = shown({"accepted": True, "words": "编入该会第0031号提案"})

    accepted: bool
    words: Reason | None = None


class Accept(Dated):
    """接收转来提案; `text` where the other committee's text is not kept at this node."""

    model_config = shown({"plenary": "5/3", "category": "社会建设"})

    plenary: TermSession
    category: Word | None = None
    text: Secret | None = None


class Refuse(Dated):
    """不接收转来提案."""

    model_config = shown({"reason": "所提事项不属本地职权"})

    reason: Reason
