"""What happens to a document that reporting writes: issued and kept."""

from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime

from contracts.values import Value
from kernel.event import Event, zh


class KeptFile(Value):
    """A file of an issued document, kept byte for byte under its digest."""

    name: Annotated[str, zh("文件名")]
    digest: Annotated[str, zh("摘要", "sha256，十六进制")]
    length: Annotated[int, zh("长度", "字节")]


class OriginPosition(Value):
    """How far one origin had been received at the cut."""

    origin: Annotated[str, zh("来源日志")]
    position: Annotated[int, zh("位置")]


class DocumentIssued(
    Event,
    name="reporting.issue.document_issued",
    title="文件印发",
    published=True,
    schema_number=2,
):
    """印发: a document was printed from a cut and kept, byte for byte."""

    document: Annotated[UUID, zh("文件")]
    kind: Annotated[str, zh("种类")]
    form: Annotated[str, zh("体例", "paper 为公文，report 为会议报告")]
    title: Annotated[str, zh("标题")]
    plenary: Annotated[UUID, zh("全体会议")]
    term: Annotated[int, zh("届")]
    session: Annotated[int, zh("次")]
    window: Annotated[str, zh("时间范围")]
    cut: Annotated[int, zh("截止位置", "本节点的到达位置")]
    as_of: Annotated[AwareDatetime, zh("截止时刻")]
    origins: Annotated[tuple[OriginPosition, ...], zh("截止时各来源日志的位置")]
    files: Annotated[tuple[KeptFile, ...], zh("所存文件", "第一个为文件本身，其余为依据")]
    blanks: Annotated[int, zh("待填处", "印发时尚未填写的处数")]
    program: Annotated[str, zh("程序版本")]
    catalogue: Annotated[str, zh("指标目录版本")]
    template: Annotated[str, zh("模板版本")]
    scope: Annotated[str, zh("统计范围", "committee、below、body、unit、member")] = "committee"
    of: Annotated[UUID | None, zh("界别、机构、单位或委员", "空为本委员会")] = None
    whose: Annotated[str, zh("其名称", "印发时的名称")] = ""
    draft: Annotated[UUID | None, zh("文稿", "空为未经文稿直接印发")] = None


class DocumentSuperseded(
    Event, name="reporting.issue.document_superseded", title="文件被取代", published=True
):
    """取代: a later document of the same kind, form, window and scope took its place."""

    document: Annotated[UUID, zh("文件")]
    by: Annotated[UUID, zh("取代它的文件")]
