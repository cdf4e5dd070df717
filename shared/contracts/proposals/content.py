"""What happens when long text or files of office are taken out of the vault (内容删除)?"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from kernel.event import zh
from kernel.forgetting import Forgets

Record = Literal["proposal", "situation_report", "lead", "suggestion"]
ContentPart = Literal["everything", "text", "attachment", "reply", "opinion"]


class ContentWithdrawn(
    Forgets, name="proposals.content.withdrawn", title="内容删除", published=True
):
    """内容删除: a text or file is forgotten; the act, its day and whoever acted stay.

    Who holds a copy of it (another committee that took it up, a subscriber) withdraws it there.
    """

    of: Annotated[
        Record,
        zh(
            "类别",
            "proposal 提案，situation_report 社情民意信息，lead 线索，suggestion 意见建议（来信）",
        ),
    ]
    record: Annotated[UUID, zh("记录", "提案、信息、线索或意见建议")]
    part: Annotated[
        ContentPart,
        zh("部分", "全部、正文、附件、答复、会办意见之一"),
    ]
    whose: Annotated[UUID | None, zh("附件或单位", "全部和正文为空")]
    withdrawn_on: Annotated[date, zh("删除日期")]
