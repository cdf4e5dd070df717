"""Which questions of the feedback form stand in a ledger, and which words answer them?

The committee's form goes before this common list (DOMAIN.md 2.4).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from contracts.feedback import Answer, QuestionRule
from contracts.members.rules import CommitteeRules
from contracts.values import Named
from kernel.ledgers import Column, Row, squeeze, unknown_word
from proposals.proposal.ledger.opinions import EachSays
from proposals.proposal.ledger.words import NO_OPINION
from proposals.proposal.state import Sponsors


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its id, its headings, and the common answers with other words for each."""

    id: str
    heading: str
    aliases: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]

    @property
    def field(self) -> str:
        """The field of its column."""
        return f"answer_{self.id}"

    def column(self) -> Column:
        """The column in which it stands."""
        note = "、".join(self.choices) + "；多人可写“张三：满意；李四：理解”"
        return Column(self.field, self.heading, self.aliases, note=note)


_YES, _NO = ("是", "√", "有"), ("否", "×", "没有")
QUESTIONS = (
    Question(
        "manner",
        "办理态度",
        ("办理人员态度", "态度"),
        {"满意": ("很满意",), "理解": ("基本满意",), "不满意": ()},
    ),
    Question(
        "result",
        "是否同意办理结果",
        ("同意办理结果", "对办理结果"),
        {"同意": _YES, "理解": (), "保留": ("保留意见",), "不同意": _NO},
    ),
    Question(
        "pertinent",
        "是否针对提案",
        ("答复是否针对提案", "针对提案", "答复针对性"),
        {"针对": _YES, "基本针对": (), "未针对": ("不针对", *_NO)},
    ),
    Question(
        "leader",
        "分管领导答复",
        ("是否分管领导答复", "是否由分管领导答复", "分管领导是否答复", "领导答复"),
        {"是": ("√", "有", "分管领导答复"), "否": ("×", "没有", "非分管领导答复")},
    ),
    Question(
        "heard",
        "征询意见",
        ("听取意见方式", "答复前听取意见方式", "征询意见方式", "征询方式"),
        {
            "走访": ("上门", "上门走访", "面谈"),
            "电话": ("电话联系",),
            "其他": ("其它", "座谈", "座谈会", "邮件", "电子邮件", "书信", "信函"),
            "未联系": ("未征求", "没有联系"),
        },
    ),
    Question(
        "visited",
        "走访情况",
        ("走访", "是否走访"),
        {
            "已走访": ("走访", *_YES),
            "委员本人提出不需要走访": ("不需要走访", "不需要"),
            "未走访": _NO,
        },
    ),
)


class Form:
    """The questions as one committee asks them."""

    def __init__(self, rules: CommitteeRules | None) -> None:
        self._asked = [
            (question.field, rule.id if rule else question.id, _Choice(question, rule))
            for question in QUESTIONS
            for rule in [_of_committee(question, rules)]
        ]

    def read(self, row: Row, sponsors: Sponsors) -> dict[UUID, tuple[Answer, ...]]:
        """What each sponsor ticked, by the sponsor's id.

        Raises:
            CellProblem: a word answers nothing, or it is not clear whose it is.
        """
        told: dict[UUID, tuple[Answer, ...]] = {}
        for field, asked, meant in self._asked:
            said: tuple[tuple[Named, str, str], ...] = (
                row.get(field, EachSays(sponsors, meant)) or ()
            )
            for sponsor, choice, _ in said:
                answer = Answer(question=asked, choice=choice)
                told[sponsor.id] = (*told.get(sponsor.id, ()), answer)
        return told


def asked_of(answer: str, rules: CommitteeRules | None) -> Question | None:
    """The question of the ledger under which an answer stands."""
    for question in QUESTIONS:
        rule = _of_committee(question, rules)
        if answer == (rule.id if rule else question.id):
            return question
    return None


def _of_committee(question: Question, rules: CommitteeRules | None) -> QuestionRule | None:
    """The committee's own question, by its id or by its words."""
    names = {squeeze(one) for one in (question.heading, *question.aliases)}
    for rule in rules.questions if rules else ():
        if rule.asks == "sponsor" and (rule.id == question.id or squeeze(rule.words) in names):
            return rule
    return None


class _Choice:
    """What a word answers: one of the committee's choices, else of the common ones."""

    def __init__(self, question: Question, rule: QuestionRule | None) -> None:
        self._offered: Sequence[str] = rule.choices if rule else tuple(question.choices)
        self._words = {
            squeeze(word): choice
            for choice, others in question.choices.items()
            for word in (choice, *others)
            if choice in self._offered
        } | {squeeze(choice): choice for choice in self._offered}

    def __call__(self, word: str) -> str | None:
        plain = squeeze(word)
        if plain in NO_OPINION:
            return None
        if plain not in self._words:
            raise unknown_word(word, tuple(self._offered))
        return self._words[plain]
