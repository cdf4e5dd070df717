"""Which colours, fonts, labels and axes does a chart have?"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import chain

from reporting.documents.tree import Chart, Series
from reporting.render.word import layout
from reporting.render.word.names import a, c
from reporting.render.xml import Element

# Apart in grey too, for papers that are copied.
_COLOURS = ("1F4E79", "C00000", "BF9000", "7F7F7F", "548235", "8064A2", "D99694", "4BACC6")
_CATEGORY_AXIS, _VALUE_AXIS = 1, 2
AXIS_IDS = (c("axId", val=_CATEGORY_AXIS), c("axId", val=_VALUE_AXIS))


def number_format(values: Iterable[int | Decimal]) -> str:
    """The format with as many decimals as the most precise value has."""
    exponents = (Decimal(value).as_tuple().exponent for value in values)
    digits = max((-e for e in exponents if isinstance(e, int)), default=0)
    return "0." + "0" * digits if digits > 0 else "General"


def labels(position: str, series: Series, *, category: bool = False) -> Element:
    shown = {
        "showLegendKey": 0,
        "showVal": 1,
        "showCatName": int(category),
        "showSerName": 0,
        "showPercent": 0,
        "showBubbleSize": 0,
    }
    return c(
        "dLbls",
        c("numFmt", formatCode=number_format(series.values), sourceLinked=0),
        c("spPr", a("noFill"), a("ln", a("noFill"))),
        font(1050),
        c("dLblPos", val=position),
        *(c(name, val=value) for name, value in shown.items()),
        *([c("separator", "，"), c("showLeaderLines", val=1)] if category else []),
    )


def axes(chart: Chart) -> tuple[Element, Element]:
    """Lying bars read from the top; bars and columns start at zero unless a value is below it."""
    lying = chart.kind == "bar"
    order = "maxMin" if lying else "minMax"
    lowest = min(chain.from_iterable(series.values for series in chart.series), default=0)
    floor = [c("min", val=0)] if lowest >= 0 else []
    categories = c(
        "catAx",
        c("axId", val=_CATEGORY_AXIS),
        c("scaling", c("orientation", val=order)),
        c("delete", val=0),
        c("axPos", val="l" if lying else "b"),
        c("numFmt", formatCode="General", sourceLinked=0),
        *_ticks("low", "595959"),
        c("crossAx", val=_VALUE_AXIS),
        c("crosses", val="autoZero"),
        c("auto", val=0),
        c("lblAlgn", val="ctr"),
        c("lblOffset", val=100),
        c("noMultiLvlLbl", val=1),
    )
    values = c(
        "valAx",
        c("axId", val=_VALUE_AXIS),
        c("scaling", c("orientation", val="minMax"), *floor),
        c("delete", val=int(chart.kind != "line")),
        c("axPos", val="b" if lying else "l"),
        *([c("majorGridlines", line("D9D9D9", 6350))] if chart.kind == "line" else []),
        c("numFmt", formatCode="General", sourceLinked=0),
        *_ticks("nextTo", "595959"),
        c("crossAx", val=_CATEGORY_AXIS),
        c("crosses", val="autoZero"),
        c("crossBetween", val="between"),
    )
    return categories, values


def _ticks(labels: str, colour: str) -> tuple[Element, ...]:
    marks = (c("majorTickMark", val="none"), c("minorTickMark", val="none"))
    return (*marks, c("tickLblPos", val=labels), line(colour, 9525), font(1050))


def solid(colour: str) -> Element:
    return a("solidFill", a("srgbClr", val=colour))


def colour(n: int) -> str:
    return _COLOURS[n % len(_COLOURS)]


def fill(n: int) -> Element:
    return c("spPr", solid(colour(n)), a("ln", solid("FFFFFF"), w=6350))


def stroke(n: int) -> Element:
    return line(colour(n), 25400)


def line(colour: str, width: int) -> Element:
    return c("spPr", a("ln", solid(colour), w=width))


def marker(n: int) -> Element:
    return c("marker", c("symbol", val="circle"), c("size", val=6), fill(n))


def font(size: int) -> Element:
    fonts = (a("latin", typeface=layout.LATIN_FONT), a("ea", typeface=layout.BODY_FONT))
    properties = a("defRPr", solid("000000"), *fonts, sz=size, b=0)
    end = a("endParaRPr", lang="zh-CN")
    return c("txPr", a("bodyPr"), a("lstStyle"), a("p", a("pPr", properties), end))
