"""How do the styles of an official paper look in Word's terms?"""

from dataclasses import dataclass

from reporting.render.word import layout
from reporting.render.word.names import WORD, w
from reporting.render.xml import Element, xml


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. `size` in half points; indents in characters of 3号; `line` in twips.

    `line` 0 lets the line grow with what stands in it, which a chart needs. What is higher than
    a line of the page, or taller than its characters, keeps off the page's grid.
    """

    id: str
    name: str
    font: str = layout.BODY_FONT
    latin: str = layout.LATIN_FONT
    size: int = layout.SIZE_3
    align: str = "both"
    first_line: int = 0
    line: int = layout.LINE
    keep_next: bool = False
    outline: int | None = None
    colour: str = ""
    closer: bool = True


BODY = Style("BodyText", "Body Text", first_line=2)
FLUSH = Style("Flush", "顶格")
CENTRED = Style("Centred", "居中", align="center")
HEADINGS = (
    Style("Heading1", "heading 1", layout.HEADING_FONT, first_line=2, keep_next=True, outline=0),
    Style("Heading2", "heading 2", layout.SUBHEADING_FONT, first_line=2, keep_next=True, outline=1),
    Style("Heading3", "heading 3", first_line=2, keep_next=True, outline=2),
    Style("Heading4", "heading 4", first_line=2, keep_next=True, outline=3),
)
TITLE = Style("Title", "Title", layout.TITLE_FONT, size=layout.SIZE_2, align="center", closer=False)
OCCASION = Style("Occasion", "题注（会议、日期、报告人）", layout.SUBHEADING_FONT, align="center")
MARK = Style(
    "Mark",
    "发文机关标志",
    layout.TITLE_FONT,
    align="center",
    line=0,
    colour=layout.RED,
    closer=False,
)
NUMBER = Style("DocumentNumber", "发文字号", align="center")
RED_LINE = Style("RedLine", "红色分隔线", line=layout.RED_LINE_BELOW)
CAPTION = Style(
    "Caption", "caption", layout.HEADING_FONT, size=layout.SIZE_SMALL_4, align="center", line=440
)
CELL = Style("Cell", "表格文字", size=layout.SIZE_SMALL_4, align="left", line=380, closer=False)
CELL_HEADING = Style(
    "CellHeading",
    "表格标题行",
    layout.HEADING_FONT,
    size=layout.SIZE_SMALL_4,
    align="center",
    line=380,
    closer=False,
)
LIST_CELL = Style(
    "ListCell", "核对表文字", size=layout.SIZE_5, align="left", line=300, closer=False
)
LIST_HEADING = Style(
    "ListHeading",
    "核对表标题行",
    layout.HEADING_FONT,
    size=layout.SIZE_5,
    align="center",
    line=300,
    closer=False,
)
GAP = Style("Gap", "表后间隔", line=200)
DRAWING = Style("Drawing", "图", align="center", line=0, keep_next=True)
SIGNATURE = Style("Signature", "署名", align="right")
APPENDIX_MARK = Style("AppendixMark", "附件序号", layout.HEADING_FONT)
HEADER = Style(
    "Header", "header", layout.HEADING_FONT, align="right", line=0, colour=layout.RED, closer=False
)
FOOTER = Style(
    "Footer",
    "footer",
    layout.PAGE_NUMBER_FONT,
    layout.PAGE_NUMBER_FONT,
    layout.SIZE_4,
    line=0,
    closer=False,
)
ALL = (
    BODY,
    FLUSH,
    CENTRED,
    *HEADINGS,
    TITLE,
    OCCASION,
    MARK,
    NUMBER,
    RED_LINE,
    CAPTION,
    CELL,
    CELL_HEADING,
    LIST_CELL,
    LIST_HEADING,
    GAP,
    DRAWING,
    SIGNATURE,
    APPENDIX_MARK,
    HEADER,
    FOOTER,
)


def styles_part() -> bytes:
    """styles.xml: the defaults name every font themselves, so no theme can change one."""
    name = (w("name", val="Normal"), w("qFormat"), w("pPr", *_EVEN_SPACING))
    normal = w("style", *name, type="paragraph", default=1, styleId="Normal")
    return xml(w("styles", _defaults(), normal, *map(_style, ALL)), {"w": WORD["w"]})


def _defaults() -> Element:
    fonts = _fonts(layout.BODY_FONT, layout.LATIN_FONT)
    language = w("lang", val="en-US", eastAsia="zh-CN")
    size = (w("sz", val=layout.SIZE_3), w("szCs", val=layout.SIZE_3))
    run = w("rPr", fonts, w("spacing", val=layout.CLOSER), *size, language)
    # 22 lines a page: no line is pushed to the next page to keep it company.
    spacing = _spacing(layout.LINE)
    paragraph = w("pPr", w("widowControl", val=0), spacing, w("jc", val="both"))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


# Word would put a quarter of a space between a digit and a character, and 28 would not fit.
_EVEN_SPACING = (w("autoSpaceDE", val=0), w("autoSpaceDN", val=0))


def _style(style: Style) -> Element:
    based = w("basedOn", val="Normal")
    head = (w("name", val=style.name), based, w("qFormat"))
    return w("style", *head, _paragraph(style), _run(style), type="paragraph", styleId=style.id)


def _paragraph(style: Style) -> Element:
    properties = [w("keepNext"), w("keepLines")] if style.keep_next else []
    if style.line != layout.LINE or style.size > layout.SIZE_3:
        properties.append(w("snapToGrid", val=0))
    properties.append(_spacing(style.line))
    if style.first_line:
        indent = style.first_line * layout.CHARACTER
        properties.append(w("ind", firstLineChars=style.first_line * 100, firstLine=indent))
    properties.append(w("jc", val=style.align))
    if style.outline is not None:
        properties.append(w("outlineLvl", val=style.outline))
    return w("pPr", *properties)


def _spacing(line: int) -> Element:
    height, rule = (line, "exact") if line else (240, "auto")
    return w("spacing", before=0, after=0, line=height, lineRule=rule)


def _run(style: Style) -> Element:
    properties = [_fonts(style.font, style.latin)]
    if style.colour:
        properties.append(w("color", val=style.colour))
    properties.append(w("spacing", val=layout.CLOSER if style.closer else 0))
    properties += [w("sz", val=style.size), w("szCs", val=style.size)]
    return w("rPr", *properties)


def _fonts(east_asian: str, latin: str) -> Element:
    return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=east_asian, cs=latin)
