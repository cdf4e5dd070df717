"""What happens to a document that reporting writes: issued and kept."""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh


class DocumentIssued(
    Event, name="reporting.issue.document_issued", title="文件印发", published=True
):
    """印发: a document was printed from a cut and kept, byte for byte."""

    document: Annotated[UUID, zh("文件")]
    kind: Annotated[str, zh("种类")]
    title: Annotated[str, zh("标题")]
    file: Annotated[str, zh("文件名")]
    plenary: Annotated[UUID, zh("全体会议")]
    window: Annotated[str, zh("时间范围")]
    cut: Annotated[int, zh("截止位置", "本节点的到达位置")]
    digest: Annotated[str, zh("摘要", "sha256")]
    program: Annotated[str, zh("程序版本")]
    catalogue: Annotated[str, zh("指标目录版本")]
    template: Annotated[str, zh("模板版本")]
