"""Which bytes is a document as a Word file?"""

from collections.abc import Iterable, Mapping, Sequence
from posixpath import basename, splitext

from reporting.documents.marks import Mark
from reporting.documents.tree import Chart, Document, Meta
from reporting.render.marking import LIST_TITLE, listing, marked
from reporting.render.numbering import Numbered, numbered
from reporting.render.package import CONTENT_TYPES as TYPES_NAME
from reporting.render.package import zipped
from reporting.render.word import frame
from reporting.render.word.blocks import block
from reporting.render.word.chart_data import chart_workbook
from reporting.render.word.charts import WORKBOOK_ID, chart_part
from reporting.render.word.closing import after_all, appendix, closing
from reporting.render.word.drawing import relationship_id
from reporting.render.word.names import (
    CONTENT_TYPES,
    RELATIONSHIP_TYPES,
    RELATIONSHIPS,
    WORD,
    bare,
    w,
)
from reporting.render.word.names import TYPES as TYPES_NAMESPACE
from reporting.render.word.opening import opening
from reporting.render.word.runs import ending
from reporting.render.word.styles import styles_part
from reporting.render.xml import xml

Relationship = tuple[str, str, str]
_FOOTERS = {"rIdFooterOdd": "footer1.xml", "rIdFooterEven": "footer2.xml"}


def docx(document: Document, marks: Sequence[Mark] = ()) -> bytes:
    """The paper after GB/T 9704-2012; equal documents give equal bytes, anywhere, at any time.

    Args:
        marks: of a check copy (核对稿): each figure bears its number, each page says what it is,
            and a list on the last pages tells of every number.
    """
    document = marked(document, marks) if marks else document
    header = frame.header_text(draft=document.draft, check=bool(marks))
    bodies = numbered([document.body, *(a.body for a in document.appendices)])
    charts = [(n.node, n.number) for body in bodies for n in body if isinstance(n.node, Chart)]
    parts = {
        "word/document.xml": _document_part(document, bodies, marks),
        "word/styles.xml": styles_part(),
        "word/settings.xml": frame.settings_part(),
        "word/fontTable.xml": frame.fonts_part(),
        "word/footer1.xml": frame.footer_part(even=False),
        "word/footer2.xml": frame.footer_part(even=True),
        "docProps/core.xml": frame.core_part(document),
        "docProps/custom.xml": frame.custom_part(_making(document.meta, marks)),
        "_rels/.rels": _relationships(_OF_PACKAGE),
        "word/_rels/document.xml.rels": _relationships(_of_document(len(charts), header)),
    }
    if header:
        parts["word/header1.xml"] = frame.header_part(header)
    for chart, number in charts:
        parts |= _chart_parts(chart, number)
    return zipped({TYPES_NAME: _content_types(parts), **parts})


def _document_part(
    document: Document, bodies: list[list[Numbered]], marks: Sequence[Mark]
) -> bytes:
    body, *appendices = bodies
    text = [element for each in body for element in block(each)]
    content = [*opening(document), *closing(text, document)]
    for n, (each, nodes) in enumerate(zip(document.appendices, appendices, strict=True), start=1):
        content += appendix(str(n) if len(appendices) > 1 else "", each.title, nodes)
    section = frame.section(header=bool(document.draft or marks))
    if marks:
        *before, last = content
        content = [*before, ending(last, section), *after_all(LIST_TITLE, *listing(marks))]
        section = frame.section(header=True, lying=True)
    return xml(w("document", w("body", *content, section)), WORD)


def _making(meta: Meta, marks: Sequence[Mark]) -> list[tuple[str, str]]:
    told = [("program", meta.program), ("template", meta.template), ("cut", meta.cut)]
    named = [("document", meta.document)] if meta.document else []
    return [*told, *named, *([("copy", "check")] if marks else [])]


def _chart_parts(chart: Chart, number: int) -> dict[str, bytes]:
    workbook = f"embeddings/chart{number}.xlsx"
    return {
        f"word/charts/chart{number}.xml": chart_part(chart),
        f"word/charts/_rels/chart{number}.xml.rels": _relationships(
            [(WORKBOOK_ID, "package", f"../{workbook}")]
        ),
        f"word/{workbook}": chart_workbook(chart),
    }


_OF_PACKAGE: tuple[Relationship, ...] = (
    ("rId1", "document", "word/document.xml"),
    ("rId2", "core", "docProps/core.xml"),
    ("rId3", "custom", "docProps/custom.xml"),
)


def _of_document(charts: int, header: str) -> list[Relationship]:
    parts = [(f"rId{name}", name, f"{name}.xml") for name in ("styles", "settings", "fontTable")]
    footers = [(id, "footer", target) for id, target in _FOOTERS.items()]
    headers = [("rIdHeader", "header", "header1.xml")] if header else []
    numbers = range(1, charts + 1)
    drawn = [(relationship_id(n), "chart", f"charts/chart{n}.xml") for n in numbers]
    return [*parts, *footers, *headers, *drawn]


def _relationships(relationships: Iterable[Relationship]) -> bytes:
    entries = (
        bare("Relationship", Id=id, Type=RELATIONSHIP_TYPES[kind], Target=target)
        for id, kind, target in relationships
    )
    return xml(bare("Relationships", *entries), RELATIONSHIPS)


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    defaults = [
        bare("Default", Extension=extension, ContentType=CONTENT_TYPES[extension])
        for extension in ("rels", "xlsx")
    ]
    overrides = [
        bare("Override", PartName=f"/{name}", ContentType=CONTENT_TYPES[_kind(name)])
        for name in sorted(parts)
        if not name.endswith((".rels", ".xlsx"))
    ]
    return xml(bare("Types", *defaults, *overrides), TYPES_NAMESPACE)


def _kind(name: str) -> str:
    """What a part is: its file's name without the number."""
    return splitext(basename(name))[0].rstrip("0123456789")
