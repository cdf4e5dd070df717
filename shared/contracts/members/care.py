"""What a committee does for its members: difficulties, material, letters; counts, never words."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from contracts.values import Named
from kernel.event import Event, zh


class DifficultyCounted(
    Event, name="members.difficulty.counted", title="困难诉求计数", published=True
):
    """计数: a difficulty was raised; whose it is and what it says is nobody else's business.

    Said again when day or kind had been recorded wrongly.
    """

    difficulty: Annotated[UUID, zh("诉求")]
    raised_on: Annotated[date, zh("提出日期")]
    kind: Annotated[str, zh("类别")]


class DifficultyConcluded(
    Event, name="members.difficulty.concluded", title="困难诉求办结", published=True
):
    """办结: settled, or it could not be; said again when it was taken up anew."""

    difficulty: Annotated[UUID, zh("诉求")]
    outcome: Annotated[Literal["settled", "unsettled"], zh("结果", "已解决、未能解决")]
    concluded_on: Annotated[date, zh("办结日期")]


class DifficultyReopened(
    Event, name="members.difficulty.reopened", title="困难诉求重新办理", published=True
):
    """重新办理: what was concluded is taken up again."""

    difficulty: Annotated[UUID, zh("诉求")]


class DifficultyStruck(
    Event, name="members.difficulty.struck", title="困难诉求撤销", published=True
):
    """撤销: entered by mistake, or taken back by who raised it; it counts no more."""

    difficulty: Annotated[UUID, zh("诉求")]


class MaterialSent(Event, name="members.material.sent", title="材料发放", published=True):
    """发放: to these members, by name or as those who belonged to a body on the day."""

    material: Annotated[UUID, zh("材料")]
    kind: Annotated[str, zh("类别")]
    title: Annotated[str, zh("材料名称")]
    sent_on: Annotated[date, zh("发放日期")]
    way: Annotated[Literal["paper", "online"], zh("方式", "纸质、线上")]
    scope: Annotated[Named | None, zh("发放范围", "机构；空为按名单或全体")]
    recipients: Annotated[tuple[UUID, ...], zh("收件委员")]


class MaterialSentFurther(
    Event, name="members.material.sent_further", title="材料补发", published=True
):
    """补发: to members more."""

    material: Annotated[UUID, zh("材料")]
    recipients: Annotated[tuple[UUID, ...], zh("收件委员")]


class MaterialCorrected(Event, name="members.material.corrected", title="材料更正", published=True):
    """更正: kind, title, day or way were recorded wrongly; the whole again."""

    material: Annotated[UUID, zh("材料")]
    kind: Annotated[str, zh("类别")]
    title: Annotated[str, zh("材料名称")]
    sent_on: Annotated[date, zh("发放日期")]
    way: Annotated[Literal["paper", "online"], zh("方式", "纸质、线上")]


class MaterialRead(Event, name="members.material.read", title="材料签收", published=True):
    """签收: the member says that it was read, or the office enters it from paper."""

    material: Annotated[UUID, zh("材料")]
    member: Annotated[UUID, zh("委员")]
    read_on: Annotated[date, zh("签收日期")]
    how: Annotated[Literal["self", "office"], zh("方式", "委员自行签收、办公室登记")]


class MaterialReadingStruck(
    Event, name="members.material.reading_struck", title="材料签收撤销", published=True
):
    """签收撤销: that it was read had been entered by mistake."""

    material: Annotated[UUID, zh("材料")]
    member: Annotated[UUID, zh("委员")]


class StudyNotesHandedIn(
    Event, name="members.material.notes_handed_in", title="自学心得提交", published=True
):
    """自学心得: that there are notes; what they say is kept apart."""

    material: Annotated[UUID, zh("材料")]
    member: Annotated[UUID, zh("委员")]
    handed_in_on: Annotated[date, zh("提交日期")]


class MaterialRetracted(
    Event, name="members.material.retracted", title="材料录入撤销", published=True
):
    """录入撤销: it was not sent."""

    material: Annotated[UUID, zh("材料")]


class LetterSent(Event, name="members.letter.sent", title="致函委员所在单位", published=True):
    """致函所在单位: thanks, asking for time, report of duty; under the number of the letter.

    Said again when something of it had been recorded wrongly.
    """

    letter: Annotated[UUID, zh("函")]
    number: Annotated[str, zh("函号")]
    member: Annotated[UUID, zh("委员")]
    employer: Annotated[Named, zh("所在单位")]
    purpose: Annotated[str, zh("事由")]
    sent_on: Annotated[date, zh("发函日期")]


class LetterAnswered(Event, name="members.letter.answered", title="致函得到回复", published=True):
    """回复: the employer answered."""

    letter: Annotated[UUID, zh("函")]
    answered_on: Annotated[date, zh("回复日期")]


class LetterRetracted(Event, name="members.letter.retracted", title="致函撤销", published=True):
    """录入撤销: no such letter went out."""

    letter: Annotated[UUID, zh("函")]
