"""What happens to a proposal's attachments? Private: nobody outside needs to know of them.

What a file is called may say as much as what it holds (病历.pdf), so that both lie in the vault.
Nothing is published, not even how many there are: no figure counts them, and no reader of the
feed could fetch them.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from contracts.values import Named
from kernel.event import Event, zh
from kernel.secret import Sealed


class Part(StrEnum):
    """What an attachment belongs to (附件归属)."""

    PROPOSAL = "proposal"
    """提案."""
    REPLY = "reply"
    """答复: of one unit."""
    FEEDBACK = "feedback"
    """反馈: the scan of a form that one sponsor filled in on paper."""


class AttachmentAdded(Event, name="proposals.attachment.added", title="添加附件"):
    """添加附件: a file was put in the vault, and its name."""

    proposal: Annotated[UUID, zh("提案")]
    attachment: Annotated[UUID, zh("附件")]
    part: Annotated[Part, zh("归属")]
    of: Annotated[Named | None, zh("单位或提案人", "提案附件为空")]
    kind: Annotated[str, zh("类型", "依内容识别，如 pdf")]
    content: Annotated[Sealed, zh("内容")]
    file_name: Annotated[Sealed, zh("文件名")]
    added_on: Annotated[date, zh("添加日期")]


class AttachmentRemoved(Event, name="proposals.attachment.removed", title="移除附件"):
    """移除附件: it is listed no more; what the vault holds is forgotten by another act."""

    proposal: Annotated[UUID, zh("提案")]
    attachment: Annotated[UUID, zh("附件")]
    removed_on: Annotated[date, zh("移除日期")]
