"""What stands above the text: red head, title, the meeting it was given to, the addressee?"""

from reporting.documents.tree import Document, RedHead
from reporting.render.dates import date_zh
from reporting.render.word import layout
from reporting.render.word.names import w
from reporting.render.word.runs import empty, line, paragraph, printed, runs, text_run
from reporting.render.word.styles import BODY, FLUSH, MARK, NUMBER, OCCASION, RED_LINE, TITLE
from reporting.render.xml import Element


def opening(document: Document) -> list[Element]:
    """Everything before the body, each line that is empty left out."""
    titles = [line(TITLE, text) for text in document.title]
    return [*_above(document), *titles, *_occasion(document), *_addressee(document)]


def mark_size(mark: str) -> int:
    """The largest size in half points at which the issuer's mark stays on one line."""
    width = layout.TEXT_WIDTH // 10
    return next((s for s in layout.MARK_SIZES if s * len(mark) <= width), layout.MARK_SIZES[-1])


def _above(document: Document) -> list[Element]:
    if document.red_head is None:
        return empty(1, BODY)
    return [*_red_head(document.red_head), *empty(2, BODY)]


def _red_head(head: RedHead) -> list[Element]:
    size = mark_size(head.mark)
    above = w("spacing", before=layout.RED_HEAD_ABOVE, after=0, line=240, lineRule="auto")
    mark = text_run(head.mark, w("sz", val=size), w("szCs", val=size))
    red = w("pBdr", w("bottom", val="single", sz=12, space=0, color=layout.RED))
    return [
        paragraph(MARK, mark, properties=[above]),
        *empty(2, BODY),
        _number(head),
        paragraph(RED_LINE, properties=[red]),
    ]


def _number(head: RedHead) -> Element:
    """In the middle; with a signer the number is one character from the left, he from the right."""
    if not printed(head.signer):
        return line(NUMBER, head.number)
    edge = w("tab", val="right", pos=layout.TEXT_WIDTH - layout.CHARACTER)
    kai = w("rFonts", eastAsia=layout.SUBHEADING_FONT, hint="eastAsia")
    signer = w("r", w("rPr", kai), w("t", printed(head.signer)))
    label = [text_run("\t签发人："), signer]
    properties = [w("tabs", edge), w("ind", left=layout.CHARACTER), w("jc", val="left")]
    return paragraph(NUMBER, *runs((head.number,)), *label, properties=properties)


def _occasion(document: Document) -> list[Element]:
    spoken = f"（{date_zh(document.spoken_on)}）" if document.spoken_on else ""
    lines = (document.occasion, spoken, document.speaker)
    return [line(OCCASION, each) for each in lines if printed(each)]


def _addressee(document: Document) -> list[Element]:
    """One blank line below the title, flush left, with a full-width colon."""
    if not printed(document.addressee):
        return empty(1, BODY)
    return [*empty(1, BODY), paragraph(FLUSH, *runs((document.addressee, "：")))]
