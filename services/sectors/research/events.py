"""What can have happened to a report's text that no other service is told?"""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh
from kernel.forgetting import Forgets
from kernel.secret import Sealed


class ReportTextKept(Event, name="sectors.research.text_kept", title="调研报告内容存入保管库"):
    """内容: the text, kept in the vault; a later one takes its place."""

    report: Annotated[UUID, zh("调研报告")]
    kept: Annotated[Sealed, zh("保管项")]


class ReportTextForgotten(
    Forgets, name="sectors.research.text_forgotten", title="删除调研报告内容"
):
    """删除内容: every text that was kept of the report goes; all else stays."""

    report: Annotated[UUID, zh("调研报告")]
