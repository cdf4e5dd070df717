"""What do sponsors and units ask each other about a proposal and its handling (双向评议)?"""

from datetime import date
from typing import Annotated, Literal

from contracts.values import Value
from kernel.event import zh


class QuestionRule(Value):
    """One question of the committee's form, with the words that may be ticked."""

    id: Annotated[str, zh("题号")]
    words: Annotated[str, zh("问题")]
    asks: Annotated[Literal["sponsor", "unit"], zh("由谁回答", "提案人评办理，承办单位评提案")]
    choices: Annotated[tuple[str, ...], zh("选项")]
    required: Annotated[bool, zh("必答")] = False
    collective_only: Annotated[bool, zh("仅问集体提案")] = False
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class Answer(Value):
    """What was ticked for one question."""

    question: Annotated[str, zh("题号")]
    choice: Annotated[str, zh("选项")]
