"""How does a chart stand on the page?"""

from reporting.documents.tree import Chart
from reporting.render.word import layout
from reporting.render.word.names import CHART, a, c, w, wp
from reporting.render.word.runs import line, paragraph
from reporting.render.word.styles import CAPTION, DRAWING
from reporting.render.xml import Element

_HEIGHT_MM = 75
_MM_A_BAR = 8
_MM_AROUND_BARS = 20


def drawing(chart: Chart, number: int, label: str) -> list[Element]:
    """The chart as wide as the text and its caption below."""
    caption = f"{label}　{chart.title}"
    inline = w("drawing", _inline(chart, number, caption))
    return [paragraph(DRAWING, w("r", inline)), line(CAPTION, caption)]


def relationship_id(number: int) -> str:
    """The id under which the document knows its n-th chart."""
    return f"rIdChart{number}"


def height_mm(chart: Chart) -> int:
    """Lying bars need room for each; other charts have one height."""
    if chart.kind != "bar":
        return _HEIGHT_MM
    bars = len(chart.categories) * max(1, len(chart.series))
    return min(max(_MM_AROUND_BARS + _MM_A_BAR * bars, 50), 200)


def _inline(chart: Chart, number: int, caption: str) -> Element:
    width = layout.CHART_WIDTH_MM * layout.EMU_PER_MM
    height = height_mm(chart) * layout.EMU_PER_MM
    uri = CHART["c"]
    return wp(
        "inline",
        wp("extent", cx=width, cy=height),
        wp("effectExtent", l=0, t=0, r=0, b=0),
        wp("docPr", id=number, name=caption, descr=caption),
        wp("cNvGraphicFramePr"),
        a("graphic", a("graphicData", c("chart", r_id=relationship_id(number)), uri=uri)),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
