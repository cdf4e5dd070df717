"""How are texts, figures and blanks set within a line?"""

import re
from collections.abc import Iterable
from itertools import chain

from reporting.documents.tree import Blank, Figure, Part
from reporting.render.word import layout
from reporting.render.word.names import w
from reporting.render.word.styles import Style
from reporting.render.xml import Element

# Without the hint Word takes quotation marks, dashes and ellipses from the Latin font.
_HINT = w("rFonts", hint="eastAsia")
_BREAKS = re.compile("([\n\t])")


def paragraph(style: Style, *content: Element, properties: Iterable[Element] = ()) -> Element:
    """A paragraph in a style; `properties` follow the style's name in Word's order."""
    return w("p", w("pPr", w("pStyle", val=style.id), *properties), *content)


def line(style: Style, part: Part, properties: Iterable[Element] = ()) -> Element:
    """A paragraph of one part."""
    return paragraph(style, *runs((part,)), properties=properties)


def with_next(element: Element) -> Element:
    """The same paragraph, not parted from the next by the end of a page."""
    properties, *content = element.children
    if element.name != "w:p" or not isinstance(properties, Element):
        return element
    style, *others = properties.children
    kept = w("pPr", style, *dict.fromkeys((w("keepNext"), *others)))
    return w("p", kept, *content)


def ending(element: Element, section: Element) -> Element:
    """The same paragraph, the last of a section of pages."""
    properties, *content = element.children
    assert isinstance(properties, Element)
    return w("p", w("pPr", *properties.children, section), *content)


def empty(count: int, style: Style) -> list[Element]:
    """So many blank lines."""
    return [paragraph(style) for _ in range(count)]


def runs(parts: Iterable[Part]) -> list[Element]:
    """One run a part; a blank is red."""
    return list(chain.from_iterable(_run(part) for part in parts))


def printed(part: Part) -> str:
    """The text that the reader sees."""
    match part:
        case str():
            return part
        case Figure():
            return part.text
        case Blank():
            return f"〔待填：{part.hint}〕"


def text_run(text: str, *properties: Element) -> Element:
    """A run; a line feed in the text breaks the line."""
    pieces = [_piece(piece) for piece in _BREAKS.split(text) if piece]
    return w("r", w("rPr", _HINT, *properties), *pieces)


def _run(part: Part) -> list[Element]:
    colour = [w("color", val=layout.RED)] if isinstance(part, Blank) else []
    text = printed(part)
    return [text_run(text, *colour), *_mark(part)] if text else []


def _mark(part: Part) -> list[Element]:
    """[3], small and raised, beside a figure of a check copy."""
    if not isinstance(part, Figure) or not part.mark:
        return []
    return [text_run(f"[{part.mark}]", w("vertAlign", val="superscript"))]


def _piece(piece: str) -> Element:
    if piece == "\n":
        return w("br")
    return w("tab") if piece == "\t" else w("t", piece, xml_space="preserve")
