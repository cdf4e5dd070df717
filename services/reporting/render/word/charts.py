"""How does a chart say its data in DrawingML?"""

from reporting.documents.tree import Chart, Series
from reporting.render.word.chart_look import (
    AXIS_IDS,
    axes,
    fill,
    font,
    labels,
    marker,
    number_format,
    stroke,
)
from reporting.render.word.names import CHART, a, c
from reporting.render.xml import Element, xml

WORKBOOK_ID = "rId1"
SHEET = "Sheet1"


def chart_part(chart: Chart) -> bytes:
    """The chart with colours and fonts by name, values as given, its workbook linked."""
    root = c(
        "chartSpace",
        c("date1904", val=0),
        c("lang", val="zh-CN"),
        c("roundedCorners", val=0),
        c(
            "chart",
            c("autoTitleDeleted", val=1),
            c("plotArea", c("layout"), *_plot(chart)),
            *_legend(chart),
            c("plotVisOnly", val=1),
            c("dispBlanksAs", val="gap"),
        ),
        c("spPr", a("noFill"), a("ln", a("noFill"))),
        font(1050),
        c("externalData", c("autoUpdate", val=0), r_id=WORKBOOK_ID),
    )
    return xml(root, CHART)


def _plot(chart: Chart) -> list[Element]:
    match chart.kind:
        case "bar" | "column":
            return [_bars(chart), *axes(chart)]
        case "line":
            return [_lines(chart), *axes(chart)]
        case "pie":
            return [_pie(chart)]


def _bars(chart: Chart) -> Element:
    direction = "bar" if chart.kind == "bar" else "col"
    series = [
        _series(chart, n, fill(n), c("invertIfNegative", val=0), labels("outEnd", each))
        for n, each in enumerate(chart.series)
    ]
    head = (c("barDir", val=direction), c("grouping", val="clustered"), c("varyColors", val=0))
    return c("barChart", *head, *series, c("gapWidth", val=60), *AXIS_IDS)


def _lines(chart: Chart) -> Element:
    series = [
        _series(chart, n, stroke(n), marker(n), labels("tb"[n % 2], each), smooth=True)
        for n, each in enumerate(chart.series)
    ]
    head = (c("grouping", val="standard"), c("varyColors", val=0))
    return c("lineChart", *head, *series, c("marker", val=1), *AXIS_IDS)


def _pie(chart: Chart) -> Element:
    """Each slice says its name and its value; Word is asked for no percentage of its own."""
    points = [
        c("dPt", c("idx", val=n), c("bubble3D", val=0), fill(n))
        for n in range(len(chart.categories))
    ]
    said = labels("outEnd", chart.series[0], category=True)
    series = _series(chart, 0, *points, said)
    return c("pieChart", c("varyColors", val=1), series, c("firstSliceAng", val=0))


def _series(chart: Chart, n: int, *look: Element, smooth: bool = False) -> Element:
    """The n-th series with its cells in the workbook: names in row 1, categories in column A."""
    series, last = chart.series[n], len(chart.categories) + 1
    column = _column(n + 1)
    name = c("tx", _texts(f"{SHEET}!${column}$1", (series.name,)))
    categories = c("cat", _texts(f"{SHEET}!$A$2:$A${last}", chart.categories))
    values = c("val", _numbers(f"{SHEET}!${column}$2:${column}${last}", series))
    end = [c("smooth", val=0)] if smooth else []
    order = (c("idx", val=n), c("order", val=n))
    return c("ser", *order, name, *look, categories, values, *end)


def _texts(cells: str, texts: tuple[str, ...]) -> Element:
    points = (c("pt", c("v", text), idx=n) for n, text in enumerate(texts))
    return c("strRef", c("f", cells), c("strCache", c("ptCount", val=len(texts)), *points))


def _numbers(cells: str, series: Series) -> Element:
    points = (c("pt", c("v", text), idx=n) for n, text in enumerate(series.printed()))
    head = (c("formatCode", number_format(series.values)), c("ptCount", val=len(series.values)))
    return c("numRef", c("f", cells), c("numCache", *head, *points))


def _legend(chart: Chart) -> list[Element]:
    """Only where several series must be told apart."""
    if len(chart.series) < 2:
        return []
    return [c("legend", c("legendPos", val="b"), c("overlay", val=0), font(1050))]


def _column(n: int) -> str:
    """The letters of a column, 0 is A."""
    letters = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
