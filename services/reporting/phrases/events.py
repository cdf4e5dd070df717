"""What can have happened to the standing phrases of a slot?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.values import Value
from kernel.event import Event, zh


class Paper(Value):
    """The paper (依据文件) that a phrase is taken from."""

    title: Annotated[str, zh("文件名")]
    number: Annotated[str | None, zh("文号", "空为没有")] = None
    dated: Annotated[date | None, zh("文件日期", "空为不详")] = None


class PhraseAdopted(Event, name="reporting.phrases.adopted", title="提法启用"):
    """启用: from a day on a slot reads so, word for word; the one before gives way."""

    phrase: Annotated[UUID, zh("提法")]
    slot: Annotated[str, zh("用处", "如 指导思想、总体要求")]
    text: Annotated[str, zh("原文", "按文件照录，程序不作改动")]
    basis: Annotated[Paper, zh("依据文件")]
    effective_from: Annotated[date, zh("启用日期")]


class PhraseEnded(Event, name="reporting.phrases.ended", title="提法停用"):
    """停用: the last day of a phrase; one that was entered by mistake never held."""

    phrase: Annotated[UUID, zh("提法")]
    until: Annotated[date | None, zh("截止日期", "含当日；误录的为空")]
    reason: Annotated[str, zh("理由")]
