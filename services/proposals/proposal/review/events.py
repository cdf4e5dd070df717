"""What happens inside the review? Nobody sees it outside: private events."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from contracts.values import Named
from kernel.event import Event, zh


class Advice(StrEnum):
    """What a reviewer advises (审查建议)."""

    FILE = "file"
    RETURN = "return"
    NOT_FILE = "not_file"
    MERGE = "merge"
    CONVERT = "convert"


class ReviewDealt(Event, name="proposals.review.dealt", title="分配审查"):
    """分配审查: somebody is to review it in a round."""

    proposal: Annotated[UUID, zh("提案")]
    round: Annotated[str, zh("轮次", "如初审、复审、终审")]
    group: Annotated[str | None, zh("审查组")]
    reviewer: Annotated[Named, zh("审查人")]
    dealt_on: Annotated[date, zh("分配日期")]


class ReviewUndealt(Event, name="proposals.review.undealt", title="收回审查分配"):
    """收回审查分配: it was decided without this reviewer, or was submitted anew."""

    proposal: Annotated[UUID, zh("提案")]
    round: Annotated[str, zh("轮次")]
    reviewer: Annotated[Named, zh("审查人")]


class ReviewAdvised(Event, name="proposals.review.advised", title="审查建议"):
    """审查建议: what a reviewer advises, and which units should answer it."""

    proposal: Annotated[UUID, zh("提案")]
    round: Annotated[str, zh("轮次")]
    reviewer: Annotated[Named, zh("审查人")]
    advice: Annotated[Advice, zh("建议")]
    reason: Annotated[str | None, zh("理由")]
    category: Annotated[str | None, zh("建议类别")]
    intended: Annotated[tuple[Named, ...], zh("拟办单位")]
    advised_on: Annotated[date, zh("日期")]
