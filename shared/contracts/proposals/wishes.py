"""What do the sponsors wish for their proposal besides its being answered?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.values import Named
from kernel.event import Event, zh


class UnitsSuggested(
    Event, name="proposals.wishes.units_suggested", title="建议承办单位", published=True
):
    """意向承办单位: whom the sponsors would have answer it; told anew, it is replaced."""

    proposal: Annotated[UUID, zh("提案")]
    units: Annotated[tuple[Named, ...], zh("建议承办单位", "空为不再建议")]
    suggested_on: Annotated[date | None, zh("日期", "空为日期不详")]


class CosigningSettled(
    Event, name="proposals.wishes.cosigning_settled", title="可否附议", published=True
):
    """可否附议: whether others may still join."""

    proposal: Annotated[UUID, zh("提案")]
    open: Annotated[bool, zh("可以附议")]
    settled_on: Annotated[date | None, zh("日期", "空为日期不详")]
