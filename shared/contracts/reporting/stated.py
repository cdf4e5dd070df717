"""What happens to a stated figure (填报数): entered from a paper, corrected, withdrawn?

No event proves such a number: it is of years before the system, or of another office. It is
marked wherever it is shown, and never part of a sum of what events prove.
"""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from contracts.values import Value
from kernel.event import Event, zh
from kernel.ids import derived


class StatedScope(StrEnum):
    """Whose number it is."""

    COMMITTEE = "committee"
    BELOW = "below"
    SECTOR = "sector"
    SPECIAL_COMMITTEE = "special_committee"
    AREA_GROUP = "area_group"
    UNIT = "unit"
    MEMBER = "member"


class Whose(Value):
    """Whose number a stated figure is; the committee's own has no name."""

    scope: Annotated[StatedScope, zh("范围", "本级、含下级、界别、专委会、联络组、承办单位、委员")]
    name: Annotated[str | None, zh("名称", "本级和含下级时为空")] = None


class StatedNumber(Value):
    """What a paper says: a count with its base, or a share, or both."""

    value: Annotated[int | None, zh("数值")]
    base: Annotated[int | None, zh("基数")]
    share: Annotated[str | None, zh("占比", "按原文所印，如 84.6%")]
    source: Annotated[str, zh("出处", "文件名、文号或页码")]


def stated_id(committee: UUID, what: str, part: str | None, window: str, whose: Whose) -> UUID:
    """The id of a stated figure: one for what it says, of when and of whom."""
    return derived("stated", committee, what, part or "", window, whose.scope, whose.name or "")


class FigureStated(Event, name="reporting.stated.entered", title="填报数", published=True):
    """填报: a number that no event proves, from a paper; after a withdrawal entered anew."""

    stated: Annotated[UUID, zh("填报数")]
    figure: Annotated[str | None, zh("指标", "指标目录中的编号；空为自拟名称")]
    name: Annotated[str, zh("名称")]
    part: Annotated[str | None, zh("分项")]
    unit: Annotated[str, zh("单位")]
    window: Annotated[str, zh("时间范围", "届/次，或起止日期")]
    whose: Annotated[Whose, zh("范围")]
    number: Annotated[StatedNumber, zh("数")]


class StatedFigureCorrected(
    Event, name="reporting.stated.corrected", title="填报数更正", published=True
):
    """更正: the paper says otherwise, or another paper does."""

    stated: Annotated[UUID, zh("填报数")]
    number: Annotated[StatedNumber, zh("数")]
    reason: Annotated[str, zh("理由")]


class StatedFigureWithdrawn(
    Event, name="reporting.stated.withdrawn", title="填报数撤回", published=True
):
    """撤回: the number no longer stands."""

    stated: Annotated[UUID, zh("填报数")]
    reason: Annotated[str, zh("理由")]
