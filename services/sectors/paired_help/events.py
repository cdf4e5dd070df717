"""What can have happened to the words of paired help that no other service is told?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh
from kernel.forgetting import Forgets
from kernel.secret import Sealed


class HelpNoted(Event, name="sectors.paired_help.noted", title="帮扶内容存入保管库"):
    """内容: a name, what a visit was about, or the result, kept in the vault."""

    help: Annotated[UUID, zh("结对帮扶")]
    kept: Annotated[Sealed, zh("保管项")]
    visited_on: Annotated[date | None, zh("走访日期", "空为不属于某次走访")]


class HelpWordsForgotten(Forgets, name="sectors.paired_help.words_forgotten", title="删除帮扶内容"):
    """删除内容: these words go; that there was help stays."""

    help: Annotated[UUID, zh("结对帮扶")]
