"""What surrounds the text: page, page numbers, the draft's mark, fonts, settings, properties?"""

from collections.abc import Sequence

from reporting.documents.tree import Document
from reporting.render.word import layout
from reporting.render.word.names import CORE, CUSTOM, WORD, bare, vt, w
from reporting.render.word.runs import line, paragraph, printed, text_run
from reporting.render.word.styles import FOOTER, HEADER
from reporting.render.xml import Element, prefixed, xml

CHECK_COPY = "〔核对稿，不作正式文件〕"
_W = {"w": WORD["w"]}
# What to use where a font that may not be shipped is absent.
_SUBSTITUTES = {
    layout.TITLE_FONT: "华文中宋,STZhongsong,SimSun",
    layout.HEADING_FONT: "SimHei",
    layout.SUBHEADING_FONT: "楷体,KaiTi,STKaiti",
    layout.BODY_FONT: "仿宋,FangSong,STFangsong",
    layout.PAGE_NUMBER_FONT: "SimSun",
}


def header_text(*, draft: str, check: bool) -> str:
    """What each page says at its top of a paper that is not to be issued; "" of any other."""
    return CHECK_COPY * check + (f"〔{draft}〕" if draft else "")


def section(*, header: bool, lying: bool = False) -> Element:
    """A4 with the margins of the standard, 22 lines a page, the two footers; a page may lie."""
    size = {"w": layout.PAGE_WIDTH, "h": layout.PAGE_HEIGHT}
    turned = {"w": layout.PAGE_HEIGHT, "h": layout.PAGE_WIDTH, "orient": "landscape"}
    headers = (w("headerReference", type=t, r_id="rIdHeader") for t in ("default", "even"))
    return w(
        "sectPr",
        *(headers if header else ()),
        w("footerReference", type="default", r_id="rIdFooterOdd"),
        w("footerReference", type="even", r_id="rIdFooterEven"),
        w("pgSz", **(turned if lying else size)),
        _margins(lying=lying),
        w("docGrid", type="lines", linePitch=layout.LINE),
    )


def _margins(*, lying: bool) -> Element:
    sides = (layout.TOP, layout.RIGHT, layout.BOTTOM, layout.LEFT)
    top, right, bottom, left = (*sides[-1:], *sides[:-1]) if lying else sides
    return w(
        "pgMar",
        top=top,
        right=right,
        bottom=bottom,
        left=left,
        header=layout.HEADER_DISTANCE,
        footer=layout.FOOTER_DISTANCE,
        gutter=0,
    )


def footer_part(*, even: bool) -> bytes:
    """— 1 —, one character from the outer edge: right on odd pages, left on even ones."""
    side = "left" if even else "right"
    indent = w("ind", **{f"{side}Chars": 100, side: layout.SMALL_CHARACTER})
    content = [text_run("— "), *_page_field(), text_run(" —")]
    number = paragraph(FOOTER, *content, properties=[indent, w("jc", val=side)])
    return xml(w("ftr", number), _W)


def _page_field() -> list[Element]:
    marks = {mark: w("r", w("fldChar", fldCharType=mark)) for mark in ("begin", "separate", "end")}
    code = w("r", w("instrText", " PAGE ", xml_space="preserve"))
    return [marks["begin"], code, marks["separate"], w("r", w("t", "1")), marks["end"]]


def header_part(text: str) -> bytes:
    """The same line at the top of every page."""
    return xml(w("hdr", line(HEADER, text)), _W)


def settings_part() -> bytes:
    """Page numbers differ on odd and even pages; Word's present layout rules, no compression."""
    uri = "http://schemas.microsoft.com/office/word"
    mode = w("compatSetting", name="compatibilityMode", uri=uri, val=15)
    root = w(
        "settings",
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", w("spaceForUL"), w("useFELayout"), mode),
    )
    return xml(root, _W)


def fonts_part() -> bytes:
    """fontTable.xml: what stands in for each font."""
    fonts = (
        w("font", w("altName", val=others), w("charset", val="86"), name=name)
        for name, others in _SUBSTITUTES.items()
    )
    return xml(w("fonts", *fonts), _W)


def core_part(document: Document) -> bytes:
    """Title, issuer and day of issue: nothing of the machine or the moment."""
    dc, dcterms = prefixed("dc"), prefixed("dcterms")
    day = document.issued_on or document.spoken_on
    w3c = {"xsi_type": "dcterms:W3CDTF"}
    created = [dcterms("created", f"{day.isoformat()}T00:00:00Z", **w3c)] if day else []
    title, issuer = dc("title", "".join(document.title)), dc("creator", printed(document.issuer))
    core = prefixed("cp")("coreProperties", title, issuer, dc("language", "zh-CN"), *created)
    return xml(core, CORE)


def custom_part(properties: Sequence[tuple[str, str]]) -> bytes:
    """Named texts about the file's making."""
    fmtid = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
    entries = (
        bare("property", vt("lpwstr", text), fmtid=fmtid, pid=pid, name=name)
        for pid, (name, text) in enumerate(properties, start=2)
    )
    return xml(bare("Properties", *entries), CUSTOM)
