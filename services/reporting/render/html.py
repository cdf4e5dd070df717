"""Which page is a document, for reading on a screen and for print?"""

from collections.abc import Iterator

from reporting.documents.tree import Document
from reporting.render.dates import date_zh
from reporting.render.numbering import Numbered, numbered
from reporting.render.web.blocks import block, inline
from reporting.render.web.markup import h, markup
from reporting.render.web.style import STYLE
from reporting.render.word.runs import printed
from reporting.render.xml import Element

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""No script, nothing from elsewhere: the page is whole in itself."""


def html(document: Document) -> str:
    """The page: UTF-8, one file, the same figures, numbers and order as in the Word file.

    Equal documents give equal text. Each figure is a `data` element whose value is its id.
    """
    body, *appendices = numbered([document.body, *(one.body for one in document.appendices)])
    main = h(
        "main",
        *([h("p", f"〔{document.draft}〕", cls="draft")] if document.draft else []),
        *_opening(document),
        *map(block, body),
        *_note(document),
        *_signature(document),
        *_appendices(document, appendices),
    )
    return markup(h("html", _head(document), h("body", main), lang="zh-CN"))


def _head(document: Document) -> Element:
    meta = document.meta
    made = {"program": meta.program, "template": meta.template, "cut": meta.cut}
    named = {"document": meta.document} if meta.document else {}
    return h(
        "head",
        h("meta", charset="utf-8"),
        h("meta", **{"http_equiv": "Content-Security-Policy", "content": POLICY}),
        h("meta", name="viewport", content="width=device-width"),
        *(h("meta", **{"name": f"jianyan-{k}", "content": v}) for k, v in (made | named).items()),
        h("title", "".join(document.title)),
        h("style", STYLE),
    )


def _opening(document: Document) -> Iterator[Element]:
    if head := document.red_head:
        signer = ["　签发人：", *inline((head.signer,))] if printed(head.signer) else []
        yield h("p", head.mark, cls="mark")
        yield h("p", *inline((head.number,)), *signer, cls="number")
    yield h("header", h("h1", *inline(("\n".join(document.title),))), *_occasion(document))
    if printed(document.addressee):
        yield h("p", *inline((document.addressee, "：")), cls="flush")


def _occasion(document: Document) -> Iterator[Element]:
    spoken = f"（{date_zh(document.spoken_on)}）" if document.spoken_on else ""
    for line in (document.occasion, spoken, document.speaker):
        if printed(line):
            yield h("p", *inline((line,)), cls="occasion")


def _note(document: Document) -> Iterator[Element]:
    """附件说明: what is attached, numbered when there are several."""
    titles = [one.title for one in document.appendices]
    if titles:
        numbers = [f"{n}." for n in range(1, len(titles) + 1)] if len(titles) > 1 else [""]
        told = "\n".join(f"{n}{title}" for n, title in zip(numbers, titles, strict=True))
        yield h("p", *inline((f"附件：{told}",)), cls="note")


def _signature(document: Document) -> Iterator[Element]:
    """As in the Word file: none below a speech or a report to a meeting."""
    if document.occasion or not (printed(document.issuer) or document.issued_on):
        return
    day = [h("p", date_zh(document.issued_on))] if document.issued_on else []
    yield h("div", h("p", *inline((document.issuer,))), *day, cls="signature")


def _appendices(document: Document, bodies: list[list[Numbered]]) -> Iterator[Element]:
    for n, (one, nodes) in enumerate(zip(document.appendices, bodies, strict=True), start=1):
        number = str(n) if len(bodies) > 1 else ""
        mark, title = h("p", f"附件{number}", cls="flush attachment"), h("h1", one.title)
        yield h("section", mark, title, *map(block, nodes), cls="appendix")
